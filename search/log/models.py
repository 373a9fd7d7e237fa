"""The counts that are kept of searches: nothing in them tells of a person.

No address, no time of the day, no link between two searches of one visitor.
"""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

# Words that fewer have used could be somebody's own story.
USES_UNTIL_READABLE = 5
LONGEST_WORDS = 80
DAYS_KEPT = 3 * 365
# What was typed once or twice is forgotten.
DAYS_UNREADABLE = 90


class AgeBand(models.TextChoices):
    """The age of the youngest person asked for; families choose by these steps."""

    BABIES = "0-2", "0–2"
    SMALL = "3-6", "3–6"
    SCHOOL = "7-9", "7–9"
    MIDDLE = "10-12", "10–12"
    TEENS = "13-15", "13–15"
    YOUNG = "16-18", "16–18"
    ADULTS = "19-64", "19–64"
    SENIORS = "65-", "65–"

    @classmethod
    def of(cls, years: int) -> AgeBand:
        """The band in which so many whole years lie."""
        for band in cls:
            last = band.value.partition("-")[2]
            if not last or years <= int(last):
                return band
        raise ValueError(f"{years} is in no band.")


class SearchedQuerySet(models.QuerySet["Searched"]):
    def since(self, day: dt.date) -> Self:
        return self.filter(day__gte=day)


class Searched(models.Model):
    """How many searches of a day asked for the same area, theme and age; "" is not asked."""

    day = models.DateField(_("day"))
    area = models.CharField(_("area"), max_length=80, blank=True)
    theme = models.CharField(_("theme"), max_length=80, blank=True)
    age = models.CharField(_("age"), max_length=5, blank=True, choices=AgeBand.choices)
    nothing_found = models.BooleanField(_("nothing found"), default=False)
    count = models.PositiveIntegerField(_("searches"), default=0)

    objects = SearchedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "area", "theme", "age", "nothing_found"],
                name="one_count_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.area} {self.theme} {self.age}: {self.count}"


class SearchedWordsQuerySet(models.QuerySet["SearchedWords"]):
    def readable(self) -> Self:
        return self.exclude(words="")


class SearchedWords(models.Model):
    """Search words, readable when they have been used often enough.

    Until then there is only a keyed digest to count by: the words cannot be read from it.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    words = models.CharField(_("words"), max_length=LONGEST_WORDS, blank=True)
    language = models.CharField(_("language"), max_length=10)
    uses = models.PositiveIntegerField(_("uses"), default=0)
    nothing_found = models.PositiveIntegerField(_("nothing found"), default=0)
    last_day = models.DateField(_("last searched"))

    objects = SearchedWordsQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["last_day"], name="searched_words_last_day")]

    def __str__(self) -> str:
        return f"{self.words or '…'}: {self.uses}"
