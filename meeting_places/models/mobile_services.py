"""Services that come near: a bookmobile, a youth bus, their routes, stops and times.

A service has routes, a route has its stops in driving order, a stop has its times. The stop
is what families find (one entry of the search), and it keeps its uuid through every edit;
what changes from day to day refers to that uuid from outside the revision.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from home.areas import outlines
from home.areas.models import Area, Located
from home.attributes import Running
from home.catalogue import Offer, Reachable, confirm_due_field
from home.organisations.models import Organisation
from home.texts import Named, Translated
from home.wholes import Whole
from meeting_places.dates_field import DatesField
from meeting_places.forms import MobileServiceForm, StopChangeForm
from meeting_places.models.access import Accessible
from meeting_places.models.opening_hours import Titled, Weekday, check_order
from meeting_places.panels import (
    ADDRESS,
    NAMES,
    OTHER_AREA,
    change_panels,
    mobile_panels,
)


class MobileServiceQuerySet(models.QuerySet["MobileService"]):
    def published(self) -> Self:
        return self.filter(live=True)

    def of_regions(self, areas: Iterable[Area]) -> Self:
        """Services with a stop in one of these regions."""
        return self.filter(routes__stops__region__in=areas).distinct()

    def of_organiser(self, organisation: Organisation) -> Self:
        """Services that the organiser runs, by name."""
        return self.filter(organisation=organisation)

    def with_timetable(self) -> Self:
        """Everything `meeting_places.visits` reads, in a fixed number of queries."""
        return self.select_related("moment").prefetch_related(
            "changes", "routes__stops__times", "routes__calendar__holidays"
        )

    def for_page(self) -> Self:
        """Everything the page of a service shows."""
        return (
            self.with_timetable()
            .select_related("moment", "organisation", "image")
            .prefetch_related("themes")
        )


class MobileService(Offer, Accessible, Reachable):
    class Kind(models.TextChoices):
        LIBRARY = "library", _("Bookmobile")
        YOUTH = "youth", _("Youth bus")
        FAMILY = "family", _("Family bus")
        CLINIC = "clinic", _("Mobile child health clinic")
        OUTREACH = "outreach", _("Outreach work")
        TOURING = "touring", _("Touring group")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("run by"),
        on_delete=models.PROTECT,
        related_name="mobile_services",
        null=True,
        blank=True,
    )
    themes = ParentalManyToManyField(
        "themes.Theme", verbose_name=_("themes"), blank=True, related_name="+"
    )
    what_to_do_fi = models.TextField(_("what one can do, in Finnish"), blank=True)
    what_to_do_sv = models.TextField(_("what one can do, in Swedish"), blank=True)
    what_to_do_en = models.TextField(_("what one can do, in English"), blank=True)
    what_to_do = Translated()
    is_free = models.BooleanField(_("free of charge"), default=True)
    cost_fi = models.CharField(_("price, in Finnish"), max_length=200, blank=True)
    cost_sv = models.CharField(_("price, in Swedish"), max_length=200, blank=True)
    cost_en = models.CharField(_("price, in English"), max_length=200, blank=True)
    # What it costs, or what costs extra where coming is free.
    cost = Translated()
    needs_booking = models.BooleanField(_("one must book first"), default=False)

    objects = MobileServiceQuerySet.as_manager()

    panels = mobile_panels
    base_form_class = MobileServiceForm

    class Meta(Offer.Meta):
        verbose_name = _("mobile service")
        verbose_name_plural = _("mobile services")

    def get_absolute_url(self) -> str:
        return reverse("mobile", args=[self.slug])

    def addresses(self) -> list[str]:
        return [self.get_absolute_url(), *(s.get_absolute_url() for s in self.stops)]

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "meeting_places/mobile.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        # Named by its path: what the page shows is derived from this very model.
        context: dict[str, Any] = import_string(
            "meeting_places.mobile_pages.service_page"
        )(self, request, timezone.now())
        return context

    @property
    def stops(self) -> list[Stop]:
        """Every stop of every route, in driving order; each one knows this service."""
        found = []
        for route in self.routes.all():
            route.service = self
            for stop in route.stops.all():
                stop.route = route
                found.append(stop)
        return found

    @property
    def running_now(self) -> Running:
        """Running, unless somebody has written otherwise."""
        moment: MobileMoment | None = getattr(self, "moment", None)
        return Running(moment.running) if moment else Running.RUNNING


class Route(Titled, Whole, Orderable):
    """A round of stops and the season in which it is driven."""

    class Colour(models.TextChoices):
        """Each is dark enough for white letters on it (timetable.css)."""

        BLUE = "blue", _("Blue")
        GREEN = "green", _("Green")
        RED = "red", _("Red")
        PURPLE = "purple", _("Purple")
        BROWN = "brown", _("Brown")
        GREY = "grey", _("Grey")

    service = ParentalKey(
        MobileService, on_delete=models.CASCADE, related_name="routes"
    )
    line = models.CharField(
        _("line"),
        max_length=12,
        blank=True,
        help_text=_("The number or letters on the vehicle, for example 2 or K1."),
    )
    colour = models.CharField(
        _("colour"), max_length=10, choices=Colour.choices, default=Colour.GREY
    )
    starts = models.DateField(_("first day"), null=True, blank=True)
    ends = models.DateField(_("last day"), null=True, blank=True)
    calendar = models.ForeignKey(
        "calendars.SchoolYearCalendar",
        verbose_name=_("not driven on the holidays of"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Left empty, the route is driven on school holidays too."),
    )

    panels = [
        FieldRowPanel(NAMES),
        FieldRowPanel([FieldPanel("line"), FieldPanel("colour")]),
        FieldRowPanel(
            [FieldPanel("starts"), FieldPanel("ends"), FieldPanel("calendar")]
        ),
        InlinePanel("stops", heading=_("Stops in driving order"), label=_("Stop")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("route")
        verbose_name_plural = _("routes")

    def __str__(self) -> str:
        return str(self.name or _("Route"))

    def clean(self) -> None:
        super().clean()
        check_order(self.starts, self.ends)


class StopQuerySet(models.QuerySet["Stop"]):
    def published(self) -> Self:
        """Stops of published services."""
        return self.filter(route__service__live=True)

    def of_regions(self, areas: Iterable[Area]) -> Self:
        return self.filter(region__in=areas)

    def of_changes(self, changes: models.QuerySet[StopChange]) -> Self:
        """The stops at which these changes are."""
        return self.filter(uuid__in=changes.values("stop_uuid"))

    def of_service(self, slug: str) -> Self:
        return self.filter(route__service__slug=slug)

    def with_timetable(self) -> Self:
        """Everything `meeting_places.visits` reads, in a fixed number of queries."""
        return self.select_related(
            "area", "region", "route__calendar", "route__service__moment"
        ).prefetch_related(
            "times", "route__service__changes", "route__calendar__holidays"
        )


class Stop(Named, Located, Whole, Orderable):
    """Where the service waits. It keeps its uuid when it is edited, moved or restored."""

    route = ParentalKey(Route, on_delete=models.CASCADE, related_name="stops")
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    place = models.ForeignKey(
        "meeting_places.MeetingPlace",
        verbose_name=_("at this meeting place"),
        on_delete=models.SET_NULL,
        related_name="stops",
        null=True,
        blank=True,
    )
    waiting_place_fi = models.CharField(
        _("exact waiting place, in Finnish"), max_length=200, blank=True
    )
    waiting_place_sv = models.CharField(
        _("exact waiting place, in Swedish"), max_length=200, blank=True
    )
    waiting_place_en = models.CharField(
        _("exact waiting place, in English"), max_length=200, blank=True
    )
    waiting_place = Translated()
    has_shelter = models.BooleanField(_("a shelter"), default=False)
    is_step_free = models.BooleanField(_("step-free"), default=False)

    objects = StopQuerySet.as_manager()

    panels = [
        FieldRowPanel(NAMES),
        *ADDRESS,
        OTHER_AREA,
        FieldPanel("place"),
        FieldRowPanel(
            [
                FieldPanel("waiting_place_fi"),
                FieldPanel("waiting_place_sv"),
                FieldPanel("waiting_place_en"),
            ]
        ),
        FieldRowPanel([FieldPanel("has_shelter"), FieldPanel("is_step_free")]),
        InlinePanel("times", heading=_("Times"), label=_("Time")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("stop")
        verbose_name_plural = _("stops")

    def get_absolute_url(self) -> str:
        return reverse("stop", args=[self.service.slug, self.address])

    @property
    def service(self) -> MobileService:
        return self.route.service

    @property
    def address(self) -> str:
        """`kellon-koulu-1a2b3c4d`: readable, and found by its end after a new name."""
        stem = slugify(self.name_fi or self.name)[:60]
        return f"{stem}-{self.uuid.hex[:8]}".lstrip("-")


# models.Model is named for the type checker, which cannot see it behind Orderable.
class StopTime(Orderable, models.Model):
    """When the service stands at a stop: a weekday, or a list of dates."""

    stop = ParentalKey(Stop, on_delete=models.CASCADE, related_name="times")
    weekday = models.PositiveSmallIntegerField(
        _("weekday"), choices=Weekday.choices, null=True, blank=True
    )
    dates = DatesField(
        _("or these dates"), help_text=_("One or more: 7.1.2027, 21.1.2027")
    )
    arrives = models.TimeField(_("arrives"))
    departs = models.TimeField(_("leaves"))
    interval = models.PositiveSmallIntegerField(
        _("how often"),
        choices=[
            (1, _("Every week")),
            (2, _("Every second week")),
            (3, _("Every third week")),
            (4, _("Every fourth week")),
        ],
        default=1,
    )
    first_date = models.DateField(
        _("first day"),
        null=True,
        blank=True,
        help_text=_("From this week the weeks are counted."),
    )
    last_date = models.DateField(_("last day"), null=True, blank=True)

    panels = [
        FieldRowPanel(
            [FieldPanel("weekday"), FieldPanel("arrives"), FieldPanel("departs")]
        ),
        FieldRowPanel(
            [FieldPanel("interval"), FieldPanel("first_date"), FieldPanel("last_date")]
        ),
        FieldPanel("dates"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("time of a stop")
        verbose_name_plural = _("times of stops")

    def __str__(self) -> str:
        return f"{self.arrives}-{self.departs}"

    def clean(self) -> None:
        super().clean()
        if bool(self.weekday) == bool(self.dates):
            raise ValidationError(
                {"weekday": _("Choose a weekday or write the dates, one of the two.")}
            )
        if self.arrives and self.departs and self.departs <= self.arrives:
            raise ValidationError({"departs": _("It leaves before it arrives.")})
        if self.weekday and self.interval > 1 and not self.first_date:
            raise ValidationError(
                {"first_date": _("Write the first day: from it the weeks are counted.")}
            )
        check_order(self.first_date, self.last_date, "last_date")


class StopChangeQuerySet(models.QuerySet["StopChange"]):
    def of_regions(self, areas: Iterable[Area]) -> Self:
        """Changes at the stops an editor of these regions may touch."""
        return self.filter(stop_uuid__in=Stop.objects.of_regions(areas).values("uuid"))

    def cancelled_between(self, first: date, last: date) -> Self:
        """Visits that were planned for one of these days and are called off."""
        return self.filter(kind=StopChange.Kind.CANCELLED, date__range=(first, last))


class StopChange(models.Model):
    """What differs on one date at one stop. Kept outside the revision, keyed to the uuid."""

    class Kind(models.TextChoices):
        CANCELLED = "cancelled", _("Cancelled")
        MOVED = "moved", _("Moved")
        LATE = "late", _("Late")
        EXTRA = "extra", _("Extra visit")

    service = models.ForeignKey(
        MobileService,
        verbose_name=_("mobile service"),
        on_delete=models.CASCADE,
        related_name="changes",
    )
    stop_uuid = models.UUIDField(_("stop"), db_index=True)
    kind = models.CharField(_("what happens"), max_length=10, choices=Kind.choices)
    date = models.DateField(_("date"))
    arrives = models.TimeField(
        _("planned arrival"),
        null=True,
        blank=True,
        help_text=_("Needed only when the service comes twice on the same day."),
    )
    new_date = models.DateField(_("new date"), null=True, blank=True)
    new_arrives = models.TimeField(_("new arrival"), null=True, blank=True)
    new_departs = models.TimeField(_("new departure"), null=True, blank=True)
    new_place_fi = models.CharField(
        _("waits instead at, in Finnish"), max_length=200, blank=True
    )
    new_place_sv = models.CharField(
        _("waits instead at, in Swedish"), max_length=200, blank=True
    )
    new_place_en = models.CharField(
        _("waits instead at, in English"), max_length=200, blank=True
    )
    new_place = Translated()
    new_latitude = models.FloatField(_("new latitude"), null=True, blank=True)
    new_longitude = models.FloatField(_("new longitude"), null=True, blank=True)
    reason_fi = models.CharField(_("reason in Finnish"), max_length=200, blank=True)
    reason_sv = models.CharField(_("reason in Swedish"), max_length=200, blank=True)
    reason_en = models.CharField(_("reason in English"), max_length=200, blank=True)
    reason = Translated()
    announced_at = models.DateTimeField(
        _("announced"), default=timezone.now, editable=False
    )

    objects = StopChangeQuerySet.as_manager()

    panels = change_panels
    base_form_class = StopChangeForm

    class Meta:
        verbose_name = _("change of a stop")
        verbose_name_plural = _("changes of stops")
        ordering = ("date", "arrives", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.date:%-d.%-m.%Y}"

    def clean(self) -> None:
        super().clean()
        problems: dict[str, Any] = {}
        point = outlines.problems_of_point(self.new_latitude, self.new_longitude)
        problems |= {f"new_{field}": problem for field, problem in point.items()}
        if self.new_latitude is not None and not self.new_place:
            problems["new_place_fi"] = _("Write in words too where it waits.")
        if problems:
            raise ValidationError(problems)
        needs_times = self.kind == self.Kind.EXTRA
        if needs_times and not (self.new_arrives and self.new_departs):
            raise ValidationError(
                {"new_arrives": _("Write when the extra visit begins and ends.")}
            )
        if self.kind == self.Kind.LATE and not self.new_arrives:
            raise ValidationError({"new_arrives": _("Write the new arrival.")})
        if self.kind == self.Kind.MOVED and not (
            self.new_date or self.new_arrives or self.new_place
        ):
            raise ValidationError({"new_date": _("Write the new date, time or place.")})
        if (
            self.new_arrives
            and self.new_departs
            and self.new_departs <= self.new_arrives
        ):
            raise ValidationError({"new_departs": _("It leaves before it arrives.")})


class MobileMomentQuerySet(models.QuerySet["MobileMoment"]):
    def of_regions(self, areas: Iterable[Area]) -> Self:
        """States of services that an editor of these regions may touch."""
        return self.filter(service__in=MobileService.objects.of_regions(areas))


class MobileMoment(models.Model):
    """What is true of a service right now; outside the revision."""

    service = models.OneToOneField(
        MobileService,
        verbose_name=_("mobile service"),
        on_delete=models.CASCADE,
        related_name="moment",
    )
    running = models.CharField(
        _("state"), max_length=10, choices=Running.choices, default=Running.RUNNING
    )
    note_fi = models.CharField(_("note in Finnish"), max_length=200, blank=True)
    note_sv = models.CharField(_("note in Swedish"), max_length=200, blank=True)
    note_en = models.CharField(_("note in English"), max_length=200, blank=True)
    note = Translated()
    note_until = models.DateTimeField(_("note shown until"), null=True, blank=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    confirm_due_on = confirm_due_field()

    objects = MobileMomentQuerySet.as_manager()

    class Meta:
        verbose_name = _("state of a mobile service")
        verbose_name_plural = _("states of mobile services")

    def __str__(self) -> str:
        return f"{self.service}: {self.get_running_display()}"
