"""Swedish and English words, and which language a word of a query may be in."""

import pytest

from search.language import Word, analyse, likely_languages, tokens


@pytest.mark.parametrize(
    ("spoken", "word", "other"),
    [
        ("sv", "klubbar", "klubben"),
        ("sv", "skolan", "skolor"),
        ("sv", "ridskolan", "ridskolor"),
        ("sv", "böcker", "bok"),
        ("sv", "flickornas", "flickor"),
        ("en", "clubs", "club"),
        ("en", "families", "family"),
        ("en", "children", "child"),
        ("en", "swimming", "swims"),
    ],
)
def test_forms_of_a_word_meet(spoken, word, other):
    assert analyse(word, spoken).forms == analyse(other, spoken).forms


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("fotbollsklubben", ("fotboll", "klubb")),
        ("flickfotboll", ("flick", "fotboll")),
        ("familjeträff", ("familj", "traff")),
        ("musiklekskola", ("musik", "lek", "skol")),
        ("barnvagnspromenad", ("barnvagn", "promen")),
        ("höstmarknad", ()),
        ("klubb", ()),
    ],
)
def test_swedish_compounds_have_parts_when_all_of_them_are_known(word, parts):
    assert analyse(word, "sv").parts == parts


def test_a_compound_that_is_a_word_of_its_own_has_inner_parts():
    assert analyse("ungdomsgården", "sv") == Word(
        ("ungdomsgard",), inner=("ungdom", "gard"), sure=True
    )


def test_a_text_is_read_in_the_language_that_is_said():
    words = tokens("Fotbollsklubbar för flickor", "sv").words
    assert {"fotbollsklubbar", "fotbollsklubb", "fotboll", "klubb", "flick"} <= set(
        words
    )


@pytest.mark.parametrize("word", ["", "a", "'", "1907", "шахматы", "x" * 300, "å"])
@pytest.mark.parametrize("spoken", ["sv", "en"])
def test_odd_words_are_themselves(word, spoken):
    assert not analyse(word, spoken).sure


@pytest.mark.parametrize(
    ("word", "languages"),
    [
        ("jalkapallokerho", ("fi",)),
        ("fotbollsklubb", ("sv",)),
        ("swimming", ("en",)),
        ("sport", ("fi", "sv", "en")),
        ("för", ("fi", "sv")),
        ("Uleåborg", ("sv",)),
        ("Qwertz", ("sv", "en")),
        ("nuokkari", ("fi", "sv", "en")),
    ],
    ids=[
        "Finnish",
        "Swedish",
        "English",
        "all three know it",
        "two know it",
        "a Swedish letter",
        "no Finnish letters",
        "nobody knows",
    ],
)
def test_the_language_of_a_word_is_found_out(word, languages):
    assert likely_languages(word) == languages


def test_without_the_lexicon_any_word_may_be_finnish(no_lexicon):
    assert likely_languages("klubb") == ("fi", "sv")
    assert likely_languages("kerho") == ("fi", "sv", "en")
