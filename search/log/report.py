"""What the counted searches add up to, for planners: how many, for whom, where, what."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TextIO

from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home import dates
from search import labels
from search.log.models import Searched, SearchedWords

PERIODS = {
    30: gettext_lazy("30 days"),
    90: gettext_lazy("90 days"),
    365: gettext_lazy("a year"),
}
DEFAULT_PERIOD = 30
# More columns than this are too thin to be told apart, so they become weeks.
MOST_DAYS_SHOWN = 45
MOST_ROWS = 15
MOST_WORDS = 50
CHART_HEIGHT = 160
COLUMN_WIDTH = 16


@dataclass(frozen=True)
class Column:
    """One day or week of the chart; heights in units of the picture, from its foot."""

    first: dt.date
    label: str
    total: int
    nothing: int
    x: int
    height: int
    nothing_height: int

    @property
    def top(self) -> int:
        return CHART_HEIGHT - self.height

    @property
    def nothing_top(self) -> int:
        return CHART_HEIGHT - self.nothing_height


@dataclass(frozen=True)
class Row:
    """What was asked for, how often, and how often nothing was found."""

    label: str
    total: int
    nothing: int
    share: int


class Report:
    """The searches from `first` up to and including `today`."""

    chart_height = CHART_HEIGHT

    def __init__(self, days: int, today: dt.date) -> None:
        self.days, self.today = days, today
        self.first = today - dt.timedelta(days=days - 1)
        self.searches = Searched.objects.since(self.first)

    @cached_property
    def _totals(self) -> dict[str, int]:
        sums = self.searches.aggregate(
            total=Sum("count"), nothing=Sum("count", filter=Q(nothing_found=True))
        )
        return {name: value or 0 for name, value in sums.items()}

    @property
    def total(self) -> int:
        return self._totals["total"]

    @property
    def nothing(self) -> int:
        return self._totals["nothing"]

    @property
    def nothing_share(self) -> str:
        """How many of a hundred searches found nothing: "3 %"."""
        return f"{round(100 * self.nothing / self.total)}\N{NO-BREAK SPACE}%"

    @property
    def period(self) -> str:
        return dates.days(self.first, self.today)

    @property
    def by_week(self) -> bool:
        return self.days > MOST_DAYS_SHOWN

    @cached_property
    def columns(self) -> list[Column]:
        """The chart, days without a search included."""
        sums = self._by_column()
        most = max((total for total, _nothing in sums.values()), default=0) or 1
        return [
            Column(
                first=first,
                label=self._label(first),
                total=total,
                nothing=nothing,
                x=number * COLUMN_WIDTH,
                height=round(CHART_HEIGHT * total / most),
                nothing_height=round(CHART_HEIGHT * nothing / most),
            )
            for number, (first, (total, nothing)) in enumerate(sums.items())
        ]

    @property
    def chart_width(self) -> int:
        return len(self.columns) * COLUMN_WIDTH

    @property
    def most(self) -> int:
        """What the highest column stands for."""
        return max((column.total for column in self.columns), default=0)

    def _by_column(self) -> dict[dt.date, tuple[int, int]]:
        sums = {
            self._column_of(self.first + dt.timedelta(days=n)): (0, 0)
            for n in range(self.days)
        }
        per_day = self.searches.values_list("day", "nothing_found").annotate(
            Sum("count")
        )
        for day, nothing_found, count in per_day:
            if (column := self._column_of(day)) in sums:
                total, nothing = sums[column]
                sums[column] = (total + count, nothing + nothing_found * count)
        return sums

    def _column_of(self, day: dt.date) -> dt.date:
        return day - dt.timedelta(days=day.weekday()) if self.by_week else day

    def _label(self, first: dt.date) -> str:
        day = dates.day(first)
        return _("Week from %(day)s") % {"day": day} if self.by_week else day

    # What was asked for

    @cached_property
    def areas(self) -> list[Row]:
        return self._rows("area", lambda code: labels.label("area", code))

    @cached_property
    def themes(self) -> list[Row]:
        return self._rows("theme", lambda code: labels.label("theme", code))

    @cached_property
    def ages(self) -> list[Row]:
        return self._rows("age", lambda band: labels.label("age", band))

    def _rows(self, field: str, label: Callable[[str], Any]) -> list[Row]:
        sums = (
            self.searches.exclude(**{field: ""})
            .values(field)
            .annotate(
                total=Sum("count"), nothing=Sum("count", filter=Q(nothing_found=True))
            )
            .order_by("-total", field)[:MOST_ROWS]
        )
        return rows([(label(s[field]), s["total"], s["nothing"] or 0) for s in sums])

    @cached_property
    def words(self) -> list[Row]:
        return self._words(self._readable.order_by("-uses", "words"))

    @cached_property
    def words_without_result(self) -> list[Row]:
        found = self._readable.filter(nothing_found__gt=0)
        return self._words(found.order_by("-nothing_found", "words"))

    @property
    def _readable(self) -> QuerySet[SearchedWords]:
        return SearchedWords.objects.readable().filter(last_day__gte=self.first)

    def _words(self, found: QuerySet[SearchedWords]) -> list[Row]:
        return rows(
            [(each.words, each.uses, each.nothing_found) for each in found[:MOST_WORDS]]
        )

    @property
    def tables(self) -> Iterator[tuple[str, list[Row]]]:
        """Every table with its heading, those without rows left out."""
        for heading, found in (
            (_("Search words"), self.words),
            (_("Words that found nothing"), self.words_without_result),
            (_("Areas"), self.areas),
            (_("Themes"), self.themes),
            (_("Ages of the youngest"), self.ages),
        ):
            if found:
                yield heading, found

    def write_csv(self, file: TextIO) -> None:
        """The chart and every table, one after another, for a spreadsheet."""
        writer = csv.writer(file, delimiter=";")
        writer.writerow([_("What"), "", _("Searches"), _("Nothing found")])
        for column in self.columns:
            writer.writerow(
                [_("Searches"), column.first.isoformat(), column.total, column.nothing]
            )
        for heading, found in self.tables:
            for row in found:
                writer.writerow([heading, as_text(row.label), row.total, row.nothing])


def rows(sums: list[tuple[str, int, int]]) -> list[Row]:
    """Rows with the share of the largest one in hundredths, for a bar."""
    most = max((total for _label, total, _nothing in sums), default=0) or 1
    return [
        Row(str(label), total, nothing, round(100 * total / most))
        for label, total, nothing in sums
    ]


def as_text(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula: visitors have typed it."""
    return f"'{cell}" if cell[:1] in tuple("=+-@\t\r") else cell
