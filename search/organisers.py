"""The names of organisers in memory, for labels and for reading addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Max

from home.organisations.models import Organisation
from home.texts import LANGUAGES, Text, current_language, in_language
from home.trees import Kept


@dataclass(frozen=True)
class Organiser:
    slug: str
    name_fi: str
    name_sv: str
    name_en: str

    @property
    def name(self) -> Text:
        return in_language(self, "name")


class Organisers(Mapping[str, Organiser]):
    """Published organisers by slug: `"partio" in organisers()`."""

    def __init__(self, rows: list[Organiser]) -> None:
        self._by_slug = {row.slug: row for row in rows}

    def __getitem__(self, slug: str) -> Organiser:
        return self._by_slug[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_slug)

    # What is made from the names is kept for these very ones.
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __len__(self) -> int:
        return len(self._by_slug)

    def name(self, slug: str) -> Text:
        """The name in the active language; the slug where there is no such organiser."""
        return self.names().get(slug) or Text(slug, "fi")

    def names(self) -> Mapping[str, Text]:
        """Every name in the active language, by slug."""
        return self._names[current_language()]

    @cached_property
    def _names(self) -> dict[str, dict[str, Text]]:
        return {
            language: {
                slug: in_language(row, "name", language)
                for slug, row in self._by_slug.items()
            }
            for language in LANGUAGES
        }


def _load() -> Organisers:
    rows = Organisation.objects.published().values_list(
        "slug", "name_fi", "name_sv", "name_en"
    )
    return Organisers([Organiser(*row) for row in rows])


def _stamp() -> tuple[object, ...]:
    state = Organisation.objects.published().aggregate(
        rows=Count("pk"), latest=Max("last_published_at")
    )
    return tuple(state.values())


organisers: Kept[Organisers] = Kept(_load, _stamp)
