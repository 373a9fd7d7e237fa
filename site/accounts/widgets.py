"""Fields of the admin's forms."""

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import FieldPanel


def ticked(field: str) -> FieldPanel:
    """Several of many, each with a tick of its own.

    A list box would forget all that is chosen at one click without Ctrl.
    """
    return FieldPanel(field, widget=CheckboxSelectMultiple)
