"""The engine keeps up: edits, restored databases, new generations, snapshot files."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import cast

import pytest

from search.engines.base import Geography, Row, Standing
from search.engines.memory import live, snapshot
from search.engines.memory.engine import MemoryEngine
from search.engines.memory.live import Rebuild
from search.facts import Facts
from search.files import one_builder
from search.query import Query
from tests.search.catalogues import GEOGRAPHY, NOW, Catalogue, entry
from tests.threads import asking

ALL = Query()


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue.of(Random(1), 200)


@pytest.fixture
def snapshots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small catalogues are written to a file too."""
    monkeypatch.setattr(live, "SNAPSHOT_FROM", 1)


def engine_of(catalogue: Catalogue, folder: Path | None = None) -> MemoryEngine:
    return MemoryEngine(catalogue, folder, Rebuild.AT_ONCE)


def shown(engine: MemoryEngine) -> set[int]:
    return set(engine.keys(ALL, NOW))


def always_there(random: Random, key: int) -> Facts:
    return replace(entry(random, key), found_until=None)


def finish_building(engine: MemoryEngine) -> None:
    builder = engine.live._builder
    assert builder is not None
    builder.join()


def test_an_edit_is_in_the_next_answer(catalogue):
    engine = engine_of(catalogue)
    assert 9_999 not in shown(engine)
    catalogue.write(always_there(Random(2), 9_999))
    assert 9_999 in shown(engine)
    catalogue.delete(9_999)
    assert 9_999 not in shown(engine)
    assert catalogue.builds == 1


def test_new_words_of_an_edit_can_be_begun(catalogue):
    engine = engine_of(catalogue)
    assert engine.total(Query(q="keppih"), NOW) == 0
    new = always_there(Random(2), 9_999)
    catalogue.write(replace(new, tokens={"name": "keppihevoset"}))
    assert engine.keys(Query(q="keppih"), NOW) == [9_999]


def test_an_entry_that_is_edited_again_and_again_is_found_once(catalogue):
    engine = engine_of(catalogue)
    for number in range(2 * live.FRESH_LIMIT - 1):
        new = always_there(Random(number), 9_999)
        catalogue.write(replace(new, tokens={"name": f"nimi{number}"}))
        assert engine.keys(Query(q=f"nimi{number}"), NOW) == [9_999]
    assert engine.total(Query(q="nimi3"), NOW) == 0
    catalogue.delete(9_999)
    assert 9_999 not in engine.keys(Query(), NOW)


def test_many_edits_lead_to_a_new_base(catalogue):
    engine = engine_of(catalogue)
    shown(engine)
    random = Random(3)
    for key in range(5_000, 5_000 + live.SMALLEST_LIMIT + 1):
        assert catalogue.builds == 1
        catalogue.write(always_there(random, key))
        assert key in shown(engine)
    assert catalogue.builds == 2
    assert len(engine.live.view().parts) == 1


def test_a_new_base_is_built_behind_the_answers(catalogue):
    engine = MemoryEngine(catalogue, rebuild=Rebuild.BEHIND)
    shown(engine)
    random = Random(3)
    for key in range(5_000, 5_000 + live.SMALLEST_LIMIT + 2):
        catalogue.write(always_there(random, key))
    assert len(shown(engine)) > 5
    finish_building(engine)
    assert catalogue.builds == 2
    assert len(engine.live.view().parts) == 1
    assert shown(engine) == shown(engine_of(catalogue))


def test_a_build_that_fails_leaves_the_answers_right(catalogue, monkeypatch, caplog):
    engine = MemoryEngine(catalogue, rebuild=Rebuild.BEHIND)
    shown(engine)
    broken = Row(1, 1, cast(Facts, "no facts"))
    monkeypatch.setattr(Catalogue, "rows", lambda self, generation: [broken])
    for key in range(5_000, 5_000 + live.SMALLEST_LIMIT + 2):
        catalogue.write(always_there(Random(key), key))
    assert 5_000 in shown(engine)
    finish_building(engine)
    assert "could not be built" in caplog.text
    catalogue.delete(5_000)
    assert 5_000 not in shown(engine)


