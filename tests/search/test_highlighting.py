"""The words that were searched for are marked where they stand in what was found."""

from __future__ import annotations

import re

import pytest

from home.texts import Text
from search.language import Tokens, analyse
from search.plan import Plan, TermGroup
from search.showing.highlighting import NOTHING_SOUGHT, Sought
from tests.factories.activities import weekly_club
from tests.factories.areas import small_oulu


def sought(*groups: dict[str, float]) -> Sought:
    """What a plan of these main groups looks for."""
    return Sought(Plan(tuple(TermGroup("", tuple(g.items())) for g in groups)))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Tuiran futis", "Tuiran <mark>futis</mark>"),
        ("FUTIS!", "<mark>FUTIS</mark>!"),
        ("Jalkapallo, futis", "<mark>Jalkapallo</mark>, <mark>futis</mark>"),
        ("Shakki", "Shakki"),
        ("", ""),
    ],
    ids=["a word", "in capitals", "another word for it", "something else", "nothing"],
)
def test_words_of_the_plan_are_marked(text, html):
    assert sought({"futis": 1, "jalkapallo": 0.9}).in_html(text) == html


def test_a_dot_that_was_not_typed_is_no_hindrance():
    assert sought({"sahly": 1}).in_html("Sähly") == "<mark>Sähly</mark>"
    # As a Mac writes it: the letter, then its dots.
    assert sought({"sahly": 1}).in_html("Sa\u0308hly") == "<mark>Sähly</mark>"


def test_what_stands_in_a_text_stays_text():
    text = '<script>futis</script> & "futis\'s"'
    html = sought({"futis": 1, "script": 1}).in_html(text)
    unmarked = html.replace("<mark>", "").replace("</mark>", "")
    assert "&lt;<mark>script</mark>&gt;" in html
    assert re.search(r"[<>\"']", unmarked) is None


@pytest.mark.skipif(not analyse("kissa").sure, reason="No lexicon of Finnish here.")
@pytest.mark.parametrize(
    "word",
    ["jalkapalloa", "Jalkapallokerhoon", "tyttöjalkapallo", "äiti-jalkapallo"],
    ids=["inflected", "in a compound", "at its end", "beside a hyphen"],
)
def test_a_word_is_marked_whole_in_whatever_form_it_stands(word):
    html = sought({"jalkapallo": 1}).in_html(f"Iloista {word} kaikille")
    assert html == f"Iloista <mark>{word}</mark> kaikille"


@pytest.mark.parametrize(
    "group",
    [{"kerho": 1}, {"pallo": 0.28}, {"theme:pallo": 1}],
    ids=["a word as wide as club", "half of a word", "a mark of entries"],
)
def test_what_says_little_is_not_marked(group):
    assert sought(group).in_html("Kerho: pallo") == "Kerho: pallo"


def test_a_group_that_only_adds_to_the_score_is_not_marked():
    wide = TermGroup("avoin", (("avoin", 0.15),), main=False)
    assert Sought(Plan((wide,))).in_html("Avoin") == "Avoin"


def test_a_summary_is_told_where_it_says_more_than_the_name():
    looking = sought({"futis": 1}, {"tytot": 1})
    name, more, same = "Tuiran futis", "Futis, myös tytöt", "Futis"
    assert looking.more_in(more, than=name)
    assert not looking.more_in(same, than=name)
    assert not NOTHING_SOUGHT.more_in(more, than=name)


def test_a_text_is_read_in_its_own_language(monkeypatch):
    asked = []

    def tokens(word: str, language: str) -> Tokens:
        asked.append((word, language))
        return Tokens([], [])

    monkeypatch.setattr("search.showing.highlighting.tokens", tokens)
    sought({"ball": 1}).in_html(Text("Boll", "sv"))
    assert asked == [("Boll", "sv")]


@pytest.mark.django_db
@pytest.mark.usefixtures("in_season")
class TestOnThePage:
    """What a visitor sees of it."""

    @pytest.fixture(autouse=True)
    def _clubs(self):
        small_oulu()
        weekly_club(name_fi="Tuiran futis", summary_fi="Pelaamme futis mielessä.")
        weekly_club(name_fi="Pihakerho", summary_fi="Pihapelejä & futis.")
        weekly_club(name_fi="", name_sv="Sparka futis")

    def test_the_word_is_marked_in_names_and_in_the_summary_that_tells_it(self, client):
        page = client.get("/haku/?q=futis").content.decode()

        assert "Tuiran <mark>futis</mark></a>" in page
        assert "Pihapelejä &amp; <mark>futis</mark>." in page
        assert '<span lang="sv">Sparka <mark>futis</mark></span>' in page
        assert "mielessä" not in page

    def test_nothing_is_marked_where_nothing_was_typed(self, client):
        page = client.get("/haku/").content.decode()

        assert "<mark>" not in page
        assert "Pihapelejä" not in page

    def test_the_open_data_stay_as_they_are(self, client):
        told = client.get("/api/v1/search/?q=futis").content.decode()

        assert "Tuiran futis" in told
        assert "<mark" not in told
