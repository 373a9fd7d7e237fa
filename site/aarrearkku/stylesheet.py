"""The stylesheets of site/static/css, served as one file: static/site.css.

There is no build step. This finder joins the sheets whenever one of them is newer than the
joined file; the development server asks it at each request, collectstatic once.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

NAME = "site.css"
# The first mention of a layer sets its rank, so the order of the files is the cascade.
SHEETS = (
    "tokens",
    "base",
    "layout",
    "frame",
    "home",
    "forms",
    "search",
    "views",
    "cards",
    "facts",
    "figures",
    "timetable",
    "places",
    "plan",
    "pages",
    "contrast",
    "print",
)


class StylesheetFinder(BaseFinder):
    """Finds `site.css`, the sheets of site/static/css in their order."""

    def __init__(self, app_names: object = None, *args: Any, **kwargs: Any) -> None:
        self.folder = Path(settings.VAR_DIR) / "stylesheet"
        self.storage = FileSystemStorage(self.folder)

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != NAME:
            return []
        joined = str(self.joined())
        return [joined] if find_all or kwargs.get("all") else joined

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        self.joined()
        yield NAME, self.storage

    def joined(self) -> Path:
        """The joined file, written anew when a sheet has changed."""
        sheets = [
            settings.BASE_DIR / "site" / "static" / "css" / f"{name}.css"
            for name in SHEETS
        ]
        target = self.folder / NAME
        newest = max(sheet.stat().st_mtime for sheet in sheets)
        if not target.exists() or target.stat().st_mtime < newest:
            self.folder.mkdir(parents=True, exist_ok=True)
            # Renamed into place: another worker never reads half a file.
            fresh = self.folder / f".{NAME}.{id(self)}"
            fresh.write_text("".join(sheet.read_text() for sheet in sheets))
            fresh.replace(target)
        return target
