"""A list of dates in one field, written as people write them: 7.1.2027, 21.1.2027."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class DatesField(models.JSONField):
    """Dates in order and without doubles, kept as ISO strings in JSON."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("default", list)
        options.setdefault("blank", True)
        super().__init__(*args, **options)

    def formfield(self, **options: Any) -> Any:
        return DatesFormField(
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )


class DatesFormField(forms.CharField):
    widget = forms.TextInput

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return ", ".join(f"{d.day}.{d.month}.{d.year}" for d in read_dates(value))

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        words = re.split(r"[\s,;]+", (value or "").strip())
        return sorted({self._read(word).isoformat() for word in words if word})

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial or []) != (data or "").strip())

    @staticmethod
    def _read(word: str) -> date:
        parts = word.split("-") if "-" in word else word.split(".")[::-1]
        try:
            year, month, day = (int(part) for part in parts)
            return date(year, month, day)
        except ValueError:
            raise ValidationError(
                _("“%(word)s” is not a date. Write it like 7.1.2027."),
                params={"word": word},
            ) from None


def read_dates(stored: list[str]) -> list[date]:
    return [date.fromisoformat(text) for text in stored]
