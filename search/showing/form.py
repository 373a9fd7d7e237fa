"""The search form: words, people one by one, area and distance."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from home import dates
from home.areas.models import Level
from home.areas.tree import tree as areas
from search import labels
from search.forms import Asked
from search.query import Query
from search.understanding.areas import namesakes

from .markup import select_options
from .people import Choice, PersonSelect, person_selects

# What the select of the distance offers, in kilometres.
DISTANCES = ("1", "2", "3", "5", "10", "20", "50")


def told_apart() -> dict[str, str]:
    """Names by code, such as "Kiviniemi (Kaakkuri)" where another area is called so too."""
    names = areas().names()
    told = dict[str, str](names)
    for code in namesakes():
        if parent := areas().by_code[code].parent:
            told[code] = f"{names[code]} ({names[parent]})"
    return told


@dataclass
class FormShown:
    """What the form shows of a query."""

    asked: Asked
    add_person: bool = False

    @property
    def query(self) -> Query:
        return self.asked.query

    @property
    def action(self) -> str:
        return reverse("search")

    @property
    def people(self) -> list[PersonSelect]:
        return person_selects(self.query, self.add_person)

    @property
    def areas(self) -> list[tuple[str, list[Choice]]]:
        """The choices of the area select: regions, then districts and villages."""
        chosen = self.query.areas[0] if self.query.by_hand("area") else ""
        tree, names = areas(), told_apart()
        groups = [
            (_("Regions"), tree.of_level(Level.REGION)),
            (_("Districts and villages"), tree.of_level(Level.NEIGHBOURHOOD)),
        ]
        choices = [
            (title, [Choice(n.code, names[n.code], n.code == chosen) for n in nodes])
            for title, nodes in groups
        ]
        known = {choice.value for _title, group in choices for choice in group}
        if chosen and chosen not in known:
            other = Choice(chosen, labels.label("area", chosen), selected=True)
            choices.insert(0, (_("Chosen"), [other]))
        return choices

    @property
    def area_options(self) -> SafeString:
        return select_options(self.areas)

    @property
    def distances(self) -> list[Choice]:
        asked = f"{self.query.km:g}"
        values = sorted({*DISTANCES, asked}, key=float)
        return [Choice(km, dates.kilometres(float(km)), km == asked) for km in values]

    @property
    def near(self) -> str:
        """What was typed as the place to be near to, also when nobody knows it."""
        if self.query.near:
            return self.query.near.value
        unknown = (
            each.value for each in self.asked.ignored if each.parameter == "near"
        )
        return next(unknown, "")

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Parameters without a control of their own, for hidden fields."""
        return []
