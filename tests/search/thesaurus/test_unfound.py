"""Searches that found nothing become words of the thesaurus, with one click."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.models import Value
from django.db.models.functions import Concat
from django.test import Client
from django.urls import reverse

from search.log.models import SearchedWords
from search.thesaurus.kept import thesaurus
from search.thesaurus.models import Concept, ConceptWord, Decision
from search.thesaurus.unfound import unfound
from tests.factories.accounts import NORTHERN_EDITORS, PLANNERS, member_of
from tests.factories.areas import small_oulu

pytestmark = pytest.mark.django_db


def searched(words: str, nothing: int = 7, language: str = "fi") -> None:
    SearchedWords.objects.create(
        digest=words or "?",
        words=words,
        uses=9,
        nothing_found=nothing,
        language=language,
        last_day=dt.date(2026, 11, 26),
    )


def concept(code: str, *words: str) -> Concept:
    made = Concept(code=code, name=code)
    for word in words:
        made.words.add(ConceptWord(text=word))
    made.save()
    return made


def no_concepts() -> None:
    """Those of the seed are out of use, and out of the way."""
    Concept.objects.update(in_use=False, code=Concat("code", Value("-muu")))


@pytest.fixture
def floorball() -> Concept:
    """The only concept that is in use."""
    no_concepts()
    return concept("salibandy", "sähly")


@pytest.fixture
def planner(client: Client) -> Client:
    client.force_login(member_of(PLANNERS))
    return client


def sent(client: Client, deed: Any, text: str = "sähläys", language: str = "fi") -> str:
    form = {"searched": "sahlays", "text": text, "language": language, "deed": deed}
    answer = client.post(reverse("unfound_decide"), form, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_words_that_found_nothing_wait_the_most_missed_first(floorball):
    searched("kaukalopallo", 6)
    searched("ufojahti", 30)
    assert [one.searched for one in unfound()] == ["ufojahti", "kaukalopallo"]


@pytest.mark.parametrize("words", ["sahly", "kerho 2026", ""])
def test_what_a_concept_explains_or_nothing_could_does_not_wait(floorball, words):
    searched(words)
    assert unfound() == []


def test_words_that_found_something_do_not_wait(floorball):
    searched("kaukalopallo", 0)
    assert unfound() == []


def test_the_name_of_a_place_is_no_word_to_be_added(floorball):
    small_oulu()
    searched("kaukalopallo tuirassa")
    assert [one.text for one in unfound()] == ["kaukalopallo"]


def test_only_what_no_concept_has_is_proposed_to_be_added(floorball):
    searched("sahly kaukalopallo kerho")
    assert [one.text for one in unfound()] == ["kaukalopallo"]


@pytest.mark.parametrize(
    ("code", "words", "text", "language"),
    [
        ("salibandy", ["sähly"], "salipandy", "fi"),
        ("lumirakentelu", ["lumi"], "lumilinna", "fi"),
        ("neulonta", [], "knitting", "en"),
        ("lautapelit", [], "brädspel", "sv"),
    ],
    ids=["alike", "a part", "in English", "in Swedish"],
)
def test_a_concept_is_proposed(code, words, text, language):
    no_concepts()
    concept(code, *words)
    searched(text, language=language)
    (one,) = unfound()
    assert [proposal.concept.code for proposal in one.proposals] == [code]
    assert str(one.proposals[0].because)


def test_added_to_a_concept_the_word_counts_at_once(planner, floorball):
    searched("sahlays")
    assert "sähläys" not in thesaurus().reach(["salibandy"])
    page = sent(planner, floorball.pk)
    assert thesaurus().reach(["sahlays"])["salibandy"] == 1
    assert unfound() == []
    assert "Peru" in page
    floorball.refresh_from_db()
    assert floorball.edited


def test_a_new_concept_opens_in_its_form(planner, floorball):
    searched("sahlays")
    page = sent(planner, "new", "sähläys")
    made = Concept.objects.used().get(name="sähläys")
    assert f"/edit/{made.pk}/" in page
    assert "sahlays" in thesaurus()


def test_a_new_concept_of_a_swedish_word_has_it_as_a_swedish_word(planner, floorball):
    searched("sahlays")
    sent(planner, "new", "innebandy", "sv")
    word = ConceptWord.objects.get(text="innebandy", concept__name="innebandy")
    assert word.language == "sv"


def test_a_code_that_is_taken_is_not_given_again(planner, floorball):
    searched("sahlays")
    sent(planner, "new", "Salibandy")
    assert Concept.objects.filter(code="salibandy-2").exists()


def test_what_is_left_alone_waits_no_more(planner, floorball):
    searched("sahlays")
    sent(planner, "ignore")
    assert unfound() == []
    assert "sahlays" not in thesaurus()


@pytest.mark.parametrize("deed", ["add", "new", "ignore"])
def test_a_decision_can_be_taken_back(planner, floorball, deed):
    searched("sahlays")
    sent(planner, floorball.pk if deed == "add" else deed)
    (decision,) = Decision.objects.all()
    planner.post(reverse("unfound_take_back", args=[decision.pk]))
    assert "sahlays" not in thesaurus()
    assert [one.searched for one in unfound()] == ["sahlays"]
    assert list(Concept.objects.used()) == [floorball]


def test_a_new_concept_that_somebody_has_filled_since_stays(planner, floorball):
    searched("sahlays")
    sent(planner, "new", "sähläys")
    made = Concept.objects.used().get(name="sähläys")
    made.theme = "palloilu"
    made.save()
    decision = Decision.objects.get()
    planner.post(reverse("unfound_take_back", args=[decision.pk]))
    assert Concept.objects.used().filter(name="sähläys").exists()


def test_two_who_decide_at_once_do_it_once(planner, floorball):
    searched("sahlays")
    sent(planner, "ignore")
    assert "jo päättänyt" in sent(planner, "new")
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("form", [{}, {"deed": "x"}, {"deed": "new", "text": ""}])
def test_what_no_form_sends_changes_nothing(planner, floorball, form):
    planner.post(reverse("unfound_decide"), {"searched": "a", "language": "fi", **form})
    assert not Decision.objects.exists()


def test_the_page_costs_a_handful_of_queries(
    planner, floorball, django_assert_max_num_queries
):
    for number in range(20):
        searched(f"salibandi{number}x")
    planner.get(reverse("unfound"))
    with django_assert_max_num_queries(25):
        page = planner.get(reverse("unfound")).content.decode()
    assert "Ei löytynyt" in page
    assert "salibandi7x" in page


def test_nobody_else_sees_or_decides(client, floorball):
    client.force_login(member_of(NORTHERN_EDITORS))
    assert client.get(reverse("unfound")).status_code in (302, 403)
    assert client.post(reverse("unfound_decide")).status_code in (302, 403)
    assert client.post(reverse("unfound_take_back", args=[1])).status_code in (302, 403)
    assert "unfound" not in client.get("/admin/").content.decode()


def test_the_report_of_searches_leads_there(planner):
    report = planner.get(reverse("searches")).content.decode()
    assert reverse("unfound") in report
