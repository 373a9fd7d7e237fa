"""The editor's forms: what one row cannot see by itself is refused here, beside the field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Any

from django import forms
from django.apps import apps
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from accounts.forms import GuardedForm
from accounts.regions import within_reach


class MeetingPlaceForm(GuardedForm):
    def refuse_leaving(self, regions: set[int]) -> None:
        self.instance.find_areas()
        if self.instance.region_id not in regions:
            self.add_error(
                "postal_code", _("Write an address or a point in your own region.")
            )

    def is_valid(self) -> bool:
        """Look at rows side by side, once each of them has been read by itself."""
        if not super().is_valid():
            return False
        periods = kept(self.formsets.get("periods"))
        refuse_overlapping_periods(periods)
        for period in periods:
            refuse_overlapping_spans(kept(period.formsets.get("spans")))
        return not any(any_errors(self.formsets.values()))


class MobileServiceForm(GuardedForm):
    def refuse_leaving(self, regions: set[int]) -> None:
        if not any(stop.region_id in regions for stop in self.stops_to_be()):
            self.add_error(None, _("Write at least one stop in your own region."))

    def stops_to_be(self) -> Iterator[Any]:
        for route in kept(self.formsets.get("routes")):
            for row in kept(route.formsets.get("stops")):
                row.instance.find_areas()
                yield row.instance

    def is_valid(self) -> bool:
        """Look at the times of a stop side by side: nobody is at one stop twice at once."""
        if not super().is_valid():
            return False
        for route in kept(self.formsets.get("routes")):
            for stop in kept(route.formsets.get("stops")):
                refuse_overlapping_times(kept(stop.formsets.get("times")))
        return not any(any_errors(self.formsets.values()))


class StopChangeForm(WagtailAdminModelForm):
    """The editor chooses a stop by its name; the row keeps the stop's uuid."""

    stop_uuid = forms.ChoiceField(label=_("Stop"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        stops = apps.get_model("meeting_places", "Stop").objects.published()
        if self.for_user:
            stops = within_reach(self.for_user, stops)
        self.stops = {
            str(stop.uuid): stop for stop in stops.with_timetable().order_by("name_fi")
        }
        by_service: dict[str, list[tuple[str, str]]] = {}
        for code, stop in self.stops.items():
            by_service.setdefault(str(stop.service), []).append((code, str(stop)))
        self.fields["stop_uuid"].choices = [("", "---------"), *by_service.items()]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        stop = self.stops.get(cleaned.get("stop_uuid", ""))
        if stop:
            self.instance.service = stop.service
            self.check_planned_visit(stop, cleaned)
        return cleaned

    def check_planned_visit(self, stop: Any, cleaned: dict[str, Any]) -> None:
        """There is a visit to change, and with its planned arrival it still ends later."""
        # Named by its path: visits are derived from the models that use this form.
        times_on = import_string("meeting_places.visits.times_on")
        day, leaves = cleaned.get("date"), cleaned.get("new_departs")
        if not day or cleaned.get("kind") == "extra":
            return
        planned = times_on(stop, day)
        if not planned:
            self.add_error(
                "date", _("The service does not come to this stop on this date.")
            )
        if leaves and not cleaned.get("new_arrives"):
            arrivals = {time.arrives for time in planned}
            if cleaned.get("arrives"):
                arrivals &= {cleaned["arrives"]}
            if any(leaves <= arrives for arrives in arrivals):
                self.add_error("new_departs", _("It leaves before it arrives."))


def kept(formset: Any) -> list[Any]:
    """The filled forms of a formset that the editor has not removed."""
    if formset is None:
        return []
    return [
        form
        for form in formset.forms
        if form.has_changed() or form.instance.pk
        if not (formset.can_delete and formset._should_delete_form(form))
    ]


def any_errors(formsets: Iterable[Any]) -> Iterator[bool]:
    for formset in formsets:
        for form in kept(formset):
            yield bool(form.errors)
            yield from any_errors(getattr(form, "formsets", {}).values())


def refuse_overlapping_periods(periods: list[Any]) -> None:
    """Two usual periods, or two that override, may not hold on the same day."""
    for earlier, later in combinations(periods, 2):
        one, other = earlier.cleaned_data, later.cleaned_data
        if one.get("overrides") != other.get("overrides"):
            continue
        if (one.get("starts") or date.min) <= (other.get("ends") or date.max) and (
            other.get("starts") or date.min
        ) <= (one.get("ends") or date.max):
            later.add_error(
                "starts", _("This period overlaps with another one of the same place.")
            )


def refuse_overlapping_spans(spans: list[Any]) -> None:
    """Two spans of a weekday may touch, not overlap; a closed day has no others."""
    for earlier, later in combinations(spans, 2):
        one, other = earlier.instance, later.instance
        if one.weekday != other.weekday:
            continue
        if None in (one.starts, one.ends, other.starts, other.ends):
            later.add_error(
                "weekday", _("This weekday is marked closed on another row.")
            )
        elif one.starts < other.ends and other.starts < one.ends:
            later.add_error(
                "starts", _("These hours overlap with others of the same weekday.")
            )


def refuse_overlapping_times(times: list[Any]) -> None:
    for earlier, later in combinations(times, 2):
        one, other = earlier.instance, later.instance
        same_weekday = one.weekday and one.weekday == other.weekday
        same_date = set(one.dates) & set(other.dates)
        if not (same_weekday or same_date) or one.interval != other.interval:
            continue
        if one.interval > 1 and one.first_date != other.first_date:
            continue
        if one.arrives < other.departs and other.arrives < one.departs:
            later.add_error(
                "arrives", _("This time overlaps with another one of the same stop.")
            )
