"""What the words of a query are taken for, by a small catalogue and a small thesaurus."""

from __future__ import annotations

import pytest

from search.likeness import Likeness
from search.plan import NOTHING, Plan
from search.planning import plan
from search.thesaurus.reach import Idea, Thesaurus, Wording

ENTRIES = 100
# How many entries have each token.
WORDS = {
    "jalkapallo": 8,
    "jalkapallokerho": 2,
    "pallo": 12,
    "kerho": 40,
    "ohjelmointi": 2,
    "liikunta": 20,
    "koripallo": 3,
    "villa": 2,
    "victor": 2,
    "tahtitiede": 1,
    "uinti": 6,
    "theme:liikunta": 30,
    "and": 5,
}


class Catalogue:
    entries = ENTRIES

    def frequency(self, token: str) -> int:
        return WORDS.get(token, 0)

    def beginning_with(self, prefix: str, limit: int) -> list[str]:
        return [word for word in WORDS if word.startswith(prefix) and word != prefix]

    def like(self, word: str, slips: int, limit: int) -> list[str]:
        words = Likeness([token.encode() for token in WORDS])
        return [found for found, _ in sorted(words.like(word, slips))][:limit]


def idea(code: str, *words: str, **more: object) -> Idea:
    kinds = ["name", *["same"] * (len(words) - 1)]
    wordings = [
        Wording(tuple((part,) for part in word.split()), kind)  # type: ignore[arg-type]
        for word, kind in zip(words, kinds, strict=True)
    ]
    return Idea(code, words[0], wordings, **more)  # type: ignore[arg-type]


THESAURUS = Thesaurus(
    [
        idea("liikunta", "liikunta", marks={"theme:liikunta": 0.9}),
        idea("jalkapallo", "jalkapallo", "futis", broader=["liikunta"]),
        idea("koripallo", "koripallo", broader=["liikunta"]),
        idea("ohjelmointi", "ohjelmointi", "koodaus", "and"),
        idea("tahdet", "tahtitiede", "tahtien katselu"),
    ]
)


def planned(words: str, **more: object) -> Plan:
    return plan(words, Catalogue(), THESAURUS, **more)  # type: ignore[arg-type]


def weights(words: str, **more: object) -> dict[str, float]:
    return {
        token: weight
        for group in planned(words, **more).groups
        for token, weight in group.tokens
    }


@pytest.mark.parametrize("words", ["jalkapalloa", "jalkapallon", "JALKAPALLOSTA!"])
def test_any_form_of_a_word_looks_for_its_lemma(words):
    assert weights(words)["jalkapallo"] == 1


def test_a_compound_is_looked_for_by_its_parts_and_hardly_by_its_wide_one():
    found = weights("jalkapallokerhoon")
    assert found["jalkapallokerho"] > found["jalkapallo"] > 0.5 > found["kerho"]


def test_another_word_for_it_leads_to_it():
    assert weights("futis")["jalkapallo"] >= 0.8


def test_a_broad_word_leads_to_what_is_narrower_but_says_it_less():
    found = weights("liikuntaa")
    assert found["liikunta"] > found["koripallo"] > 0
    assert found["theme:liikunta"] > 0


def test_a_rare_narrower_word_counts_no_rarer_than_the_broad_one():
    narrow, broad = weights("liikuntaa"), weights("koripallo")
    assert narrow["koripallo"] < 0.7 * broad["koripallo"]


def test_what_was_written_apart_is_one_word():
    assert weights("jalka pallo")["jalkapallo"] > 0.8


def test_a_phrase_is_one_thing():
    (group,) = planned("tähtien katselua").groups
    assert group.word == "tähtien katselua"
    assert dict(group.tokens)["tahtitiede"] > 0


def test_what_was_not_typed_to_its_end_begins_a_word():
    assert weights("jalkapa")["jalkapallo"] > 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("jalkapalo", "jalkapallo"), ("jlakapalloa", "jalkapallo"), ("uitni", "uinti")],
    ids=["a letter less", "two changed places", "a short word"],
)
def test_a_slip_is_forgiven_and_told(typed, meant):
    found = planned(typed)
    assert dict(found.groups[0].tokens)[meant] == pytest.approx(0.7, abs=0.1)
    assert found.corrections[0][0] == typed


def test_a_compound_with_a_slip_is_not_looked_for_by_its_end_alone():
    assert weights("ohjelomintikerho")["ohjelmointi"] > 0.5


def test_a_right_word_is_no_slip_while_others_explain_the_query():
    found = planned("villa viktor")
    assert found.unknown == ("viktor",)
    assert [group.word for group in found.groups] == ["villa"]


def test_before_nothing_is_found_a_right_word_may_be_a_slip():
    assert "victor" in weights("viktor")


@pytest.mark.parametrize("typed", ["kroripalo", "jlakap"], ids=["twice", "begun"])
def test_before_nothing_is_found_more_is_forgiven(typed):
    assert {"koripallo", "jalkapallo"} & set(weights(typed))


def test_a_right_word_is_a_slip_of_a_near_one_only():
    assert planned("vaeltaja").corrections == ()


def test_a_wide_word_beside_another_only_moves_what_that_finds():
    wide, telling = planned("kerho uinti").groups
    assert (wide.main, telling.main) == (False, True)
    assert wide.tokens[0][1] < 0.2


def test_a_wide_word_alone_is_looked_for():
    (group,) = planned("kerhot").groups
    assert group.main


def test_a_wide_word_beside_conditions_decides_nothing():
    assert not planned("kerho", conditions=True).finds


def test_small_words_say_nothing():
    assert [group.word for group in planned("missä voisi olla uintia").groups] == [
        "uintia"
    ]
    assert planned("mitä jotain", conditions=True) == NOTHING


def test_small_words_are_looked_for_nowhere():
    assert "and" not in weights("koodaus")


def test_what_nothing_explains_is_told_and_finds_nothing_alone():
    alone, beside = planned("xyzzyq"), planned("xyzzyq uinti")
    assert alone.unknown == beside.unknown == ("xyzzyq",)
    assert alone.finds
    assert [group.word for group in beside.groups] == ["uinti"]
    assert not planned("xyzzyq", conditions=True).groups


def test_what_is_not_wanted_is_told_by_what_surely_says_it():
    (group,) = planned("", without=("futista",)).without
    assert "jalkapallo" in dict(group.tokens)
    assert "koripallo" not in dict(group.tokens)


def test_a_word_of_no_concept_counts_less_beside_one():
    alone, beside = weights("villa"), weights("villa uinti liikunta")
    assert beside["villa"] < alone["villa"]
