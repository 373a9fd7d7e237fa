"""Columns of the admin's lists."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, Model, OuterRef
from django.db.models.functions import Cast
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext as in_wagtails_words
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn, UpdatedAtColumn
from wagtail.models import WorkflowState

NAMES = ("name_fi", "name_sv", "name_en")
in_capitals = lazy(capfirst, str)


class ChoiceColumn(Column):
    """The words of a choice under the field's name; sorted by the code."""

    def __init__(self, field: str, label: Any) -> None:
        super().__init__(
            f"get_{field}_display", label=in_capitals(label), sort_key=field
        )


def yes_or_no(value: bool | None) -> str:
    """Words for a fact; nothing where it is not known."""
    if value is None:
        return ""
    return gettext("Yes") if value else gettext("No")


class YesNoColumn(Column):
    """A fact in words under the field's name."""

    def get_value(self, instance: Any) -> str:
        return yes_or_no(super().get_value(instance))


class PublicationColumn(StatusTagColumn):
    """Draft, live or waiting, without Wagtail's two questions for each row.

    The rows carry `awaits_approval`: see `awaits_approval()`.
    """

    def __init__(self) -> None:
        super().__init__(
            "publication",
            label=_("Publication"),
            accessor=publication,
            sort_key="live",
            primary=lambda row: row.live,
        )


def catalogue_columns(*own: str | Column) -> tuple[str | Column, ...]:
    """What the lists of organisers, clubs, places and services begin and end with."""
    return (
        "__str__",
        ChoiceColumn("kind", _("kind")),
        *own,
        PublicationColumn(),
        UpdatedAtColumn(),
    )


def catalogue_export(*own: str) -> tuple[str, ...]:
    """What their exports begin and end with."""
    return ("uuid", *NAMES, "kind", *own, "live")


def publication(row: Any) -> str:
    words = ["live"] if row.live else []
    if row.awaits_approval:
        words.append("in moderation")
    elif row.has_unpublished_changes or not row.live:
        words.append("draft")
    return in_wagtails_words(" + ".join(words))


def awaits_approval(model: type[Model]) -> Exists:
    """Whether a workflow waits for somebody's decision about the row."""
    waiting = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(model),
        object_id=Cast(OuterRef("pk"), CharField()),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    return Exists(waiting)
