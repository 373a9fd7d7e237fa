"""Where the header and the footer lead, and the same page in the other languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


@dataclass(frozen=True, slots=True)
class Link:
    label: str | Promise
    url: str
    is_current: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the frame: a view's url name, else the path of a page."""

    label: Promise
    name: str = ""
    path: str = ""
    query: str = ""

    @property
    def url(self) -> str:
        query = f"?{self.query}" if self.query else ""
        try:
            return reverse(self.name) + query
        except NoReverseMatch:
            return reverse("wagtail_serve", args=[self.path]) + query


MENU = (
    Entry(_("Find activities"), "search", "haku/"),
    Entry(_("Regions"), "regions", "alueet/"),
    Entry(_("Meeting places"), "places", "kohtaamispaikat/"),
    Entry(_("Mobile services"), "timetable", "liikkuvat-palvelut/"),
    Entry(_("News"), "news", "ajankohtaista/"),
)


def menu(request: HttpRequest) -> list[Link]:
    """The main menu, the entry marked in whose part of the site the request is."""
    return [
        Link(entry.label, url, request.path.startswith(url.partition("?")[0]))
        for entry in MENU
        for url in (entry.url,)
    ]


def languages(
    request: HttpRequest, translations: Mapping[str, str] | None = None
) -> list[Link]:
    """The page in each language; where it does not exist, that language's home page.

    `translations` are the addresses a view knows, by language; without them the address
    itself is translated.
    """
    active = get_language()
    return [
        Link(
            name,
            url_in(code, request, translations),
            is_current=code == active,
            language=code,
        )
        for code, name in LANGUAGE_NAMES.items()
    ]


def alternates(
    request: HttpRequest, translations: Mapping[str, str] | None = None
) -> Iterable[Link]:
    """The versions of the page that do exist, with absolute addresses, for hreflang."""
    for link in languages(request, translations):
        if translations is None or link.language in translations:
            yield Link(
                link.label,
                request.build_absolute_uri(link.url),
                link.is_current,
                link.language,
            )


def url_in(
    code: str, request: HttpRequest, translations: Mapping[str, str] | None
) -> str:
    if translations is not None and code in translations:
        return translations[code]
    address = request.get_full_path()
    if translations is None:
        translated = translate_url(address, code)
        if translated != address or code == get_language():
            return translated
    with override(code):
        return reverse("wagtail_serve", args=[""])
