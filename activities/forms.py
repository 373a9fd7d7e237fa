"""What can only be checked when the whole club is on the table."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

from accounts.forms import GuardedForm, MomentForm
from accounts.regions import RegionPolicy
from activities.models.schedule import ENDS_BEFORE_START, Slot, SlotChange
from home import dates

if TYPE_CHECKING:
    from activities.occurrences import Session

# How far ahead an editor who cancels a date sees the dates to choose from.
SOON = timedelta(weeks=5)


class ActivityForm(GuardedForm):
    """A club with its weekly times: the times are held against the season and each other."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self.check_weekly_times(cleaned)
        return cleaned

    def refuse_leaving(self, regions: set[int]) -> None:
        served = self.cleaned_data["served_areas"]
        if self.instance.find_region(served) not in regions:
            self.add_error(
                "place", _("Choose a place, or areas it serves, in your own region.")
            )

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


class ActivityMomentForm(MomentForm):
    """Keeps in mind who confirmed, and when the places were counted."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self.agree_on_room(cleaned)
        return cleaned

    def agree_on_room(self, cleaned: dict[str, Any]) -> None:
        """The tick and the number say the same: of the two, what the editor has changed."""
        full, left = cleaned.get("is_full"), cleaned.get("places_left")
        ticked = "is_full" in self.changed_data
        if full and left and not ticked:
            cleaned["is_full"] = False
        elif full:
            cleaned["places_left"] = 0
        elif ticked and left == 0 and "places_left" not in self.changed_data:
            cleaned["places_left"] = None

    def save(self, commit: bool = True) -> Any:
        moment: Any = self.instance
        if {"places_left", "is_full"} & {*self.changed_data}:
            moment.places_updated_at = timezone.now()
        if "confirmed_at" in self.changed_data:
            moment.confirmed_by = self.for_user if moment.confirmed_at else None
        return super().save(commit)


class SlotChangeForm(WagtailAdminModelForm):
    """The editor names club and date; which weekly time that is, the schedule tells."""

    planned_at = forms.TimeField(
        label=gettext_lazy("planned start"),
        required=False,
        help_text=gettext_lazy("Only when the club meets twice on that day."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if isinstance(club := self.initial.get("activity"), Model):
            self.fields["date"].help_text = self.dates_to_come(club)

    def dates_to_come(self, club: Any) -> str:
        """Such as "The club meets on: 1.12.2026, 8.12.2026"."""
        from activities.occurrences import planned_sessions  # it reads the models

        today = timezone.localdate()
        days = {one.key[1] for one in planned_sessions(club, today, today + SOON)}
        listed = ", ".join(dates.day(day) for day in sorted(days))
        return _("The club meets on: %(days)s") % {"days": listed} if days else ""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        activity, day = cleaned.get("activity"), cleaned.get("date")
        self.instance.slot_uuid = None
        if activity and day and cleaned.get("kind") != SlotChange.Kind.EXTRA:
            self.find_session(activity, day, cleaned.get("planned_at"))
        return cleaned

    def _update_errors(self, errors: ValidationError) -> None:
        # The model misses the weekly time; why none was found stands beside the date.
        if hasattr(errors, "error_dict"):
            errors.error_dict.pop("slot_uuid", None)
        super()._update_errors(errors)

    def find_session(self, activity: Any, day: date, starts: time | None) -> None:
        from activities.occurrences import planned_sessions  # it reads the models

        # As planned, so that a change which is edited again still finds its own date.
        meets = [
            session
            for session in planned_sessions(activity, day, day)
            if starts is None or session.starts == starts
        ]
        if not meets:
            problem = _("The club does not meet then.")
            # A club of another region is refused later, and tells nothing before that.
            if RegionPolicy(type(activity)).reaches(self.for_user, activity):
                problem = f"{problem} {self.dates_to_come(activity)}".strip()
            self.add_error("date", problem)
        elif len(meets) > 1:
            self.add_error(
                "planned_at", _("The club meets twice on that day: write which one.")
            )
        else:
            self.instance.slot_uuid, _day = meets[0].key
            self.check_times(meets[0])

    def check_times(self, planned: Session) -> None:
        """Half of a new time goes with the other half of the planned one."""
        starts, ends = (
            self.cleaned_data.get(f"new_{end}") for end in ("starts", "ends")
        )
        # Two new times are held against each other by the model.
        if bool(starts) != bool(ends) and (ends or planned.ends) <= (
            starts or planned.starts
        ):
            self.add_error("new_ends", ENDS_BEFORE_START)