def test_a_restored_older_database_is_read_anew(catalogue):
    engine = engine_of(catalogue)
    older = dict(catalogue.entries)
    catalogue.write(always_there(Random(2), 9_999))
    assert 9_999 in shown(engine)
    catalogue.entries, catalogue.log = older, {}
    catalogue.at = Standing("oulu", 1, 0)
    assert 9_999 not in shown(engine)


def test_another_catalogue_is_read_anew(catalogue):
    engine = engine_of(catalogue)
    shown(engine)
    catalogue.entries = {7: always_there(Random(7), 7)}
    catalogue.at = Standing("another", 1, 50)
    assert shown(engine) == {7}


def test_a_past_that_is_not_known_is_read_anew(catalogue, monkeypatch):
    engine = engine_of(catalogue)
    shown(engine)
    catalogue.write(always_there(Random(2), 9_999))
    monkeypatch.setattr(Catalogue, "changes", lambda self, since: None)
    assert 9_999 in shown(engine)
    assert catalogue.builds == 2


def test_edits_go_on_over_a_switch_of_generations(catalogue):
    engine = MemoryEngine(catalogue, rebuild=Rebuild.BEHIND)
    shown(engine)
    catalogue.at = catalogue.at._replace(generation=2)
    catalogue.write(always_there(Random(2), 9_999))
    assert 9_999 in shown(engine)
    finish_building(engine)
    assert 9_999 in shown(engine)
    assert catalogue.builds == 2


def test_a_changed_tree_of_areas_is_seen(catalogue):
    engine = engine_of(catalogue)
    served = replace(always_there(Random(2), 9_999), served_areas=("tuira",), areas=())
    catalogue.write(served)
    assert 9_999 in engine.keys(Query(areas=("pohjoinen",)), NOW)
    parents = {**GEOGRAPHY.parents, "tuira": "pk-kaakkuri"}
    catalogue.tree = Geography(parents)
    catalogue.write(served)
    assert 9_999 not in engine.keys(Query(areas=("pohjoinen",)), NOW)
    assert 9_999 in engine.keys(Query(areas=("etelainen",)), NOW)


def test_threads_see_every_edit_they_know_of(catalogue):
    engine = MemoryEngine(catalogue, rebuild=Rebuild.BEHIND)
    random = Random(4)
    catalogue.write(always_there(random, 8_999))
    shown(engine)
    missed: list[int] = []

    def read(_: int) -> None:
        known = max(catalogue.entries)
        if known not in shown(engine):
            missed.append(known)

    with asking(read, threads=4):
        for key in range(9_000, 9_040):
            catalogue.write(always_there(random, key))
    assert missed == []


# ---- The snapshot file


def only_file(folder: Path) -> Path:
    (file,) = folder.glob("*.segment")
    return file


def test_the_next_process_maps_the_file(catalogue, snapshots, tmp_path):
    first = shown(engine_of(catalogue, tmp_path))
    assert catalogue.builds == 1
    catalogue.write(always_there(Random(2), 9_999))
    catalogue.delete(min(catalogue.entries))
    second = engine_of(catalogue, tmp_path)
    assert shown(second) == (first | {9_999}) & set(catalogue.entries)
    assert catalogue.builds == 1
    # The arrays are those of the file: nothing can be written to them.
    assert not second.live.view().base.arrays["keys"].flags.writeable


def damaged(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:10],
        lambda data: data[:-64],
        lambda data: data + bytes(64),
        lambda data: damaged(data, 0),
        lambda data: damaged(data, 40),
        lambda data: damaged(data, len(data) // 2),
        lambda data: damaged(data, len(data) - 1),
    ],
    ids=["empty", "head cut", "cut", "longer", "magic", "head", "middle", "end"],
)
def test_a_damaged_file_is_built_again(catalogue, snapshots, tmp_path, spoil):
    right = shown(engine_of(catalogue, tmp_path))
    file = only_file(tmp_path)
    file.write_bytes(spoil(file.read_bytes()))
    assert shown(engine_of(catalogue, tmp_path)) == right
    assert catalogue.builds == 2
    assert shown(engine_of(catalogue, tmp_path)) == right
    assert catalogue.builds == 2


