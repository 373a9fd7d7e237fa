"""A new set of entries is built beside the one in use."""

import uuid

import pytest

from search import generations, versions
from search.entries.storing import NewEntry
from search.facts import Audience, Facts
from search.models import CatalogueState, Entry, Source

pytestmark = pytest.mark.django_db


def row(number: int, name: str = "Chess") -> NewEntry:
    facts = Facts(
        key=Source.ACTIVITY.key(number),
        uuid=str(uuid.UUID(int=number)),
        kind="club",
        name=name,
        audience=Audience(),
    )
    return NewEntry(Source.ACTIVITY, number, facts, {"name": {"en": name}})


def built(*rows: NewEntry) -> int:
    generation = generations.begin()
    generations.add(generation, rows)
    generations.switch(generation)
    return generation


def test_the_old_generation_is_read_until_the_new_one_is_whole():
    old = built(row(1))
    new = generations.begin()
    generations.add(new, [row(1), row(2)])
    assert versions.standing().generation == old
    generations.switch(new)
    assert versions.standing().generation == new
    assert Entry.objects.of(new).count() == 2


def test_the_switch_is_an_edit_that_everybody_notices():
    built(row(1))
    before = versions.standing().version
    built(row(1))
    assert versions.standing().version > before


def test_what_an_edit_wrote_is_newer_than_what_the_build_read():
    generation = generations.begin()
    edited = row(1, "Chess on Mondays").row(generation, version=7)
    edited.save()
    generations.add(generation, [row(1, "Chess")])
    assert Entry.objects.get().card == {"name": {"en": "Chess on Mondays"}}


def test_the_last_build_that_began_wins():
    first = generations.begin()
    second = generations.begin()
    with pytest.raises(generations.OvertakenError):
        generations.add(first, [row(1)])
    with pytest.raises(generations.OvertakenError):
        generations.switch(first)
    generations.add(second, [row(1)])
    generations.switch(second)
    assert versions.standing().generation == second


def test_a_build_that_gives_up_frees_the_edits_from_writing_twice():
    generation = generations.begin()
    generations.give_up(generation)
    assert CatalogueState.objects.get().building is None


def test_what_a_killed_build_left_is_swept_away_and_nothing_else(monkeypatch):
    monkeypatch.setattr(generations, "ROWS_A_SWEEP", 2)
    used = built(row(1), row(2))
    killed = generations.begin()
    generations.add(killed, [row(n) for n in range(1, 6)])
    going_on = generations.begin()
    generations.add(going_on, [row(1)])
    assert generations.sweep() == 5
    assert set(Entry.objects.generations()) == {used, going_on}
