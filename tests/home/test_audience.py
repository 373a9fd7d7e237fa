"""For whom: the intervals of the search contract, case by case, and their words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override

from activities.models import Activity
from home.audience import Person
from search.entries import facts


def audience(**told: Any) -> Activity:
    """A club that tells nothing but for whom it is."""
    if "min_age" in told or "max_age" in told:
        told["audience_mode"] = "ages"
    if "min_grade" in told:
        told["audience_mode"] = "grades"
    return Activity(**told)


def answer(club: Activity, asked: str) -> str:
    person, told = Person.parse(asked), facts.audience(club)
    if told.fits(person):
        return "fits"
    return "almost" if any(map(told.fits, person.a_year_apart())) else "no"


SEVEN_TO_NINE = {"min_age": 7, "max_age": 9}
BABIES = {"min_age": Decimal("0.25"), "max_age": Decimal("1.5")}
FIRST_AND_SECOND = {"min_grade": 1, "max_grade": 2}
YOUNG_ADULTS = {"min_age": 18, "max_age": 29}


@pytest.mark.parametrize(
    ("told", "asked", "expected"),
    [
        # The contract's own table.
        (SEVEN_TO_NINE, "9", "fits"),
        (SEVEN_TO_NINE, "9.5", "fits"),
        (SEVEN_TO_NINE, "10", "almost"),
        (BABIES, "0", "fits"),
        (BABIES, "2", "almost"),
        (FIRST_AND_SECOND, "6", "almost"),
        (FIRST_AND_SECOND, "7", "fits"),
        (FIRST_AND_SECOND, "9", "fits"),
        (FIRST_AND_SECOND, "10", "almost"),
        (YOUNG_ADULTS, "g10", "fits"),
        ({"min_age": 4, "max_age": 6}, "5", "fits"),
        ({"min_age": 4, "max_age": 6}, "12", "no"),
        ({"audience_mode": "all_ages"}, "5", "fits"),
        ({"audience_mode": "all_ages"}, "g9", "fits"),
        ({"audience_mode": "unknown"}, "5", "no"),
        ({"min_age": 13, "max_age": 14}, "12", "almost"),
        # Its edges.
        (BABIES, "1.5", "fits"),
        (BABIES, "1.51", "almost"),
        (BABIES, "2.51", "no"),
        (FIRST_AND_SECOND, "g2", "fits"),
        (FIRST_AND_SECOND, "g3", "almost"),
        (FIRST_AND_SECOND, "g0", "almost"),
        (FIRST_AND_SECOND, "g4", "no"),
        ({"min_grade": 10, "max_grade": 10}, "19", "fits"),
        ({"min_grade": 10, "max_grade": 10}, "g9", "almost"),
        ({"min_age": 65}, "65-", "fits"),
        ({"max_age": 6}, "7", "almost"),
        (SEVEN_TO_NINE, "10-12", "almost"),
        (SEVEN_TO_NINE, "3-7", "fits"),
    ],
)
def test_whom_a_club_fits(told, asked, expected):
    assert answer(audience(**told), asked) == expected


@pytest.mark.parametrize(
    ("told", "fi", "sv", "en"),
    [
        ({"min_age": 7, "max_age": 12}, "7–12 v", "7–12 år", "7–12 years"),
        (BABIES, "3–18 kk", "3–18 mån.", "3–18 months"),
        (FIRST_AND_SECOND, "1.–2. luokka", "åk 1–2", "grades 1–2"),
        ({"audience_mode": "all_ages"}, "kaikenikäiset", "alla åldrar", "all ages"),
        (
            {"audience_mode": "unknown"},
            "ikää ei kerrottu",
            "åldern är inte angiven",
            "age not told",
        ),
    ],
)
def test_a_label_in_three_languages(told, fi, sv, en):
    club = audience(**told)
    for language, label in (("fi", fi), ("sv", sv), ("en", en)):
        with override(language):
            assert club.audience_label == label


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"audience_mode": "ages"}, "min_age"),
        ({"min_age": 9, "max_age": 7}, "max_age"),
        ({"audience_mode": "grades"}, "min_grade"),
        ({"min_grade": 3, "max_grade": 1}, "max_grade"),
    ],
    ids=["no age", "oldest under youngest", "no grade", "last grade under first"],
)
def test_a_wrong_choice_is_told_beside_its_field(told, field):
    assert list(audience(**told).audience_problems()) == [field]


@pytest.mark.parametrize(
    "told",
    [SEVEN_TO_NINE, {"min_age": 65}, FIRST_AND_SECOND, {"audience_mode": "unknown"}],
)
def test_a_right_choice_has_no_problem(told):
    assert audience(**told).audience_problems() == {}
