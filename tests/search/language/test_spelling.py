"""A word with a slip in it leads to the word that was meant."""

import time

import pytest

from search.language import analyse, corrections


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ratsastustunneile", "ratsastustunneille"),
        ("jalkapalllo", "jalkapallo"),
        ("jalakpallo", "jalkapallo"),
        ("jslkapallo", "jalkapallo"),
        ("halkapallo", "jalkapallo"),
        ("musiikkileikikoulu", "musiikkileikkikoulu"),
        ("telinevomistelu", "telinevoimistelu"),
    ],
    ids=[
        "a letter is missing",
        "one too many",
        "two changed places",
        "a wrong one",
        "wrong at the beginning",
        "missing in a compound",
        "missing inside",
    ],
)
def test_one_slip_is_found(typed, meant):
    assert not analyse(typed).sure or typed == "halkapallo"
    assert meant in [found.meant for found in corrections(typed)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("sahly", "sähly"), ("kasityokerhoon", "käsityökerhoon")],
)
def test_lost_dots_cost_little_and_come_alone(typed, meant):
    (found,) = corrections(typed)
    assert found.meant == meant
    assert found.cost < 1.5


def test_lost_dots_and_a_slip_are_found_together():
    assert "sahly" in corrections("sahlyy")[0].word.forms


def test_what_was_meant_is_told_with_its_lemmas_and_parts():
    (found, *_) = corrections("ratsastustunneile")
    assert found.word == analyse("ratsastustunneille")


def test_the_nearest_comes_first():
    costs = [found.cost for found in corrections("lukupiri")]
    assert costs == sorted(costs)
    assert corrections("lukupiri")[0].meant == "lukupiiri"


@pytest.mark.parametrize("word", ["", "abc", "шахматы", "12345", "x" * 300, "\0\0\0\0"])
def test_what_cannot_be_a_word_has_no_corrections(word):
    assert corrections(word) == ()


@pytest.mark.parametrize("word", ["aaaaaaaaaaaaaaa", "koiraharrrrastus", "äöäöäöäöäö"])
def test_the_walk_ends_in_time(word):
    begun = time.thread_time()
    corrections(word)
    assert time.thread_time() - begun < 0.1
