"""Several worker processes and threads, a build that is killed, a backup that is restored."""

import sqlite3
import time
from contextlib import closing

import pytest
from django.db import connection, connections, transaction

from activities.models import Activity
from home.areas.models import Area
from search import rebuild, versions
from search.find import find
from search.models import CatalogueState, Entry
from search.query import Query
from search.thesaurus.models import Concept, ConceptWord
from tests.factories.activities import ClubFactory
from tests.search.stories import a_chess_club, everything_matches
from tests.search.worker import Worker
from tests.threads import asking

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def worker(tmp_path):
    """Starts worker processes on the database of the test, and ends them after it."""
    started = []

    def start() -> Worker:
        started.append(Worker(connection.settings_dict, tmp_path))
        return started[-1]

    yield start
    for one in started:
        one.kill()


def names(words):
    hits = find(Query(q=words)).hits
    found = Entry.objects.with_keys(hit.key for hit in hits)
    return sorted(entry.facts["name"] for entry in found.findable())


def test_two_processes_see_each_others_edits(worker):
    club = a_chess_club(name_fi="Ratsut")
    one, other = worker(), worker()
    assert one.ask("find", "ratsut") == other.ask("find", "ratsut") == ["Ratsut"]
    one.ask("rename", club.pk, "Sotilaat")
    assert other.ask("find", "sotilaat") == ["Sotilaat"]
    assert other.ask("find", "ratsut") == []
    other.ask("rename", club.pk, "Tornit")
    assert one.ask("find", "tornit") == ["Tornit"]
    other.ask("unpublish", club.pk)
    assert one.ask("find", "tornit") == []


def test_names_that_are_kept_in_memory_are_the_new_ones_in_every_process(worker):
    club = a_chess_club()
    other = worker()

    def labels(query):
        answer = other.ask("read", f"/api/v1/search/?{query}")
        return [chip["label"] for chip in answer["chips"]]

    asked = "area=tuira&theme=shakki&organiser=shakkiseura"
    assert labels(asked) == ["Tuira", "Shakki", "Oulun shakkiseura"]
    for row in (Area.objects.get(code="tuira"), club.theme, club.organisation):
        row.name_fi = f"Uusi {row.name_fi}"
        row.save()
    assert labels(asked) == ["Uusi Tuira", "Uusi Shakki", "Uusi Oulun shakkiseura"]
    club.organisation.slug = "ratsut"
    club.organisation.save()
    assert labels("organiser=ratsut") == ["Uusi Oulun shakkiseura"]


def test_a_word_that_an_editor_adds_finds_in_every_process(worker):
    a_chess_club(name_fi="Ratsut")
    other = worker()
    assert other.ask("find", "nappulointia") == []
    concept = Concept(code="koe", name="nappulointi")
    concept.words.add(ConceptWord(text="ratsut"))
    concept.save()
    assert other.ask("find", "nappulointia") == ["Ratsut"]


def test_a_process_that_starts_later_knows_everything(worker):
    club = a_chess_club(name_fi="Ratsut")
    one = worker()
    one.ask("rename", club.pk, "Sotilaat")
    assert worker().ask("find", "sotilaat") == ["Sotilaat"]


def test_a_process_that_starts_later_loads_what_the_rebuild_wrote(worker, tmp_path):
    club = a_chess_club(name_fi="Ratsut")
    assert worker().ask("rebuild") == "done"
    (file,) = tmp_path.glob("*.segment")
    written = file.stat().st_mtime_ns
    one, other = worker(), worker()
    one.ask("rename", club.pk, "Sotilaat")
    assert other.ask("find", "sotilaat") == ["Sotilaat"]
    assert one.ask("builds") == other.ask("builds") == 0
    assert file.stat().st_mtime_ns == written


