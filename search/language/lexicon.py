"""The Finnish lexicon of this process: opened when first asked for, or done without.

Its file is made once for all processes of a host, in LANGUAGE_DIR, and anew when the wheel
brings another lexicon. Whatever stands in the way is told once in the log and in a system
check; until the process is started anew it works with folded words.
"""

from __future__ import annotations

import logging
import os
import shutil
import threading
from functools import cache
from pathlib import Path

from django.conf import settings

from search.files import one_builder
from search.language import converting
from search.language.transducer import LexiconError, Transducer

logger = logging.getLogger(__name__)

FILE_NAME = "finnish.lexicon"
NEEDED_MB = 40
_lock = threading.Lock()


def lexicon() -> Transducer | None:
    """The lexicon, None when there is none on this host."""
    with _lock:
        return _opened()


def forget_lexicon() -> None:
    """Look for it again when it is next asked for."""
    _opened.cache_clear()


@cache
def _opened() -> Transducer | None:
    path = Path(settings.LANGUAGE_DIR) / FILE_NAME
    try:
        return opened_or_made(path)
    except (LexiconError, OSError) as error:
        logger.warning("The search does without word forms of Finnish: %s", error)
        return None


def opened_or_made(path: Path) -> Transducer:
    """The lexicon in this file, which is made when it is missing, damaged or old."""
    data = converting.data_file()
    made_from = converting.identity(data)
    try:
        return Transducer(path, made_from)
    except LexiconError as reason:
        logger.info("The lexicon is laid out anew in %s: %s", path, reason)
    with one_builder(path):
        # Another process may have made it while this one waited.
        try:
            return Transducer(path, made_from)
        except LexiconError:
            converting.convert(data, path)
    return Transducer(path, made_from)


def what_is_wrong() -> str:
    """Why this host has no lexicon and cannot make one, in a sentence; empty when it has."""
    folder = Path(settings.LANGUAGE_DIR)
    try:
        made_from = converting.identity(converting.data_file())
    except LexiconError as error:
        return str(error)
    try:
        Transducer(folder / FILE_NAME, made_from)
    except LexiconError:
        return _why_not_made_in(folder)
    return ""


def _why_not_made_in(folder: Path) -> str:
    while not folder.exists():
        folder = folder.parent
    if not os.access(folder, os.W_OK):
        return f"{folder} cannot be written to."
    if shutil.disk_usage(folder).free < NEEDED_MB * 1_000_000:
        return f"The disk of {folder} is nearly full."
    return ""
