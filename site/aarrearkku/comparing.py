"""How two versions of a fact are told apart in the history: in the form's words."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.admin.compare import FieldComparison, register_comparison_class

from accounts.columns import yes_or_no
from home.attributes import CodesField, labels


class InWords(FieldComparison):
    val_a: Any
    val_b: Any

    def __init__(self, field: Any, before: Any, after: Any) -> None:
        super().__init__(field, before, after)
        self.val_a, self.val_b = self.words(self.val_a), self.words(self.val_b)

    def words(self, value: Any) -> str:
        """The value as editors read it; each kind of field has words of its own."""
        raise NotImplementedError


class YesNoComparison(InWords):
    def words(self, value: Any) -> str:
        return yes_or_no(value)


class CodesComparison(InWords):
    def words(self, value: Any) -> str:
        return ", ".join(labels(self.field.codes, value or []))


def compare_in_words() -> None:
    """Call it once, when the apps are ready."""
    register_comparison_class(models.BooleanField, comparison_class=YesNoComparison)
    register_comparison_class(CodesField, comparison_class=CodesComparison)
