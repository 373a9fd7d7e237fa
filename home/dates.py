"""Dates, times and numbers in words, as a family reads them, in Finnish, Swedish and English.

Swedish is that of Finland. Each function answers in the active language, or in the one
asked for; an aware datetime is told in the local time. Amounts of money, thousands and
distances hold together with a no-break space, the rest with ordinary ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from home.texts import current_language

NBSP = "\u00a0"
WORD_JOINER = "\u2060"
MIDNIGHT = time(23, 59, 59)
PRE_SCHOOL, SECOND_DEGREE = 0, 10


@dataclass(frozen=True, slots=True)
class Manner:
    """How one language writes them. Templates in braces are filled by `str.format`."""

    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    weekdays_always: tuple[str, ...]
    months: tuple[str, ...]
    day: str
    day_of_year: str
    long_day: str
    # A range: within a month, within a year.
    month_range: str
    year_range: str
    since: str
    until: str
    week: str
    colon: str
    drop_zeros: bool
    at: str
    between: str
    near_days: dict[int, str]
    and_: str
    years: str
    months_old: str
    years_from: str
    years_up_to: str
    # The units where there is one: "1 year"; only where it is written in another way.
    one: dict[str, str]
    grade: str
    grade_range: str
    grade_mixed: str
    grade_ends: dict[int, str]
    decimal: str
    thousand: str
    money: str
    about: str


MANNERS = {
    "fi": Manner(
        weekdays=(
            *("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai"),
            *("lauantai", "sunnuntai"),
        ),
        weekdays_short=("ma", "ti", "ke", "to", "pe", "la", "su"),
        weekdays_always=(
            *("maanantaisin", "tiistaisin", "keskiviikkoisin", "torstaisin"),
            *("perjantaisin", "lauantaisin", "sunnuntaisin"),
        ),
        months=(
            *("tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta"),
            *("kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta"),
            *("marraskuuta", "joulukuuta"),
        ),
        day="{d.day}.{d.month}.{d.year}",
        day_of_year="{d.day}.{d.month}.",
        long_day="{weekday} {d.day}. {month} {d.year}",
        month_range="{first.day}.–{last}",
        year_range="{first.day}.{first.month}.–{last}",
        since="{} alkaen",
        until="{} asti",
        week="viikko {}",
        colon=".",
        drop_zeros=True,
        at="klo {}",
        between="klo {}",
        near_days={-1: "eilen", 0: "tänään", 1: "huomenna"},
        and_="ja",
        years="{} v",
        months_old="{} kk",
        years_from="{} alkaen",
        years_up_to="enintään {}",
        one={},
        grade="{}. luokka",
        grade_range="{}.–{}. luokka",
        grade_mixed="{}–{}",
        grade_ends={PRE_SCHOOL: "esikoulu", SECOND_DEGREE: "toinen aste"},
        decimal=",",
        thousand=NBSP,
        money=f"{{}}{NBSP}€",
        about="noin {}",
    ),
    "sv": Manner(
        weekdays=(
            *("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
        ),
        weekdays_short=("må", "ti", "on", "to", "fr", "lö", "sö"),
        weekdays_always=(
            *("måndagar", "tisdagar", "onsdagar", "torsdagar", "fredagar"),
            *("lördagar", "söndagar"),
        ),
        months=(
            *("januari", "februari", "mars", "april", "maj", "juni", "juli"),
            *("augusti", "september", "oktober", "november", "december"),
        ),
        day="{d.day}.{d.month}.{d.year}",
        day_of_year="{d.day}.{d.month}",
        long_day="{weekday} {d.day} {month} {d.year}",
        month_range="{first.day}–{last}",
        year_range="{first.day}.{first.month}–{last}",
        since="från {}",
        until="till {}",
        week="vecka {}",
        colon=".",
        drop_zeros=True,
        at="kl. {}",
        between="kl. {}",
        near_days={-1: "i går", 0: "i dag", 1: "i morgon"},
        and_="och",
        years="{} år",
        months_old="{} mån.",
        years_from="från {}",
        years_up_to="högst {}",
        one={},
        grade="åk {}",
        grade_range="åk {}–{}",
        grade_mixed="{}–{}",
        grade_ends={PRE_SCHOOL: "förskolan", SECOND_DEGREE: "andra stadiet"},
        decimal=",",
        thousand=NBSP,
        money=f"{{}}{NBSP}€",
        about="ca {}",
    ),
    "en": Manner(
        weekdays=(
            *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
            *("Saturday", "Sunday"),
        ),
        weekdays_short=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        weekdays_always=(
            *("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays"),
            *("Saturdays", "Sundays"),
        ),
        months=(
            *("January", "February", "March", "April", "May", "June", "July"),
            *("August", "September", "October", "November", "December"),
        ),
        day="{d.day} {month} {d.year}",
        day_of_year="{d.day} {month}",
        long_day="{weekday} {d.day} {month} {d.year}",
        month_range="{first.day}–{last}",
        year_range="{first.day} {first_month} – {last}",
        since="from {}",
        until="until {}",
        week="week {}",
        colon=":",
        drop_zeros=False,
        at="at {}",
        between="{}",
        near_days={-1: "yesterday", 0: "today", 1: "tomorrow"},
        and_="and",
        years="{} years",
        months_old="{} months",
        years_from="{} and over",
        years_up_to="up to {}",
        one={"{} years": "{} year", "{} months": "{} month"},
        grade="grade {}",
        grade_range="grades {}–{}",
        grade_mixed="{} to {}",
        grade_ends={PRE_SCHOOL: "pre-school", SECOND_DEGREE: "upper secondary"},
        decimal=".",
        thousand=",",
        money="€{}",
        about="about {}",
    ),
}


def manner(language: str | None) -> Manner:
    return MANNERS[language or current_language()]


def local(moment: date) -> date:
    """An aware datetime in the local time; anything else as it is."""
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


# Days


def day(d: date, language: str | None = None) -> str:
    """7.11.2026 · 7.11.2026 · 7 November 2026"""
    d, m = local(d), manner(language)
    return m.day.format(d=d, month=m.months[d.month - 1])


def short_day(d: date, language: str | None = None) -> str:
    """7.11. · 7.11 · 7 November"""
    d, m = local(d), manner(language)
    return m.day_of_year.format(d=d, month=m.months[d.month - 1])


def long_day(d: date, language: str | None = None) -> str:
    """lauantai 7. marraskuuta 2026 · lördag 7 november 2026 · Saturday 7 November 2026"""
    d, m = local(d), manner(language)
    return m.long_day.format(
        d=d, weekday=m.weekdays[d.weekday()], month=m.months[d.month - 1]
    )


def weekday(d: date | int, language: str | None = None) -> str:
    """lauantai · lördag · Saturday, of a day or of a number from 1 Monday to 7 Sunday"""
    return manner(language).weekdays[index(d)]


def weekday_short(d: date | int, language: str | None = None) -> str:
    """la · lö · Sat"""
    return manner(language).weekdays_short[index(d)]


def weekday_always(d: date | int, language: str | None = None) -> str:
    """lauantaisin · lördagar · Saturdays"""
    return manner(language).weekdays_always[index(d)]


def index(d: date | int) -> int:
    return d - 1 if isinstance(d, int) else local(d).weekday()


def weekday_and_day(d: date, language: str | None = None) -> str:
    """la 7.11. · lö 7.11 · Sat 7 November"""
    return f"{weekday_short(d, language)} {short_day(d, language)}"


def weekdays(numbers: Iterable[int], language: str | None = None) -> str:
    """ma–pe · må, on och fr · Sat and Sun; three days or more in a row are a range"""
    m = manner(language)
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words: list[str] = []
    for run in runs:
        names = [m.weekdays_short[number - 1] for number in run]
        words += [f"{names[0]}–{names[-1]}"] if len(run) > 2 else names
    return listed(words, language)


def listed(words: Sequence[str], language: str | None = None) -> str:
    """ma, ke ja pe"""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {manner(language).and_} {words[-1]}"


def days(
    first: date | None,
    last: date | None,
    language: str | None = None,
    *,
    year: bool = True,
) -> str:
    """1.9.–18.12.2026 · 1–18.9.2026 (sv) · 1 September – 18 December 2026

    One end may be open ("1.9.2026 alkaen"). `year=False` leaves the year out unless the
    range crosses into another one.
    """
    m = manner(language)
    write = day if year else short_day
    if first is None or last is None:
        if first:
            return m.since.format(write(first, language))
        return m.until.format(write(last, language)) if last else ""
    first, last = local(first), local(last)
    if first.year != last.year:
        join = "–" if " " not in day(first, language) else " – "
        return f"{day(first, language)}{join}{day(last, language)}"
    end = write(last, language)
    if (first.month, first.day) == (last.month, last.day):
        return end
    pattern = m.month_range if first.month == last.month else m.year_range
    return pattern.format(first=first, first_month=m.months[first.month - 1], last=end)


def week(d: date, language: str | None = None) -> str:
    """viikko 48 · vecka 48 · week 48"""
    return manner(language).week.format(local(d).isocalendar().week)


# Times


def clock(t: time | datetime, language: str | None = None) -> str:
    """9.05, 16 and the midnight that ends a day 24 · same · 9:05, 16:00, 24:00"""
    m = manner(language)
    if isinstance(t, datetime):
        local_moment = local(t)
        assert isinstance(local_moment, datetime)  # noqa: S101 for the type checker
        t = local_moment.time()
    hour, minute = (
        (24, 0) if t.replace(microsecond=0) == MIDNIGHT else (t.hour, t.minute)
    )
    if m.drop_zeros and not minute:
        return str(hour)
    return f"{hour}{m.colon}{minute:02}"


def at(t: time | datetime, language: str | None = None) -> str:
    """klo 9.05 · kl. 9.05 · at 9:05"""
    return manner(language).at.format(clock(t, language))


def hours(
    starts: time | datetime, ends: time | datetime | None, language: str | None = None
) -> str:
    """9.30–16 · 9.30–16 · 9:30–16:00"""
    if ends is None:
        return clock(starts, language)
    return f"{clock(starts, language)}–{clock(ends, language)}"


def times(
    starts: time | datetime, ends: time | datetime | None, language: str | None = None
) -> str:
    """klo 9.30–16 · kl. 9.30–16 · 9:30–16:00"""
    if ends is None:
        return at(starts, language)
    return manner(language).between.format(hours(starts, ends, language))


def weekly(
    number: int, starts: time, ends: time | None, language: str | None = None
) -> str:
    """tiistaisin klo 14.15–15.15 · tisdagar kl. 14.15–15.15 · Tuesdays 14:15–15:15"""
    return f"{weekday_always(number, language)} {times(starts, ends, language)}"


def near_day(d: date, today: date, language: str | None = None) -> str:
    """tänään, huomenna, eilen, else ma 30.11. and in another year ma 4.1.2027"""
    d, m = local(d), manner(language)
    as_date = d.date() if isinstance(d, datetime) else d
    distance_in_days = (as_date - today) // timedelta(days=1)
    if distance_in_days in m.near_days:
        return m.near_days[distance_in_days]
    write = short_day if as_date.year == today.year else day
    return f"{weekday_short(d, language)} {write(d, language)}"


def when(moment: datetime, now: datetime, language: str | None = None) -> str:
    """tänään klo 13.30 · ma 30.11. klo 16 · tomorrow at 9:00"""
    language = language or current_language()
    today = local(now)
    assert isinstance(today, datetime)  # noqa: S101 for the type checker
    return f"{near_day(moment, today.date(), language)} {at(moment, language)}"


# People


def ages(
    youngest: Decimal | float | None,
    oldest: Decimal | float | None,
    language: str | None = None,
) -> str:
    """0–12 v · från 7 år · up to 6 years; months under three years when not whole"""
    m = manner(language)
    if youngest is None or (youngest == 0 and oldest is None):
        return m.years_up_to.format(age(oldest, language)) if oldest is not None else ""
    if oldest is None:
        return m.years_from.format(age(youngest, language))
    if youngest == oldest:
        return age(oldest, language)
    low, low_unit = measure(youngest, m)
    high, high_unit = measure(oldest, m)
    if low_unit == high_unit or youngest == 0:
        return high_unit.format(f"{low}–{high}")
    return f"{told(low, low_unit, m)}–{told(high, high_unit, m)}"


def age(years: Decimal | float, language: str | None = None) -> str:
    """7 v · 6 mån. · 1 year"""
    m = manner(language)
    return told(*measure(years, m), m)


def told(amount: str, unit: str, m: Manner) -> str:
    return (m.one.get(unit, unit) if amount == "1" else unit).format(amount)


def measure(years: Decimal | float, m: Manner) -> tuple[str, str]:
    """The amount and the template of its unit."""
    exact = Decimal(str(years))
    if exact == exact.to_integral_value():
        return str(int(exact)), m.years
    if exact < 3:
        return str(round(exact * 12)), m.months_old
    return f"{exact.normalize():f}".replace(".", m.decimal), m.years


def grades(lowest: int, highest: int, language: str | None = None) -> str:
    """1.–3. luokka · förskolan–åk 2 · grade 7 to upper secondary"""
    m = manner(language)
    if lowest == highest:
        return grade(lowest, language)
    if lowest in m.grade_ends or highest in m.grade_ends:
        return m.grade_mixed.format(grade(lowest, language), grade(highest, language))
    return m.grade_range.format(lowest, highest)


def grade(number: int, language: str | None = None) -> str:
    """3. luokka · åk 3 · grade 3; 0 is pre-school, 10 the second degree"""
    m = manner(language)
    return m.grade_ends.get(number) or m.grade.format(number)


def unbroken(text: str) -> str:
    """The same for a page, where no line ends after a dash or before a unit: 13–17 v"""
    text = re.sub(r"–(?=\S)", f"–{WORD_JOINER}", text)
    return re.sub(r"(?<=\d) (?=\w)", NBSP, text)


# Amounts


def number(amount: int, language: str | None = None) -> str:
    """1 234 · 1 234 · 1,234"""
    return f"{amount:,}".replace(",", manner(language).thousand)


def money(euros: Decimal | float, language: str | None = None) -> str:
    """1 234,50 € · 15 € · €1,234.50; cents only when there are some"""
    m = manner(language)
    exact = Decimal(str(euros)).quantize(Decimal("0.01"))
    whole, cents = f"{exact:,}".split(".")
    amount = whole.replace(",", m.thousand)
    return m.money.format(amount if cents == "00" else f"{amount}{m.decimal}{cents}")


def distance(metres: float, language: str | None = None) -> str:
    """600 m, 3,1 km, 12 km"""
    tens = round(metres / 10) * 10
    if tens < 1000:
        return f"{tens}{NBSP}m"
    kilometres = metres / 1000
    if kilometres >= 9.95:
        return f"{round(kilometres)}{NBSP}km"
    return f"{kilometres:.1f}{NBSP}km".replace(".", manner(language).decimal)


def kilometres(km: float, language: str | None = None) -> str:
    """500 m, 3 km, 2,5 km, for a distance that somebody chose"""
    if km < 1:
        return distance(km * 1000, language)
    return f"{km:g}{NBSP}km".replace(".", manner(language).decimal)


def about(metres: float, language: str | None = None) -> str:
    """noin 2 km · ca 2 km · about 2 km, for a place that is only roughly known"""
    if metres < 950:
        rough = f"{max(round(metres / 100), 1) * 100}{NBSP}m"
    else:
        rough = f"{round(metres / 1000)}{NBSP}km"
    return manner(language).about.format(rough)


def tel(phone: str) -> str:
    """The link that dials: "08 123 4567" is tel:+35881234567 (RFC 3966)."""
    digits = "".join(c for c in phone if c.isdigit())
    if phone.strip().startswith("+"):
        return f"tel:+{digits}"
    if digits.startswith("00"):
        return f"tel:+{digits[2:]}"
    return f"tel:+358{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"
