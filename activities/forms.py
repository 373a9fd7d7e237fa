"""What can only be checked when the whole club is on the table."""

from __future__ import annotations

from typing import Any

from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from activities.models.schedule import Slot


class ActivityForm(WagtailAdminModelForm):  # type: ignore[misc]
    """A club with its weekly times: the times are held against the season and each other."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self.check_weekly_times(cleaned)
        return cleaned

    def check_weekly_times(self, cleaned: dict[str, Any]) -> None:
        kept: list[Slot] = []
        for form in self.weekly_times():
            slot: Slot = form.instance
            for field, problem in slot.season_problems(cleaned.get("season")).items():
                form.add_error(field, problem)
            if any(slot.overlaps(earlier) for earlier in kept):
                form.add_error(
                    "starts",
                    _("It overlaps another weekly time of the same group."),
                )
            kept.append(slot)

    def weekly_times(self) -> list[Any]:
        """The filled rows that are right in themselves and are not being taken away."""
        formset = self.formsets.get("slots")
        if formset is None:
            return []
        return [
            form
            for form in formset.forms
            if form.is_valid()
            and not form.cleaned_data.get(DELETION_FIELD_NAME)
            and (form.has_changed() or form.instance.pk)
        ]