def test_a_file_of_a_lost_future_is_thrown_away(catalogue, snapshots, tmp_path):
    older = dict(catalogue.entries)
    catalogue.write(always_there(Random(2), 9_999))
    assert 9_999 in shown(engine_of(catalogue, tmp_path))
    catalogue.entries, catalogue.log = older, {}
    catalogue.at = Standing("oulu", 1, 0)
    assert 9_999 not in shown(engine_of(catalogue, tmp_path))


def test_files_of_old_generations_are_removed(catalogue, snapshots, tmp_path):
    shown(engine_of(catalogue, tmp_path))
    catalogue.at = catalogue.at._replace(generation=2)
    shown(engine_of(catalogue, tmp_path))
    assert only_file(tmp_path).name == "oulu-2.segment"


def test_a_folder_nobody_can_write_means_building_in_memory(
    catalogue, snapshots, tmp_path
):
    # A file in the folder's place stops root too, whom permissions do not.
    blocked = tmp_path / "search"
    blocked.write_text("")
    assert shown(engine_of(catalogue, blocked)) == shown(engine_of(catalogue))


def test_a_disk_that_refuses_is_no_reason_to_stop(
    catalogue, snapshots, tmp_path, monkeypatch, caplog
):
    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(snapshot, "save", full)
    assert shown(engine_of(catalogue, tmp_path)) == shown(engine_of(catalogue))
    assert "No space left" in caplog.text


def test_a_folder_that_cannot_be_made_means_building_in_memory(catalogue, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    engine = engine_of(catalogue, tmp_path / "file" / "search")
    assert shown(engine) == shown(engine_of(catalogue))


def test_a_new_base_is_built_once_for_all(catalogue, snapshots, tmp_path):
    one, other = engine_of(catalogue, tmp_path), engine_of(catalogue, tmp_path)
    assert shown(one) == shown(other)
    random = Random(3)
    for key in range(5_000, 5_000 + live.SMALLEST_LIMIT + 1):
        catalogue.write(always_there(random, key))
    assert shown(one) == shown(other)
    assert catalogue.builds == 2
    assert len(other.live.view().parts) == 1


def test_a_generation_that_was_prepared_is_read_without_building(
    catalogue, snapshots, tmp_path
):
    running = engine_of(catalogue, tmp_path)
    shown(running)
    engine_of(catalogue, tmp_path).prepare(2)
    # Nobody reads it yet: who starts now needs the file of the old one.
    assert len(list(tmp_path.glob("*.segment"))) == 2
    catalogue.write(always_there(Random(2), 9_999))
    catalogue.at = catalogue.at._replace(generation=2, version=catalogue.at.version + 1)
    assert 9_999 in shown(running)
    assert shown(engine_of(catalogue, tmp_path)) == shown(running)
    assert catalogue.builds == 2


def test_what_a_killed_build_left_goes_with_the_next_file(
    catalogue, snapshots, tmp_path
):
    left = tmp_path / "oulu-1.segment.4711.new"
    left.write_text("half a file")
    shown(engine_of(catalogue, tmp_path))
    assert not left.exists()


def test_two_processes_build_once(catalogue, snapshots, tmp_path):
    path = tmp_path / snapshot.file_name(catalogue.at)
    found: list[set[int]] = []
    with one_builder(path) as locked:
        assert locked
        waiting = threading.Thread(
            target=lambda: found.append(shown(engine_of(catalogue, tmp_path)))
        )
        waiting.start()
        base = engine_of(catalogue).live.view().base
        snapshot.save(path, base, catalogue.at, GEOGRAPHY)
    waiting.join()
    assert found == [shown(engine_of(catalogue))]
    assert catalogue.builds == 2
