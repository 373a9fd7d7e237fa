"""What has to be there before Django starts: a place to write to and compiled translations."""

import os
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

BASE_DIR = Path(__file__).resolve().parents[2]


def compile_translations() -> None:
    """Compile each `.po` file that is newer than its `.mo`; a fresh machine has no gettext.

    On a read-only disk the `.mo` files that a deployment compiled before are used.
    """
    for source in BASE_DIR.glob("locale/*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file)
        # Two processes may start at once: each writes its own file, the last rename wins.
        draft = target.with_suffix(f".{os.getpid()}.tmp")
        try:
            with draft.open("wb") as file:
                write_mo(file, catalogue)
            draft.replace(target)
        except OSError as error:
            if not target.exists():
                sys.exit(f"{target.parent} cannot be written to: {error.strerror}.")
