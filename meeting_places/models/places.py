"""Meeting places: where one may come, and the venues where clubs meet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from home.areas import tree as trees
from home.areas.models import Area, Level, Located
from home.attributes import CodesField, Running
from home.catalogue import Offer, Reachable, confirm_due_field, web_address
from home.organisations.models import Organisation
from home.texts import Translated
from meeting_places.forms import MeetingPlaceForm
from meeting_places.models.access import Accessible
from meeting_places.panels import place_panels


class Facility(models.TextChoices):
    """What is there."""

    TOILET = "toilet", _("Toilet")
    CHANGING = "changing", _("Changing table")
    STROLLER_PARK = "stroller_park", _("Place for prams")
    KITCHEN = "kitchen", _("Kitchen")
    WIFI = "wifi", _("Wifi")
    QUIET_ROOM = "quiet_room", _("Quiet room")
    OUTDOOR_PLAY = "outdoor_play", _("Yard for playing")
    CLOTHES_STORAGE = "clothes_storage", _("Place for clothes")
    FOOD = "food", _("Food or snacks")
    STAFF = "staff", _("Staff present")


class TargetGroup(models.TextChoices):
    """Whom it is meant for, in the codes of Suomi.fi (PTV)."""

    EVERYBODY = "KR1", _("All citizens")
    OLDER = "KR1.1", _("Older people")
    FAMILIES = "KR1.2", _("Children and families")
    YOUTH = "KR1.3", _("Young people")
    LONG_TERM_ILL = "KR1.4", _("People with a long-term illness")
    DISABLED = "KR1.6", _("People with disabilities")


def lies_in(code: str) -> Q:
    """Rows of a Located model in this area or below it, or with this postcode."""
    areas = trees.tree()
    node = areas.get(code)
    if node and node.level is Level.POSTCODE:
        return Q(postal_code=code)
    return Q(area__in=[areas.by_code[each].id for each in areas.below(code)])


class MeetingPlaceQuerySet(models.QuerySet["MeetingPlace"]):
    def published(self) -> Self:
        return self.filter(live=True)

    def listed(self) -> Self:
        """Published places that are found by themselves, not only as a club's venue."""
        return self.published().filter(listed=True)

    def of_regions(self, areas: Iterable[Area]) -> Self:
        """Places an editor of these regions may touch."""
        return self.filter(region__in=areas)

    def of_organiser(self, organisation: Organisation) -> Self:
        """Places that the organiser runs, by name."""
        return self.filter(organisation=organisation).order_by("name_fi", "pk")

    def with_hours(self) -> Self:
        """Everything `meeting_places.opening_hours` reads, in a fixed number of queries."""
        return self.select_related("moment").prefetch_related(
            "periods__spans", "breaks", "announcements"
        )

    def for_page(self) -> Self:
        """Everything the page of a place shows."""
        return self.with_hours().select_related(
            "moment", "organisation", "image", "entrance_image"
        )


