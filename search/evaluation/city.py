"""The city of a set: its areas, themes and entries, made in memory and gone with the block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from uuid import UUID, uuid4

from django.utils.text import slugify

from home.areas.models import Level
from home.areas.tree import AreaNode, AreaTree
from home.areas.tree import tree as areas
from home.attributes import EntryKind
from home.texts import Text
from home.themes import loading
from home.themes.tree import ThemeNode
from home.themes.tree import tree as themes
from home.trees import Tree
from search.engines.base import Geography, Row, Standing
from search.entries.marks import marked
from search.entries.tokens import area_names, labels_in_all, theme_names, tokens
from search.evaluation.sets import Document, SetError
from search.facts import Audience, Facts, Session
from search.geography import geography
from search.known_places import addresses
from search.language import analyse
from search.organisers import Organisers, organisers
from search.thesaurus.reach import Thesaurus
from search.thesaurus.seeded import seeded
from search.words import fold

KINDS = {
    "harrastus": EntryKind.CLUB,
    "kohtaamispaikka": EntryKind.PLACE,
    "liikkuva": EntryKind.MOBILE,
} | {kind.value: kind for kind in EntryKind}
CITY = "oulu"
WHOLE_CITY = "Koko Oulu"
OPEN_END = 99
THEME = "theme:"
TOLD_BY_A_CATEGORY = 0.4
# Minutes of the day for a session in each part of it.
HOURS = {"a": (570, 630), "i": (840, 900), "e": (1050, 1110)}


@dataclass(frozen=True, slots=True)
class ScratchCatalogue:
    """The entries of a set as a `Source` of an engine; nothing ever changes in it."""

    entries: tuple[Facts, ...]
    tree: Geography
    words: Thesaurus
    at: Standing

    def standing(self, *, anew: bool = False) -> Standing:
        return self.at

    def rows(self, generation: int) -> Iterator[Row]:
        return (Row(facts.key, 0, facts) for facts in self.entries)

    def changes(self, since: Standing) -> tuple[Row, ...]:
        return ()

    def geography(self) -> Geography:
        return self.tree

    def thesaurus(self) -> Thesaurus:
        return self.words

    def close(self) -> None:
        """Nothing is held open."""


@contextmanager
def city(
    documents: Sequence[Document], more_areas: Iterable[str] = ()
) -> Iterator[ScratchCatalogue]:
    """Inside, the areas and themes of this process are those of the documents.

    Documents get the keys 1, 2, 3 ... in their order. `more_areas` are names of areas where
    nothing is, which the words of a query may still name.
    """
    with (
        areas.instead(area_tree(documents, more_areas)),
        themes.instead(theme_tree()),
        organisers.instead(Organisers([])),
        addresses.instead([]),
    ):
        words = seeded()
        entries = tuple(
            entry(each, key, words) for key, each in enumerate(documents, 1)
        )
        at = Standing(str(uuid4()), 1, 0)
        yield ScratchCatalogue(entries, geography(), words, at)


def area_tree(documents: Iterable[Document], more: Iterable[str] = ()) -> AreaTree:
    """The city, its regions, and the neighbourhoods below them."""
    names: dict[str, AreaNode] = {}
    numbers = count(1)

    def add(name: str, level: Level, parent: str | None) -> None:
        if name and name not in names:
            code = CITY if parent is None else slugify(name)
            names[name] = AreaNode(
                id=next(numbers),
                code=code,
                parent=parent,
                name_fi=name,
                name_sv="",
                name_en="",
                level=level,
                latitude=None,
                longitude=None,
                aliases=(),
                outline_is_approximate=True,
            )

    add(WHOLE_CITY, Level.CITY, None)
    listed = list(documents)
    for each in listed:
        add(each.region, Level.REGION, CITY)
    for each in listed:
        above = names[each.region or WHOLE_CITY].code
        add(each.neighbourhood, Level.NEIGHBOURHOOD, above)
    for name in (*(one for each in listed for one in each.covers), *more):
        add(name, Level.NEIGHBOURHOOD, CITY)
    return AreaTree(list(names.values()), {})


def theme_tree() -> Tree[ThemeNode]:
    """The themes that every site begins with."""
    return Tree(
        [
            ThemeNode(
                id=number,
                code=row["code"],
                parent=row["parent"] or None,
                name_fi=row["name_fi"],
                name_sv=row["name_sv"],
                name_en=row["name_en"],
                icon=row["icon"],
                yso_uri=row["yso"],
            )
            for number, row in enumerate(loading.rows(), 1)
        ]
    )


def entry(document: Document, key: int, words: Thesaurus) -> Facts:
    """The document as a club, a place or a mobile service would tell it."""
    if document.kind not in KINDS:
        kinds = ", ".join(KINDS)
        raise SetError(f"{document.id}: the kind {document.kind!r} is none of {kinds}.")
    kind = KINDS[document.kind]
    codes = area_codes(document)
    served = tuple(map(slugify, document.covers))
    of_themes = themes_of(document.categories, words)
    facts = Facts(
        key=key,
        uuid=str(UUID(int=key)),
        kind=kind,
        name=document.title,
        audience=audience(document),
        areas=codes,
        served_areas=served,
        sessions=sessions(document),
        themes=of_themes,
        free=document.free,
        languages=tuple(filter(None, document.languages.split(","))),
        organisers=(slugify(document.provider),) if document.provider else (),
        tokens=tokens(
            name=finnish(document.title),
            keywords=[
                *theme_names(of_themes),
                *labels_in_all(kind),
                *finnish(*document.categories),
            ],
            text=finnish(document.description),
            places=[*finnish(document.place), *area_names([*codes, *served])],
            other=finnish(document.provider),
        ),
    )
    return marked(facts)


def finnish(*texts: str) -> list[Text]:
    return [Text(text, "fi") for text in texts if text]


def audience(document: Document) -> Audience:
    if document.age_min is None and document.age_max is None:
        return Audience("all_ages")
    open_end = document.age_max is None or document.age_max >= OPEN_END
    return Audience("ages", document.age_min, None if open_end else document.age_max)


def area_codes(document: Document) -> tuple[str, ...]:
    name = document.neighbourhood or document.region
    code = CITY if name in ("", WHOLE_CITY) else slugify(name)
    return areas().lineage(code)


def sessions(document: Document) -> tuple[Session, ...]:
    hours = HOURS.get(document.time_of_day)
    if hours is None:
        return ()
    return tuple(Session(weekday, *hours) for weekday in document.weekdays)


def themes_of(categories: Iterable[str], words: Thesaurus) -> tuple[str, ...]:
    """The themes that an editor would choose for these categories, with all above them."""
    codes: dict[str, None] = {}
    for category in categories:
        reached = {
            token.removeprefix(THEME): well
            for token, well in words.reach(ways(category)).items()
            if token.startswith(THEME) and well >= TOLD_BY_A_CATEGORY
        }
        for code, well in reached.items():
            if well == max(reached.values()):
                codes |= dict.fromkeys(themes().lineage(code))
    return tuple(codes)


def ways(category: str) -> list[str]:
    """The category as the thesaurus may have it: "jalkapallo", "avoin paivakoti"."""
    return [" ".join(fold(category)), *analyse(category).forms]
