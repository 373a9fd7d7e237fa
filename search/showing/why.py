"""Why a card stands where it stands, for who keeps the catalogue; visitors never see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from home import dates
from search import labels
from search.explanation import Explanation, Heard, Said
from search.find import explain
from search.models import Entry
from search.query import Query
from search.results import Hit

FIELDS: dict[str, str | Promise] = {
    "name": gettext_lazy("name"),
    "name_parts": gettext_lazy("part of a word in the name"),
    "keywords": gettext_lazy("theme or keyword"),
    "keyword_parts": gettext_lazy("part of a theme or keyword"),
    "text": gettext_lazy("text"),
    "text_parts": gettext_lazy("part of a word in the text"),
    "places": gettext_lazy("place"),
    "other": gettext_lazy("other facts"),
    "marks": gettext_lazy("mark"),
}
MOST_TOKENS = 6
WHOLE = 1_000

WHY = """<details class="card__why">
<summary>{} <span class="vh">{}</span></summary>
<ul>{}</ul>
</details>
"""


def may_see(request: HttpRequest) -> bool:
    """Whether who asks has access to the admin.

    Nobody's session is opened to learn that there is none: pages of visitors set no cookie
    and depend on none.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return bool(request.user.has_perm("wagtailadmin.access_admin"))


def reasons(
    query: Query, hits: Sequence[Hit], now: dt.datetime
) -> dict[int, SafeString]:
    """By key of the entry, as what folds out below its card."""
    keys = [hit.key for hit in hits]
    entries = Entry.objects.in_use().findable().with_keys(keys)
    tokens = dict(entries.values_list("key", "tokens"))
    return {
        key: draw(why, fields_of(tokens.get(key, {})))
        for key, why in explain(query, keys, now).items()
    }


def fields_of(tokens: Mapping[str, str]) -> dict[str, list[str]]:
    """Token -> the fields it stands in, in words."""
    found: dict[str, list[str]] = {}
    for field, label in FIELDS.items():
        for token in set(tokens.get(field, "").split()):
            found.setdefault(token, []).append(str(label))
    return found


def draw(why: Explanation, fields: Mapping[str, list[str]]) -> SafeString:
    lines = format_html_join(
        "", "<li>{}</li>", ((line,) for line in _lines(why, fields))
    )
    score = _("%(score)s points") % {"score": dates.number(why.score)}
    return format_html(WHY, _("Why is this here?"), score, lines)


def _lines(
    why: Explanation, fields: Mapping[str, list[str]]
) -> Iterator[str | SafeString]:
    for heard in why.heard:
        yield _words(heard, fields)
    if not why.heard:
        yield _("No words were looked for; the filters decide.")
    if why.special < WHOLE:
        yield _times(_("how special the audience is"), why.special)
    for part, left in why.fails:
        label = labels.PARAMETERS.get(part, part)
        yield _times(_("does not fit: %(filter)s") % {"filter": label}, left)
    if why.stale:
        yield _times(_("not confirmed in time"), WHOLE * 3 // 4)
    yield format_html(
        "<b>{}</b>", _("%(score)s points in all") % {"score": dates.number(why.score)}
    )


def _words(heard: Heard, fields: Mapping[str, list[str]]) -> SafeString:
    """What was typed, and below it what says it here."""
    words = {"word": heard.word, "points": dates.number(heard.points)}
    if not heard.said:
        return format_html("{}", _("“%(word)s”: not here") % words)
    head = (
        _("“%(word)s”: %(points)s points")
        if heard.main
        else _("“%(word)s”, a word that says little: %(points)s points")
    )
    said: Iterable[Said] = heard.said[:MOST_TOKENS]
    tokens = format_html_join(
        "",
        "<li><code>{}</code> {}</li>",
        ((one.token, _told(one, fields.get(one.token, []))) for one in said),
    )
    return format_html("{}<ul>{}</ul>", head % words, tokens)


def _told(one: Said, fields: Sequence[str]) -> str:
    told = {
        "where": ", ".join(fields),
        "weight": _decimal(one.weight),
        "points": dates.number(one.points),
        "entries": ngettext("in %(n)s entry", "in %(n)s entries", one.frequency)
        % {"n": dates.number(one.frequency)},
    }
    return _("(%(where)s; weight %(weight)s, %(entries)s): %(points)s") % told


def _times(reason: str, thousandths: int) -> str:
    return f"× {_decimal(thousandths / WHOLE)} {reason}"


def _decimal(amount: float) -> str:
    return f"{amount:g}".replace(".", dates.manner(None).decimal)