class MeetingPlace(Offer, Located, Accessible, Reachable):
    class Kind(models.TextChoices):
        OPEN_DAYCARE = "open_daycare", _("Open day-care")
        RESIDENTS_ROOM = "residents_room", _("Residents' room")
        FAMILY_CENTRE = "family_centre", _("Family centre")
        YOUTH_HOUSE = "youth_house", _("Youth centre")
        LIBRARY = "library", _("Library")
        PLAYGROUND = "playground", _("Playground")
        PARK = "park", _("Park")
        SPORTS = "sports", _("Sports venue")
        CULTURE = "culture", _("Culture house")
        PARISH = "parish", _("Parish")
        SCHOOL = "school", _("School")
        DAYCARE = "daycare", _("Day-care centre")
        ONLINE = "online", _("Online")
        OTHER = "other", _("Other place")

    class Hours(models.TextChoices):
        """One answer instead of two flags that could contradict each other."""

        WEEKLY = "weekly", _("The hours below")
        ALWAYS = "always", _("Always open")
        UNKNOWN = "unknown", _("Not known")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    listed = models.BooleanField(
        _("listed as a meeting place"),
        default=True,
        help_text=_("Unticked, the place is only a venue where clubs meet."),
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("run by"),
        on_delete=models.PROTECT,
        related_name="places",
        null=True,
        blank=True,
    )
    hours = models.CharField(
        _("opening hours"), max_length=10, choices=Hours.choices, default=Hours.UNKNOWN
    )
    hours_note_fi = models.CharField(
        _("about the hours, in Finnish"), max_length=200, blank=True
    )
    hours_note_sv = models.CharField(
        _("about the hours, in Swedish"), max_length=200, blank=True
    )
    hours_note_en = models.CharField(
        _("about the hours, in English"), max_length=200, blank=True
    )
    hours_note = Translated()
    entrance_note_fi = models.CharField(
        _("finding the door, in Finnish"), max_length=200, blank=True
    )
    entrance_note_sv = models.CharField(
        _("finding the door, in Swedish"), max_length=200, blank=True
    )
    entrance_note_en = models.CharField(
        _("finding the door, in English"), max_length=200, blank=True
    )
    entrance_note = Translated()
    entrance_image = models.ForeignKey(
        "images.CatalogueImage",
        verbose_name=_("picture of the door"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    nearest_stops_fi = models.CharField(
        _("nearest bus stops, in Finnish"),
        max_length=200,
        blank=True,
        help_text=_("The stop and its lines, for example: Tuira, lines 1 and 8."),
    )
    nearest_stops_sv = models.CharField(
        _("nearest bus stops, in Swedish"), max_length=200, blank=True
    )
    nearest_stops_en = models.CharField(
        _("nearest bus stops, in English"), max_length=200, blank=True
    )
    nearest_stops = Translated()
    target_groups = CodesField(_("target groups"), codes=TargetGroup)
    facilities = CodesField(_("what is there"), codes=Facility)
    free_entry = models.BooleanField(_("free of charge"), default=False)
    needs_registration = models.BooleanField(
        _("one must register first"), default=False
    )
    booking_url = models.URLField(
        _("booking the place"), blank=True, validators=[web_address]
    )
    ptv_id = models.UUIDField(
        _("Suomi.fi identifier"),
        null=True,
        blank=True,
        help_text=_("The identifier of the service location in PTV."),
    )
    tprek_id = models.PositiveIntegerField(
        _("service map identifier"),
        null=True,
        blank=True,
        help_text=_("The number of the unit in the service map (TPREK)."),
    )
    lipas_id = models.PositiveIntegerField(
        _("Lipas identifier"),
        null=True,
        blank=True,
        help_text=_("The number of the sports venue in Lipas."),
    )

    objects = MeetingPlaceQuerySet.as_manager()

    panels = place_panels
    base_form_class = MeetingPlaceForm

    class Meta(Offer.Meta):
        verbose_name = _("meeting place")
        verbose_name_plural = _("meeting places")
        indexes = [
            models.Index(fields=["live", "listed"], name="place_live_listed"),
            models.Index(fields=["source", "source_id"], name="place_source"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("place", args=[self.slug])

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "meeting_places/place.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        # Named by its path: what the page shows is derived from this very model.
        context: dict[str, Any] = import_string("meeting_places.place_page.place_page")(
            self, request, timezone.now()
        )
        return context

    @property
    def always_open(self) -> bool:
        return self.hours == self.Hours.ALWAYS

    @property
    def hours_known(self) -> bool:
        return self.hours != self.Hours.UNKNOWN

    @property
    def is_online(self) -> bool:
        return self.kind == self.Kind.ONLINE

    @property
    def running_now(self) -> Running:
        """Running, unless somebody has written otherwise."""
        moment: PlaceMoment | None = getattr(self, "moment", None)
        return Running(moment.running) if moment else Running.RUNNING


class PlaceMomentQuerySet(models.QuerySet["PlaceMoment"]):
    def not_running(self) -> Self:
        return self.exclude(running=Running.RUNNING)

    def of_regions(self, areas: Iterable[Area]) -> Self:
        """States of places that an editor of these regions may touch."""
        return self.filter(place__region__in=areas)


class PlaceMoment(models.Model):
    """What is true of a place right now; outside the revision, so that publishing keeps it."""

    place = models.OneToOneField(
        MeetingPlace,
        verbose_name=_("meeting place"),
        on_delete=models.CASCADE,
        related_name="moment",
    )
    running = models.CharField(
        _("state"), max_length=10, choices=Running.choices, default=Running.RUNNING
    )
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    confirm_due_on = confirm_due_field()

    objects = PlaceMomentQuerySet.as_manager()

    class Meta:
        verbose_name = _("state of a meeting place")
        verbose_name_plural = _("states of meeting places")

    def __str__(self) -> str:
        return f"{self.place}: {self.get_running_display()}"
