"""Texts in three languages, kept as columns `<field>_fi`, `<field>_sv`, `<field>_en`.

At least one language is given. A reader gets the active language, else Finnish, Swedish,
English in this order, and the text knows which language it is in, so that the page can
mark it with `lang` (WCAG 3.1.2).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("fi", "sv", "en")
P = ParamSpec("P")
R = TypeVar("R")


class Text(str):
    """A string that knows its language: `Text("Kerho", "fi").language == "fi"`."""

    language: str
    __slots__ = ("language",)

    def __new__(cls, text: str, language: str) -> Text:
        self = super().__new__(cls, text)
        self.language = language
        return self

    @property
    def is_foreign(self) -> bool:
        """The text is not in the language of the page that shows it."""
        return bool(self) and self.language != current_language()


def marked(text: str, html: SafeString | None = None) -> SafeString:
    """As HTML, marked with its language when that is not the page's.

    `html` is the text where it has become more than its letters already.
    """
    html = conditional_escape(text) if html is None else html
    if isinstance(text, Text) and text.is_foreign:
        return format_html('<span lang="{}">{}</span>', text.language, html)
    return html


def said_once(words: Callable[P, R]) -> Callable[P, R]:
    """For words that follow from the arguments and the language: they are put together once."""

    @lru_cache(2_000)
    def kept(language: str | None, *args: P.args, **kwargs: P.kwargs) -> R:
        return words(*args, **kwargs)

    @wraps(words)
    def said(*args: P.args, **kwargs: P.kwargs) -> R:
        return kept(get_language(), *args, **kwargs)  # type: ignore[arg-type] # lru_cache asks hashables

    return said


TOLD_IN = {
    "fi": _("text in Finnish"),
    "sv": _("text in Swedish"),
    "en": _("text in English"),
}


def told_in(text: str) -> str:
    """Which language a text is in, where that is not the page's; else nothing."""
    if isinstance(text, Text) and text.is_foreign:
        return str(TOLD_IN[text.language])
    return ""


def noted(text: str, html: SafeString | None = None) -> SafeString:
    """Marked with its language, which is told in words too: for sentences, not for names."""
    if words := told_in(text):
        return format_html(
            '{} <span class="soft small">({})</span>', marked(text, html), words
        )
    return marked(text, html)


def current_language() -> str:
    """The active language as two letters, `fi` when none of ours is active."""
    language = (get_language() or "fi")[:2]
    return language if language in LANGUAGES else "fi"


def in_language(owner: Any, field: str, language: str | None = None) -> Text:
    """`field` of `owner` in the language asked for, else in the first that has a text."""
    wanted = language or current_language()
    for candidate in (wanted, *LANGUAGES):
        text = getattr(owner, f"{field}_{candidate}", "")
        if text:
            return Text(text, candidate)
    return Text("", wanted)


class Translated:
    """The three columns of a text read as one: `note = Translated()` beside `note_fi` ..."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.field = name

    def __get__(self, row: object, owner: type | None = None) -> Text:
        return in_language(row, self.field)


class Named(models.Model):
    """Something with a name in at least one language."""

    name_fi = models.CharField(_("name in Finnish"), max_length=200, blank=True)
    name_sv = models.CharField(_("name in Swedish"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    name = Translated()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if not (self.name_fi or self.name_sv or self.name_en):
            raise ValidationError(
                {"name_fi": _("Write a name in at least one language.")}
            )


class Described(models.Model):
    """A summary for cards and a description for the page, in up to three languages."""

    summary_fi = models.CharField(_("summary in Finnish"), max_length=160, blank=True)
    summary_sv = models.CharField(_("summary in Swedish"), max_length=160, blank=True)
    summary_en = models.CharField(_("summary in English"), max_length=160, blank=True)
    summary = Translated()
    description_fi = models.TextField(_("description in Finnish"), blank=True)
    description_sv = models.TextField(_("description in Swedish"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    description = Translated()
    selko_fi = models.TextField(
        _("plain Finnish"),
        blank=True,
        help_text=_(
            "Selkosuomi: short sentences, everyday words, one thing at a time."
        ),
    )

    class Meta:
        abstract = True
