"""What a word leads to."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from search.thesaurus.reach import Idea, Kind, Thesaurus, Wording, names_in


def wording(text: str, kind: Kind = "same", weight: float | None = None) -> Wording:
    """Readings of a word are parted by a stroke: "lautapelit/lautapeli"."""
    return Wording(tuple(tuple(w.split("/")) for w in text.split()), kind, weight)


def idea(code: str, *words: str, **more: Any) -> Idea:
    wordings = [wording(code, "name"), *map(wording, words)]
    return Idea(code, code, wordings, **more)


football = idea("jalkapallo", "futis", "soccer", marks={"theme:jalkapallo": 0.9})
football.has_theme = True


def test_a_colloquial_word_leads_to_the_usual_one_and_to_the_theme():
    reached = Thesaurus([football]).reach(["futis"])
    assert reached["jalkapallo"] == 1
    assert reached["theme:jalkapallo"] == 0.9
    assert 1 > reached["soccer"] > 0.5


def test_the_heaviest_comes_first():
    weights = list(Thesaurus([football]).reach(["futis"]).values())
    assert weights == sorted(weights, reverse=True)


def test_a_word_that_no_concept_has_leads_nowhere():
    assert Thesaurus([football]).reach(["kukkaruukku"]) == {}
    assert "futis" in Thesaurus([football])
    assert "kukkaruukku" not in Thesaurus([football])


def test_a_broad_word_reaches_what_is_narrower_less_with_each_step():
    ideas = [
        idea("liikunta"),
        idea("palloilu", broader=["liikunta"]),
        idea("jalkapallo", "futis", broader=["palloilu"]),
    ]
    reached = Thesaurus(ideas).reach(["liikunta"])
    assert 1 > reached["palloilu"] > reached["jalkapallo"] > reached["futis"] > 0


def test_a_narrow_word_does_not_reach_the_others_of_its_field():
    ideas = [
        idea("palloilu", has_theme=True),
        idea("jalkapallo", broader=["palloilu"], has_theme=True),
        idea("tennis", broader=["palloilu"], has_theme=True),
    ]
    reached = Thesaurus(ideas).reach(["jalkapallo"])
    assert set(reached) == {"jalkapallo"}


def test_what_is_near_helps_out_with_what_both_are_part_of():
    martial = idea("kamppailulajit", broader=["liikunta"], has_theme=True)
    martial.marks = {"theme:kamppailulajit": 0.6}
    judo = idea("judo", broader=["kamppailulajit"], has_theme=True)
    reached = Thesaurus([idea("liikunta"), martial, judo]).reach(["judo"])
    assert 0 < reached["theme:kamppailulajit"] < 0.5
    assert "liikunta" not in reached


def test_what_has_no_theme_of_its_own_leans_on_what_it_is_part_of():
    ideas = [idea("jalkapallo"), idea("futsal", broader=["jalkapallo"])]
    reached = Thesaurus(ideas).reach(["futsal"])
    assert reached["futsal"] == 1
    assert 0 < reached["jalkapallo"] < 0.5


def test_what_is_related_is_reached_from_both_sides():
    thesaurus = Thesaurus([idea("jooga", related=["pilates"]), idea("pilates")])
    assert 0 < thesaurus.reach(["jooga"])["pilates"] < 0.5
    assert 0 < thesaurus.reach(["pilates"])["jooga"] < 0.5


def test_a_word_for_something_narrower_wants_the_concept_and_not_all_below_it():
    field = idea("palloilu")
    field.wordings.append(wording("katupelit", "narrower"))
    thesaurus = Thesaurus([field, idea("jalkapallo", broader=["palloilu"])])
    assert "palloilu" in thesaurus.reach(["katupelit"])
    assert "jalkapallo" not in thesaurus.reach(["katupelit"])
    assert 0 < thesaurus.reach(["palloilu"])["katupelit"] < 1


def test_an_editors_weight_goes_before_the_usual_one():
    one = idea("jalkapallo")
    one.wordings.append(wording("pallo", weight=0.2))
    assert Thesaurus([one]).reach(["jalkapallo"])["pallo"] == 0.2


def test_any_reading_of_a_word_meets_any_reading_of_the_query():
    thesaurus = Thesaurus([idea("peli", "lautapelit/lautapeli")])
    assert thesaurus.reach(["lautapeleja", "lautapeli"])["peli"] == 1
    assert thesaurus.reach(["lautapelit"])["peli"] == 1


def test_a_need_leads_to_its_answers_and_to_marks():
    ideas = [
        idea("yksinaisyys", answers={"kaverit": 0.8}, marks={"easy:friend": 0.6}),
        idea("kaverit", "kaveritoiminta"),
    ]
    reached = Thesaurus(ideas).reach(["yksinaisyys"])
    assert reached["kaverit"] == 0.8
    assert reached["easy:friend"] == 0.6


def test_a_broad_need_leads_to_the_answers_of_narrower_needs():
    ideas = [
        idea("hyva olo"),
        idea("rauha", broader=["hyva olo"], answers={"jooga": 0.8}),
        idea("jooga"),
    ]
    assert 0 < Thesaurus(ideas).reach(["hyva olo"])["jooga"] < 0.8


def test_a_phrase_is_found_among_the_words_of_a_query():
    thesaurus = Thesaurus([idea("avoin paivakoti"), idea("paivakoti")])
    query = [["tuira"], ["avoimeen", "avoin"], ["paivakotiin", "paivakoti"]]
    (phrase,) = thesaurus.phrases(query)
    assert (phrase.start, phrase.length) == (1, 2)
    assert phrase.reach["avoinpaivakoti"] == 1


def test_a_phrase_is_told_by_its_telling_words_only():
    reached = Thesaurus([idea("kuvis", "kuvataide kerho")]).reach(["kuvis"])
    assert 0 < reached["kuvataide"] < 0.5
    assert "kerho" not in reached


def test_of_the_phrases_of_a_need_no_word_is_looked_for():
    ideas = [
        idea("muutto", "uusi kaupunki", answers={"asukastupa": 0.9}),
        idea("asukastupa"),
    ]
    reached = Thesaurus(ideas).reach(["uusi kaupunki"])
    assert reached["asukastupa"] == 0.9
    assert "kaupunki" not in reached


def test_small_words_are_left_out_of_a_phrase_as_out_of_a_query():
    thesaurus = Thesaurus(
        [idea("muutto", "new in town"), idea("kaveri", "with friends")]
    )
    assert thesaurus.phrases([("new",), ("town",)])
    # What would be left of it is no phrase.
    assert thesaurus.reach(["friends"]) == {}


def test_a_need_may_be_told_in_any_order():
    tired = idea("jaksaminen", "vasynyt aiti", answers={"perhekeskus": 0.9})
    thesaurus = Thesaurus([tired, idea("perhekeskus", "perhe neuvola")])
    assert thesaurus.phrases([("aiti",), ("vasynyt",)])
    assert not thesaurus.phrases([("neuvola",), ("perhe",)])


def test_of_two_telling_words_neither_says_the_phrase_alone():
    reached = Thesaurus([idea("jooga", "yoga mat")]).reach(["jooga"])
    assert "yogamat" in reached
    assert "mat" not in reached


def test_what_would_say_it_badly_is_left_out():
    chain = [idea("a"), *(idea(b, broader=[a]) for a, b in pairwise("abcdefgh"))]
    reached = Thesaurus(chain).reach(["a"])
    assert set(reached) == set("abcd")


def test_rings_and_unknown_codes_lead_nowhere():
    ring = [
        idea("muna", broader=["kana"], related=["kukko"]),
        idea("kana", broader=["muna", "lintu"]),
    ]
    assert set(Thesaurus(ring).reach(["muna"])) == {"muna", "kana"}


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Neulonta ja virkkaus", ["Neulonta", "virkkaus"]),
        ("Avoin päiväkoti", ["Avoin päiväkoti"]),
        ("Laulu, tanssi ja leikki", ["Laulu", "tanssi", "leikki"]),
        ("", []),
    ],
)
def test_a_name_may_hold_several(name, names):
    assert names_in(name, ("ja", ",")) == names
