"""Fields of the admin's forms."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


def ticked(field: str) -> FieldPanel:
    """Several of many, each with a tick of its own.

    A list box would forget all that is chosen at one click without Ctrl.
    """
    return FieldPanel(field, widget=CheckboxSelectMultiple)


def in_three(field: str, heading: Any = "") -> FieldRowPanel | MultiFieldPanel:
    """One text in Finnish, Swedish and English: in a row, or under a heading of their own."""
    texts = [FieldPanel(f"{field}_{code}") for code in ("fi", "sv", "en")]
    return MultiFieldPanel(texts, heading=heading) if heading else FieldRowPanel(texts)
