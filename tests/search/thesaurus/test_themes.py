"""The themes are concepts too, by their names, also those that an editor adds or renames."""

from __future__ import annotations

import pytest

from home.themes.tree import tree as themes
from search.thesaurus.kept import thesaurus
from search.thesaurus.making import Given, Word, thesaurus_of
from search.thesaurus.models import Concept, ConceptWord
from tests.factories.themes import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("word", ["kaukalopallo", "rinkboll", "rinkball"])
def test_a_theme_is_reached_by_its_name_in_every_language(word):
    ThemeFactory(
        code="koe", name_fi="Kaukalopallo", name_sv="Rinkboll", name_en="Rinkball"
    )
    reached = thesaurus().reach([word])
    assert reached["theme:koe"] > 0.5
    assert "rinkball" in reached


def test_a_theme_above_reaches_those_below_it():
    top = ThemeFactory(code="koepelit", name_fi="Koepelit")
    ThemeFactory(code="koe", name_fi="Kaukalopallo", parent=top)
    reached = thesaurus().reach(["koepelit"])
    assert reached["theme:koepelit"] > reached["kaukalopallo"] > 0


def test_a_renamed_theme_is_known_by_its_new_name_at_once():
    theme = ThemeFactory(code="koe", name_fi="Ufojahti")
    assert "theme:koe" not in thesaurus().reach(["kaukalopallo"])
    theme.name_fi = "Kaukalopallo"
    theme.save()
    assert "theme:koe" in thesaurus().reach(["kaukalopallo"])
    assert "theme:koe" not in thesaurus().reach(["ufojahti"])


def test_a_concept_with_the_code_of_a_theme_adds_words_to_it():
    ThemeFactory(code="koe", name_fi="Ufojahti")
    concept = Concept(code="koe", name="avaruusolennot")
    concept.words.add(ConceptWord(text="ufoilu"))
    concept.save()
    reached = thesaurus().reach(["ufoilu"])
    assert {"theme:koe", "ufojahti", "avaruusolennot"} <= set(reached)


def test_a_concept_that_is_part_of_a_theme_leads_to_it_less_than_the_theme_itself():
    ThemeFactory(code="koe", name_fi="Ufojahti")
    Concept.objects.create(code="osa", name="Marsjahti", theme="koe")
    whole, part = (thesaurus().reach([word]) for word in ("ufojahti", "marsjahti"))
    assert 0 < part["theme:koe"] < whole["theme:koe"]
    assert whole["marsjahti"] > 0


def test_what_is_out_of_use_is_not_known():
    concept = Concept.objects.create(code="osa", name="Marsjahti")
    assert "marsjahti" in thesaurus()
    concept.in_use = False
    concept.save()
    assert "marsjahti" not in thesaurus()


def test_a_name_may_hold_another_theme_which_is_no_word_for_it():
    theatre = ThemeFactory(code="teatteri", name_fi="Teatteri ja sirkus").code
    ThemeFactory(code="sirkus", name_fi="Sirkus")
    assert theatre in thesaurus_of([], themes()).codes(["teatteri"])
    assert theatre not in thesaurus_of([], themes()).codes(["sirkus"])


def test_a_name_may_hold_two_words_for_the_same():
    ThemeFactory(code="neulonta", name_fi="Neulonta ja virkkaus")
    knitting = Given("neulonta", "neulonta", words=[Word("neulominen", "fi")])
    assert thesaurus_of([knitting], themes()).codes(["virkkaus"]) == ["neulonta"]
