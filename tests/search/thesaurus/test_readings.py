"""How the words of the thesaurus are read, and kept read for the processes of a host."""

from __future__ import annotations

import pytest

from search.thesaurus import readings
from search.thesaurus.forms import ways_to_say
from search.thesaurus.readings import FILE_NAME, kept_readings, read


@pytest.fixture
def folder(settings, tmp_path, monkeypatch):
    """An empty folder of a host, where every new word is worth writing."""
    settings.LANGUAGE_DIR = tmp_path
    monkeypatch.setattr(readings, "WORTH_WRITING", 1)
    monkeypatch.setattr(readings, "lexicon", lambda: None)
    monkeypatch.setattr(readings, "read", lambda word, language: (word, language))
    return tmp_path


def unread(word: str, language: str) -> tuple[str, ...]:
    raise AssertionError(f"{word} was read again.")


def test_what_one_process_has_read_the_next_one_has(folder, monkeypatch):
    with kept_readings() as first:
        first("futis", "fi")
    monkeypatch.setattr(readings, "read", unread)
    with kept_readings() as second:
        assert second("futis", "fi") == ("futis", "fi")


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"nonsense\nfi", b"old\na\tb\tc\n"]
)
def test_a_damaged_or_old_file_is_made_anew(folder, content):
    (folder / FILE_NAME).write_bytes(content)
    with kept_readings() as kept:
        assert kept("futis", "fi") == ("futis", "fi")
    assert b"futis" in (folder / FILE_NAME).read_bytes()


def test_another_way_to_read_makes_it_anew(folder, monkeypatch):
    with kept_readings() as kept:
        kept("futis", "fi")
    monkeypatch.setattr(readings, "name_of_analyser", lambda: "another")
    with kept_readings() as kept:
        assert not kept.known


def test_a_disk_that_refuses_costs_only_time(folder, settings):
    settings.LANGUAGE_DIR = "/dev/null/folder"
    with kept_readings() as kept:
        assert kept("futis", "fi") == ("futis", "fi")


def test_a_word_is_read_as_it_stands_and_by_its_lemma():
    assert read("futis", "fi") == ("futis",)
    assert read("lautapelit", "fi") == ("lautapelit", "lautapeli")


def test_a_word_with_hyphens_is_said_with_and_without():
    ways = list(ways_to_say("Äiti-lapsi", "fi", lambda word, _: (word,)))
    assert ways == [(("äiti-lapsi",),), (("äiti",), ("lapsi",))]


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_possessive_is_said_without_its_ending(apostrophe):
    ways = list(ways_to_say(f"mother{apostrophe}s day", "en", lambda word, _: (word,)))
    assert ways == [(("mother",), ("day",))]
