"""What an editor of a school year is told at once, beside the field."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm


class SchoolYearForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        # The rows are the form's, not yet the calendar's: only here both can be seen.
        if "holidays" in self.formsets and self.formsets["holidays"].is_valid():
            self._check_holidays(cleaned.get("starts"), cleaned.get("ends"))
        return cleaned

    def _check_holidays(self, starts: Any, ends: Any) -> None:
        rows = [
            row
            for row in self.formsets["holidays"].forms
            if row.cleaned_data and not row.cleaned_data.get("DELETE")
        ]
        rows.sort(key=lambda row: row.cleaned_data["starts"])
        for row in rows:
            if starts and row.cleaned_data["starts"] < starts:
                row.add_error("starts", _("The school year begins later than this."))
            if ends and row.cleaned_data["ends"] > ends:
                row.add_error("ends", _("The school year ends before this."))
        covered_until = date.min
        for row in rows:
            if row.instance.starts <= covered_until:
                row.add_error("starts", _("Another holiday covers this day already."))
            covered_until = max(covered_until, row.instance.ends)
