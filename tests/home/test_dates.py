"""Dates, times and numbers as they are written in the three languages."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import override

from home import dates
from home.calendar_days import HELSINKI

SATURDAY = date(2026, 11, 7)
NOW = datetime(2026, 11, 25, 10, 40, tzinfo=HELSINKI)


@pytest.mark.parametrize(
    ("said", "fi", "sv", "en"),
    [
        (lambda lang: dates.day(SATURDAY, lang), "7.11.2026", "7.11.2026", "7 November 2026"),
        (lambda lang: dates.short_day(SATURDAY, lang), "7.11.", "7.11", "7 November"),
        (
            lambda lang: dates.long_day(SATURDAY, lang),
            "lauantai 7. marraskuuta 2026",
            "lördag 7 november 2026",
            "Saturday 7 November 2026",
        ),
        (lambda lang: dates.weekday_and_day(SATURDAY, lang), "la 7.11.", "lö 7.11", "Sat 7 November"),
        (lambda lang: dates.weekday(7, lang), "sunnuntai", "söndag", "Sunday"),
        (lambda lang: dates.weekday_always(1, lang), "maanantaisin", "måndagar", "Mondays"),
        (lambda lang: dates.weekdays([1, 2, 3, 4, 5], lang), "ma–pe", "må–fr", "Mon–Fri"),
        (lambda lang: dates.weekdays([5, 1, 3], lang), "ma, ke ja pe", "må, on och fr", "Mon, Wed and Fri"),
        (lambda lang: dates.weekdays([6, 7], lang), "la ja su", "lö och sö", "Sat and Sun"),
        (lambda lang: dates.week(SATURDAY, lang), "viikko 45", "vecka 45", "week 45"),
        (
            lambda lang: dates.days(date(2026, 9, 1), date(2026, 12, 18), lang),
            "1.9.–18.12.2026",
            "1.9–18.12.2026",
            "1 September – 18 December 2026",
        ),
        (
            lambda lang: dates.days(date(2026, 11, 23), date(2026, 11, 29), lang),
            "23.–29.11.2026",
            "23–29.11.2026",
            "23–29 November 2026",
        ),
        (
            lambda lang: dates.days(date(2026, 12, 19), date(2027, 1, 6), lang, year=False),
            "19.12.2026–6.1.2027",
            "19.12.2026–6.1.2027",
            "19 December 2026 – 6 January 2027",
        ),
        (
            lambda lang: dates.days(date(2026, 10, 19), date(2026, 10, 25), lang, year=False),
            "19.–25.10.",
            "19–25.10",
            "19–25 October",
        ),
        (lambda lang: dates.days(SATURDAY, SATURDAY, lang), "7.11.2026", "7.11.2026", "7 November 2026"),
        (lambda lang: dates.days(SATURDAY, None, lang), "7.11.2026 alkaen", "från 7.11.2026", "from 7 November 2026"),
        (lambda lang: dates.days(None, SATURDAY, lang), "7.11.2026 asti", "till 7.11.2026", "until 7 November 2026"),
        (lambda lang: dates.days(None, None, lang), "", "", ""),
        (lambda lang: dates.at(time(9, 5), lang), "klo 9.05", "kl. 9.05", "at 9:05"),
        (lambda lang: dates.at(time(16), lang), "klo 16", "kl. 16", "at 16:00"),
        (lambda lang: dates.times(time(9, 30), time(16), lang), "klo 9.30–16", "kl. 9.30–16", "9:30–16:00"),
        (lambda lang: dates.hours(time(20), time(23, 59, 59), lang), "20–24", "20–24", "20:00–24:00"),
        (lambda lang: dates.times(time(10), None, lang), "klo 10", "kl. 10", "at 10:00"),
        (
            lambda lang: dates.weekly(2, time(14, 15), time(15, 15), lang),
            "tiistaisin klo 14.15–15.15",
            "tisdagar kl. 14.15–15.15",
            "Tuesdays 14:15–15:15",
        ),
        (
            lambda lang: dates.when(datetime(2026, 11, 25, 13, 30, tzinfo=HELSINKI), NOW, lang),
            "tänään klo 13.30",
            "i dag kl. 13.30",
            "today at 13:30",
        ),
        (
            lambda lang: dates.when(datetime(2026, 11, 26, 9, tzinfo=HELSINKI), NOW, lang),
            "huomenna klo 9",
            "i morgon kl. 9",
            "tomorrow at 9:00",
        ),
        (
            lambda lang: dates.when(datetime(2026, 11, 30, 16, tzinfo=HELSINKI), NOW, lang),
            "ma 30.11. klo 16",
            "må 30.11 kl. 16",
            "Mon 30 November at 16:00",
        ),
        (lambda lang: dates.near_day(date(2027, 1, 4), NOW.date(), lang), "ma 4.1.2027", "må 4.1.2027", "Mon 4 January 2027"),
        (lambda lang: dates.ages(0, 12, lang), "0–12 v", "0–12 år", "0–12 years"),
        (lambda lang: dates.ages(Decimal("7.00"), None, lang), "7 v alkaen", "från 7 år", "7 years and over"),
        (lambda lang: dates.ages(None, Decimal("6"), lang), "enintään 6 v", "högst 6 år", "up to 6 years"),
        (lambda lang: dates.ages(Decimal("0.5"), 3, lang), "6 kk–3 v", "6 mån.–3 år", "6 months–3 years"),
        (lambda lang: dates.ages(Decimal("0.5"), 1, lang), "6 kk–1 v", "6 mån.–1 år", "6 months–1 year"),
        (lambda lang: dates.ages(1, None, lang), "1 v alkaen", "från 1 år", "1 year and over"),
        (lambda lang: dates.ages(0, 1, lang), "0–1 v", "0–1 år", "0–1 years"),
        (lambda lang: dates.age(Decimal("0.08"), lang), "1 kk", "1 mån.", "1 month"),
        (lambda lang: dates.age(1, lang), "1 v", "1 år", "1 year"),
        (lambda lang: dates.ages(0, None, lang), "", "", ""),
        (lambda lang: dates.grades(1, 3, lang), "1.–3. luokka", "åk 1–3", "grades 1–3"),
        (lambda lang: dates.grades(0, 2, lang), "esikoulu–2. luokka", "förskolan–åk 2", "pre-school to grade 2"),
        (lambda lang: dates.grades(5, 5, lang), "5. luokka", "åk 5", "grade 5"),
        (lambda lang: dates.money(Decimal("1234.5"), lang), "1\u00a0234,50\u00a0€", "1\u00a0234,50\u00a0€", "€1,234.50"),
        (lambda lang: dates.money(15, lang), "15\u00a0€", "15\u00a0€", "€15"),
        (lambda lang: dates.number(12345, lang), "12\u00a0345", "12\u00a0345", "12,345"),
        (lambda lang: dates.distance(604, lang), "600\u00a0m", "600\u00a0m", "600\u00a0m"),
        (lambda lang: dates.distance(3140, lang), "3,1\u00a0km", "3,1\u00a0km", "3.1\u00a0km"),
        (lambda lang: dates.distance(995, lang), "1,0\u00a0km", "1,0\u00a0km", "1.0\u00a0km"),
        (lambda lang: dates.kilometres(0.5, lang), "500\u00a0m", "500\u00a0m", "500\u00a0m"),
        (lambda lang: dates.kilometres(2.5, lang), "2,5\u00a0km", "2,5\u00a0km", "2.5\u00a0km"),
        (lambda lang: dates.kilometres(3, lang), "3\u00a0km", "3\u00a0km", "3\u00a0km"),
        (lambda lang: dates.distance(12400, lang), "12\u00a0km", "12\u00a0km", "12\u00a0km"),
        (lambda lang: dates.about(2200, lang), "noin 2\u00a0km", "ca 2\u00a0km", "about 2\u00a0km"),
        (lambda lang: dates.about(40, lang), "noin 100\u00a0m", "ca 100\u00a0m", "about 100\u00a0m"),
    ],
)  # fmt: skip
def test_the_formats_of_three_languages(said, fi, sv, en):
    assert {lang: said(lang) for lang in ("fi", "sv", "en")} == {
        "fi": fi,
        "sv": sv,
        "en": en,
    }


def test_an_aware_moment_is_told_in_local_time_on_both_sides_of_the_clock_change():
    summer = datetime(2026, 10, 24, 13, 30, tzinfo=UTC)
    winter = datetime(2026, 10, 26, 13, 30, tzinfo=UTC)
    assert (dates.at(summer, "fi"), dates.at(winter, "fi")) == (
        "klo 16.30",
        "klo 15.30",
    )


def test_a_moment_before_midnight_in_utc_belongs_to_the_next_local_day():
    late = datetime(2026, 11, 7, 22, 30, tzinfo=UTC)
    assert dates.weekday_and_day(late, "fi") == "su 8.11."


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("08 123 4567", "tel:+35881234567"),
        ("+358 8 123 4567", "tel:+35881234567"),
        ("00358 8 1234567", "tel:+35881234567"),
        ("112", "tel:112"),
    ],
)
def test_a_phone_number_dials_from_anywhere(phone, link):
    assert dates.tel(phone) == link


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ starts|times:ends }}", "klo 9.30–\u206016"),
        ("{{ day|long_day }}", "lauantai 7. marraskuuta 2026"),
        ("{{ day|days:nothing }}", "7.11.2026\u00a0alkaen"),
        ("{{ price|money }}", "12,50\u00a0€"),
        ("{{ nothing|money }}{{ nothing|day }}{{ nothing|when }}", ""),
        ("{{ zero|money }}", "0\u00a0€"),
        ("{{ zero|ages:twelve }}", "0–\u206012\u00a0v"),
        ("{{ moment|iso }}", "2026-11-25T10:40+02:00"),
        ("{{ moment|when:moment }}", "tänään klo 10.40"),
        ("{{ starts|iso }}", "09:30"),
    ],
)
def test_templates_say_the_same(template, shown):
    context = Context(
        {
            "starts": time(9, 30),
            "ends": time(16),
            "day": SATURDAY,
            "price": Decimal("12.50"),
            "moment": NOW,
            "nothing": None,
            "zero": 0,
            "twelve": 12,
        }
    )
    with override("fi"):
        assert Template(template).render(context) == shown