def test_a_rebuild_that_is_killed_leaves_the_old_entries_in_use(worker):
    club = a_chess_club(name_fi="Ratsut")
    for number in range(5):
        ClubFactory(name_fi=f"Joukko {number}", place=club.place)
    before = versions.standing()
    builder, visitor = worker(), worker()
    builder.tell("rebuild", 60)
    assert builder.hear() == "batch"
    builder.kill()
    state = CatalogueState.objects.get()
    assert state.building is not None
    assert versions.standing() == before
    assert len(visitor.ask("find", "joukko")) == 5
    # Edits go on, and still write what nobody will finish.
    visitor.ask("rename", club.pk, "Sotilaat")
    assert visitor.ask("find", "sotilaat") == ["Sotilaat"]

    assert worker().ask("rebuild") == "done"
    assert Entry.objects.generations() == [versions.standing().generation]
    assert versions.standing().generation > state.building
    assert visitor.ask("find", "sotilaat") == ["Sotilaat"]
    everything_matches()


def test_edits_of_another_process_go_on_during_a_rebuild(worker):
    club = a_chess_club(name_fi="Ratsut")
    for number in range(7):
        ClubFactory(name_fi=f"Joukko {number}", place=club.place)
    builder, editor = worker(), worker()
    builder.tell("rebuild", 0.2)
    names_given: list[str] = []
    while builder.hear() == "batch":
        names_given.append(f"Nimi{len(names_given)}")
        editor.ask("rename", club.pk, names_given[-1])
        assert editor.ask("find", names_given[-1]) == [names_given[-1]]
    assert len(names_given) > 2
    assert worker().ask("find", names_given[-1]) == [names_given[-1]]
    assert editor.ask("find", "ratsut") == []
    everything_matches()


def test_edits_made_during_a_rebuild_are_in_what_it_built(monkeypatch):
    monkeypatch.setattr(rebuild, "ROWS_A_BATCH", 2)
    club = a_chess_club(name_fi="Ratsut")
    others = [ClubFactory(name_fi=f"Joukko {n}", place=club.place) for n in range(5)]
    building = rebuild.rebuild()
    next(building)
    # One that was read already, one that was not, one that goes, one that comes.
    for edited in (club, others[4]):
        edited.name_fi = "Sotilaat"
        edited.save()
    others[1].unpublish()
    others[3].delete()
    ClubFactory(name_fi="Tulokas", place=club.place)
    for _ in building:
        pass
    assert names("sotilaat") == ["Sotilaat", "Sotilaat"]
    assert names("tulokas") == ["Tulokas"]
    assert names("1") == names("3") == []
    everything_matches()


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="The backup is a copy of SQLite's file."
)
def test_after_a_restored_backup_nothing_of_the_lost_time_is_found(worker, tmp_path):
    club = a_chess_club(name_fi="Ratsut")
    one = worker()
    assert names("ratsut") == one.ask("find", "ratsut") == ["Ratsut"]
    with closing(sqlite3.connect(tmp_path / "backup.sqlite3")) as backup:
        connection.connection.backup(backup)
        one.ask("rename", club.pk, "Kadonnut")
        assert names("kadonnut") == ["Kadonnut"]
        backup.backup(connection.connection)
    # And life goes on before anybody has searched.
    ClubFactory(name_fi="Tulokas", place=club.place)
    for answer in (names, lambda words: one.ask("find", words)):
        assert answer("kadonnut") == []
        assert answer("ratsut") == ["Ratsut"]
        assert answer("tulokas") == ["Tulokas"]


def test_threads_see_every_edit_that_was_committed_before_they_asked():
    club = a_chess_club(name_fi="Nimi 0")
    committed, wrong = [0], []

    def visit(_):
        at_least = committed[0]
        try:
            seen = [int(name.split()[1]) for name in names("nimi")]
        finally:
            connections.close_all()
        if len(seen) != 1 or seen[0] < at_least:
            wrong.append((at_least, seen))

    with asking(visit, threads=4):
        for number in range(1, 30):
            with transaction.atomic():
                edited = Activity.objects.get(pk=club.pk)
                edited.name_fi = f"Nimi {number}"
                edited.save()
            committed[0] = number
            time.sleep(0.01)
    assert wrong == []
