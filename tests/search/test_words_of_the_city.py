"""What editors do to the words of the search counts from the next search on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from home.themes.models import Theme
from search import forms
from search.find import find
from search.thesaurus.models import Concept, ConceptWord
from tests.search.stories import a_chess_club

pytestmark = pytest.mark.django_db

# A Tuesday of the season, in the morning.
NOW = datetime(2026, 9, 8, 6, tzinfo=UTC)


@pytest.fixture(autouse=True)
def chess():
    return a_chess_club()


def finds(words: str) -> bool:
    """Whether somebody who types these words gets the chess club, the only one there is."""
    return bool(find(forms.of_words(words), NOW).hits)


def test_a_word_that_is_added_finds():
    assert not finds("nappulointia")
    chess = Concept.objects.get(code="shakki")
    chess.words.add(ConceptWord(text="nappulointi"))
    chess.save()
    assert finds("nappulointia")


def test_a_concept_that_is_taken_out_of_use_finds_no_more():
    concept = Concept.objects.create(code="koe", name="nappulointi", theme="shakki")
    assert finds("nappulointia")
    concept.in_use = False
    concept.save()
    assert not finds("nappulointia")


def test_a_theme_that_is_renamed_finds_by_its_new_name():
    assert not finds("nappulointi")
    theme = Theme.objects.get(code="shakki")
    theme.name_fi = "Nappulointi"
    theme.save()
    assert finds("nappulointi")


def test_a_theme_above_finds_what_is_below_it():
    theme = Theme.objects.get(code="pelit")
    theme.name_fi = "Pöytäjutut"
    theme.save()
    assert finds("pöytäjuttuja")


def test_a_new_need_leads_to_what_answers_it():
    assert not finds("hiljaiseloa")
    need = Concept(code="koe", name="hiljaiselo", need=True)
    need.answers.create(concept=Concept.objects.get(code="shakki"), weight=0.8)
    need.save()
    assert finds("hiljaiseloa")


def test_of_what_there_is_none_its_field_is_shown_and_nobody_calls_the_word_unknown():
    concept = Concept(code="koe", name="nappulointi")
    concept.links.create(other=Concept.objects.get(code="shakki"), kind="broader")
    concept.save()
    found = find(forms.of_words("nappulointia tuirassa"), NOW)
    assert found.hits
    assert found.plan.groups
    assert found.plan.unknown == ()
