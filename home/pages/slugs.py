"""Addresses that pages may not take, because the catalogue answers them.

They only matter right under a language's home page: `/kerhot/` is the catalogue's, while
`/alueet/kerhot/` is free. One set serves all languages, so that a page and its
translations can keep one slug.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# The root of Wagtail's tree is 1, the language homes are 2.
HOME_DEPTH = 2

RESERVED = frozenset(
    (
        # clubs, places, mobile services, organisers and the search, in fi, sv and en
        *("kerhot", "klubbar", "clubs"),
        *("paikat", "platser", "places"),
        *("liikkuvat", "mobilt", "mobile"),
        *("jarjestajat", "arrangorer", "organisers"),
        *("haku", "sok", "search"),
        *("kalenteri", "kalender", "calendar"),
        # the language prefixes, and what no language changes
        *("fi", "sv", "en"),
        *("admin", "api", "documents", "media", "static"),
    )
)


def refuse_reserved(slug: str) -> None:
    """Raise a ValidationError beside the slug when the catalogue needs this address."""
    if slug in RESERVED:
        raise ValidationError(
            {
                "slug": _(
                    "The address “%(slug)s” belongs to the catalogue. Choose another one, "
                    "for example “%(slug)s-info”."
                )
                % {"slug": slug}
            }
        )
