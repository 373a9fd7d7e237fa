"""Finnish words: whoever types one form finds the others, and the parts of compounds."""

import time

import pytest

from search.language import Word, analyse, tokens


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("lasten", "lapsi"),
        ("kerhoista", "kerho"),
        ("Oulunsalossa", "oulunsalo"),
        ("Haukiputaalla", "haukipudas"),
        ("sählyä", "sahly"),
        ("höntsään", "hontsa"),
        ("futiksessa", "futis"),
        ("muskariin", "muskari"),
        ("eskarilaisille", "eskarilainen"),
        ("mummolle", "mummo"),
        ("luokkalaisille", "luokkalainen"),
        ("joogaan", "jooga"),
    ],
)
def test_every_form_leads_to_the_lemma(word, lemma):
    assert lemma in analyse(word).forms


def test_a_word_may_be_several():
    assert {"uinti", "uida"} <= set(analyse("uinti").forms)


def test_a_compound_made_on_the_spot_has_parts():
    assert analyse("jalkapallokerhoon") == Word(
        forms=("jalkapallokerho",),
        parts=("jalkapallo", "kerho"),
        inner=("jalka", "pallo"),
        sure=True,
    )


def test_of_the_last_part_more_is_made_than_of_those_before_it():
    word = analyse("vauvauintikurssi")
    assert word.parts == ("vauvauinti", "kurssi")
    assert word.inner == ("vauva", "uinti")


def test_neighbouring_parts_are_one_too():
    inner = analyse("isovanhempilastenlauluhetki").inner
    assert {"isovanhempi", "lastenlaulu", "vanhempi"} <= set(inner)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("lastenkerhoon", "lapsi"),
        ("nuortenilta", "nuori"),
        ("tyttöjenjoukkue", "tytto"),
    ],
)
def test_whose_a_thing_is_leads_to_them(word, lemma):
    told = analyse(word)
    assert lemma in told.parts + told.inner


def test_a_compound_of_the_lexicon_keeps_its_parts_inside():
    assert analyse("uimakoulut") == Word(
        ("uimakoulu",), inner=("uima", "koulu"), sure=True
    )


def test_the_name_of_a_place_is_no_compound():
    """Who looks for pikes does not mean Haukipudas."""
    assert "hauki" not in analyse("Haukiputaan").parts


def test_hyphens_hold_a_compound_together():
    word = analyse("äiti-lapsi-jumppaan")
    assert word.forms == ("aitilapsijumppa",)
    assert {"aitilapsi", "jumppa"} <= set(word.parts)
    assert {"aiti", "lapsi"} <= set(word.inner)


def test_a_word_that_nobody_knows_is_guessed():
    word = analyse("nuokkarilla")
    assert "nuokkari" in word.forms
    assert not word.sure


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("flagijalkapalloa", {"flagi", "jalkapallo"}),
        ("luokkalaisille", {"luokka"}),
        ("liminganlahdelle", {"lahti"}),
    ],
)
def test_an_unknown_word_may_end_in_a_known_one(word, parts):
    told = analyse(word)
    assert parts <= set(told.parts)
    assert not told.sure


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("torstai-iltaisin", "iltainen"),
        ("keskiviikkoaamuisin", "aamuisin"),
        ("yläkouluikäisille", "kouluikainen"),
        ("kaikentasoisille", "tasoinen"),
    ],
)
def test_times_and_ages_are_no_fathers(word, part):
    """The lexicon reads them as compounds of isä too."""
    told = analyse(word)
    assert part in told.parts
    assert not {"isa", "isi"} & set(told.parts + told.inner)


@pytest.mark.parametrize("word", ["isille", "isä-lapsikerho", "perheisille"])
def test_but_fathers_are(word):
    told = analyse(word)
    assert {"isa", "isi"} & {*told.forms, *told.parts, *told.inner}


def test_what_is_seldom_meant_counts_where_there_is_nothing_else():
    assert analyse("avoin").forms == ("avoin",)
    assert analyse("futis").forms == ("futia", "futis")


@pytest.mark.parametrize("word", ["nuokkarin", "jumpparit", "emitillä"])
def test_but_not_wherever_letters_happen_to_fit(word):
    assert analyse(word).parts == ()


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("1907", ("1907",)),
        ("", ()),
        ("шахматы", ("шахматы",)),
        ("'\"", ()),
        ("theme:liikunta", ("themeliikunta",)),
        ("\0", ()),
    ],
    ids=["a number", "nothing", "another script", "quotes", "a mark", "NUL"],
)
def test_odd_words_are_themselves(word, forms):
    assert analyse(word).forms == forms


@pytest.mark.parametrize(
    "word",
    ["a" * 300, "jalkapallo" * 30, "äö" * 150, "kerho-" * 50, "hääyöaie" * 7],
    ids=["one letter", "a known word", "dots", "hyphens", "as long as is read"],
)
def test_long_words_take_little_time(word):
    begun = time.thread_time()
    analyse(word)
    tokens(word)
    assert time.thread_time() - begun < 0.5


def test_no_token_can_be_taken_for_a_mark():
    text = "theme:liikunta NMKY:n kerho: 4H:lle klo 12:30"
    words, parts = tokens(text)
    assert not [word for word in words + parts if ":" in word or " " in word]


def test_a_text_gives_words_as_they_stand_lemmas_and_parts():
    words, parts = tokens("Rento jalkapallokerho alakoululaisille")
    assert {"rento", "jalkapallokerho", "jalkapallo", "kerho"} <= set(words)
    assert {"alakoululaisille", "alakoululainen"} <= set(words)
    assert {"jalka", "pallo"} <= set(parts)


def test_what_a_word_says_is_counted_once():
    words, parts = tokens("kerho kerho")
    assert words == ["kerho", "kerho"]
    assert parts == []


def test_dashes_and_soft_hyphens_are_read_as_hyphens():
    assert "vuotias" in tokens("7–9-vuotiaille").words
    assert tokens("jalka\u00adpallo").words == ["jalkapallo"]
