"""Words that found nothing: what they could mean, and what somebody decides about them.

The log of searches tells which words those are, once enough people have used them. A word
is proposed to the concepts that have a word of nearly the same letters, that have a part of
it, or that are called what it means in Finnish.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from rapidfuzz import process
from rapidfuzz.distance import OSA

from home.areas.tree import tree as areas
from home.texts import LANGUAGES
from search.language import analyse
from search.log.models import SearchedWords
from search.thesaurus.generic import GENERIC
from search.thesaurus.kept import thesaurus
from search.thesaurus.models import Concept, ConceptWord, Decision
from search.thesaurus.readings import read
from search.thesaurus.translations import translate
from search.words import fold

MOST_SHOWN = 50
MOST_PROPOSED = 5
MOST_DECISIONS = 10
# Shorter words are alike by chance, and the longer ones may have two slips.
SHORTEST_ALIKE, LONG = 4, 8


@dataclass(frozen=True)
class Proposal:
    """A concept that the words could belong to, and why."""

    concept: Concept
    because: Any


@dataclass
class Unfound:
    """Words that found nothing, as often as `times`."""

    searched: str
    language: str
    times: int
    text: str
    proposals: list[Proposal] = field(default_factory=list)


def unfound() -> list[Unfound]:
    """What waits for a decision, the words most missed first."""
    decided = Decision.objects.values("searched")
    rows = (
        SearchedWords.objects.readable()
        .filter(nothing_found__gt=0)
        .exclude(words__in=decided)
        .order_by("-nothing_found", "words")[: 2 * MOST_SHOWN]
    )
    waiting = [
        Unfound(row.words, language_of(row), row.nothing_found, text)
        for row in rows
        if (text := unexplained(row.words))
    ][:MOST_SHOWN]
    add_proposals(waiting)
    return waiting


def language_of(row: SearchedWords) -> str:
    language = row.language[:2]
    return language if language in LANGUAGES else "fi"


def unexplained(words: str) -> str:
    """Of the words those that no concept has and that are not too wide for one."""
    known = thesaurus()
    if words in known:
        return ""
    places = names_of_places()
    return " ".join(
        word
        for word in fold(words)
        if word not in GENERIC
        and not word.isdigit()
        and not any(form in known or form in places for form in read(word, "fi"))
    )


def names_of_places() -> set[str]:
    """The words in the names of areas: who adds one to a search looks for something there."""
    return {
        word
        for node in areas()
        for name in (node.name_fi, *node.aliases)
        for word in fold(name)
    }


def add_proposals(waiting: Iterable[Unfound]) -> None:
    """Read the proposed concepts of all of them at once."""
    reasons = {one.searched: dict(reasons_for(one.text)) for one in waiting}
    codes = {code for found in reasons.values() for code in found}
    concepts = {row.code: row for row in Concept.objects.used().filter(code__in=codes)}
    for one in waiting:
        one.proposals = [
            Proposal(concepts[code], because)
            for code, because in reasons[one.searched].items()
            if code in concepts
        ][:MOST_PROPOSED]


def reasons_for(text: str) -> Iterator[tuple[str, Any]]:
    """Codes of concepts, each with what speaks for it; the strongest reason comes last.

    So the last one said of a concept is kept by a dictionary.
    """
    known = thesaurus()
    for word in fold(text):
        for part in parts_of(word):
            for code in known.codes([part]):
                yield code, _("“%(part)s” is a part of it") % {"part": part}
        for like in alike(word):
            for code in known.codes([like]):
                yield code, _("it looks like “%(word)s”") % {"word": like}
    for language in ("sv", "en"):
        for label in translate(text, language):
            forms = read(label, "fi") if " " not in label else (" ".join(fold(label)),)
            for code in known.codes(forms):
                yield code, _("it is “%(word)s” in Finnish") % {"word": label}


def parts_of(word: str) -> list[str]:
    told = analyse(word)
    return [part for part in (*told.parts, *told.inner) if part not in GENERIC]


def alike(word: str) -> list[str]:
    """Words of concepts that are written nearly so."""
    if len(word) < SHORTEST_ALIKE:
        return []
    slips = 1 if len(word) < LONG else 2
    found = process.extract(
        word,
        list(thesaurus().words()),
        scorer=OSA.distance,
        score_cutoff=slips,
        limit=MOST_PROPOSED,
    )
    return [like for like, _slips, _index in found]


@transaction.atomic
def add_to(
    concept: Concept, searched: str, text: str, language: str, by: Any
) -> Decision:
    """The text becomes a word of the concept."""
    words = concept.words.all()
    if any(word.text == text and word.language == language for word in words):
        # Taking this back must leave the word that was there.
        return ignore(searched, by)
    concept.words.add(ConceptWord(text=text, language=language))
    return _saved(concept, searched, text, Decision.Kind.ADDED, by)


@transaction.atomic
def make_concept(searched: str, text: str, language: str, by: Any) -> Decision:
    """The text becomes the name of a concept, which an editor then fills."""
    concept = Concept(code=free_code(text), name=text)
    if language != "fi":
        concept.words.add(ConceptWord(text=text, language=language))
    return _saved(concept, searched, text, Decision.Kind.NEW, by)


def _saved(
    concept: Concept, searched: str, text: str, kind: Decision.Kind, by: Any
) -> Decision:
    concept.edited = True
    concept.save()
    return Decision.objects.create(
        searched=searched, kind=kind, concept=concept, text=text, decided_by=by
    )


def ignore(searched: str, by: Any) -> Decision:
    return Decision.objects.create(
        searched=searched, kind=Decision.Kind.IGNORED, decided_by=by
    )


@transaction.atomic
def undo(decision: Decision) -> None:
    """Take back a decision and what it did, as far as nobody has built on it since."""
    concept = decision.concept
    if concept and decision.kind == Decision.Kind.ADDED:
        for word in concept.words.filter(text=decision.text):
            concept.words.remove(word)
        concept.save()
    elif concept and concept.updated_at <= decision.decided_at:
        concept.delete()
    decision.delete()


def free_code(text: str) -> str:
    """A code that no concept has, made from the text."""
    code = slugify(text)[:70] or "sana"
    taken = set(
        Concept.objects.filter(code__startswith=code).values_list("code", flat=True)
    )
    number = 2
    free = code
    while free in taken:
        free = f"{code}-{number}"
        number += 1
    return free
