"""What can be suggested, gathered from the catalogue in the active language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from django.utils.translation import override

from home.areas.models import Level
from home.areas.tree import tree as areas
from home.organisations.models import Organisation
from home.texts import LANGUAGES, Text, current_language
from home.themes.keywords import Keyword
from home.themes.tree import tree as themes
from home.trees import Node
from search.cards import in_words
from search.entries import places
from search.find import engine, find
from search.language import analyse
from search.query import Query
from search.thesaurus.generic import GENERIC
from search.thesaurus.models import Concept, ConceptWord
from search.words import fold

from .names import Named, Names


class Kind(StrEnum):
    """What is suggested, in the order in which it is shown."""

    WORD = "word"
    THEME = "theme"
    AREA = "area"
    PLACE = "place"
    ORGANISER = "organiser"


Counts = Mapping[str, Mapping[str, int]]
Forms = list[tuple[str, ...]]
COUNTED = (Kind.THEME.value, Kind.AREA.value, Kind.ORGANISER.value)
# What the form of the search offers too.
LEVELS = (Level.REGION, Level.NEIGHBOURHOOD)
NAMES = [f"name_{language}" for language in LANGUAGES]


def gather() -> dict[Kind, Names]:
    """Everything that can be suggested now, by kind."""
    counts = find(Query(), facets=COUNTED, size=1).facets
    return {kind: Names(those(counts)) for kind, those in GATHERED.items()}


def words(counts: Counts) -> Iterator[Named]:
    """Words for topics that the catalogue has, those of the page's language first.

    Of several forms of a word, and of a word that several concepts have, one is suggested.
    """
    mine = current_language()
    found: dict[object, tuple[Text, Forms]] = {}
    for word in sorted(topic_words(), key=lambda word: word.language != mine):
        forms = forms_of(word)
        found.setdefault(tuple(map(frozenset, forms)), (word, forms))
    tokens = {token for _, forms in found.values() for way in forms for token in way}
    frequency = engine().frequencies(tokens)
    for word, forms in found.values():
        # Of a phrase the rarest word tells how often it is said, and at most so often;
        # what is said by words such as "club" alone says nothing.
        says_something = any(GENERIC.isdisjoint(way) for way in forms)
        count = min(max(map(frequency.__getitem__, way)) for way in forms)
        if count and says_something:
            tier = (word.language != mine) + (len(forms) > 1)
            yield Named(word, count=count, tier=tier)


def topic_words() -> Iterator[Text]:
    """What people call topics, in right spelling: in the page's language and in Finnish.

    Nearly everything is told in Finnish. Needs are told in whole sentences; what is only
    narrower or related has a concept of its own where it is worth one.
    """
    languages = {current_language(), "fi"}
    topics = Concept.objects.used().filter(need=False)
    for name in topics.values_list("name", flat=True):
        yield Text(name, "fi")
    told = ConceptWord.objects.filter(
        concept__in=topics, kind=ConceptWord.Kind.SAME, language__in=languages
    )
    for text, language in told.values_list("text", "language"):
        yield Text(text, language)
    for language in languages:
        with override(language):
            yield from [Text(keyword.label, language) for keyword in Keyword]


def forms_of(words: Text) -> Forms:
    """For each single word its lemmas: the tokens under which the index may have it."""
    return [
        analyse(word, words.language).forms or fold(word)
        for word in words.split()
        if fold(word)
    ]


def themes_with_something(counts: Counts) -> Iterator[Named]:
    tree = themes()
    for code, count in counts["theme"].items():
        if node := tree.get(code):
            yield Named(node.name, code, count, also=other_names(node))


def all_areas(counts: Counts) -> Iterator[Named]:
    """Those with nothing too: people live there."""
    tree = areas()
    for node in tree:
        if node.level in LEVELS:
            above = tree.get(node.parent)
            yield Named(
                node.name,
                node.code,
                counts["area"].get(node.code, 0),
                detail=above.name if above and above.name != node.name else "",
                also=(*other_names(node), *node.aliases),
            )


def listed_places(counts: Counts) -> Iterator[Named]:
    """Meeting places with a page of their own, each with the area it lies in."""
    tree = areas()
    rows = places.findable().values_list("slug", "area_id", *NAMES)
    for slug, area, *names in rows.iterator():
        node = tree.by_id.get(area or 0)
        yield Named(of_row(names), slug, detail=node.name if node else "")


def organisers(counts: Counts) -> Iterator[Named]:
    published = Organisation.objects.published()
    for slug, short, *names in published.values_list("slug", "short_name", *NAMES):
        count = counts["organiser"].get(slug, 0)
        yield Named(of_row(names), slug, count, also=(short,) if short else ())


def of_row(names: Iterable[str]) -> Text:
    return in_words(dict(zip(LANGUAGES, names, strict=True)))


def other_names(node: Node) -> tuple[str, ...]:
    """What it is called in the other languages: whoever types one means it too."""
    names = (node.name_fi, node.name_sv, node.name_en)
    return tuple(name for name in names if name and name != node.name)


GATHERED: dict[Kind, Callable[[Counts], Iterable[Named]]] = {
    Kind.WORD: words,
    Kind.THEME: themes_with_something,
    Kind.AREA: all_areas,
    Kind.PLACE: listed_places,
    Kind.ORGANISER: organisers,
}
