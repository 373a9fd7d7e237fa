"""Clubs, courses, camps and open groups: what families look for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from activities.models import panels
from activities.models.moments import ActivityMoment
from activities.models.parts import Enrolment, Practical, Price, Welcome
from activities.models.schedule import SlotChange
from home.areas import tree as trees
from home.areas.models import Area, Level
from home.attributes import CodesField
from home.catalogue import Offer, public, public_among
from home.organisations.models import Organisation
from home.texts import LANGUAGES, Text, Translated, in_language
from home.themes.keywords import Keyword


class ActivityQuerySet(models.QuerySet["Activity"]):
    def published(self) -> Self:
        """What the public may see: drafts and what was taken down are not in it."""
        return self.filter(live=True)

    def of_regions(self, areas: Iterable[Area]) -> Self:
        """What an editor of these regions may touch."""
        return self.filter(region__in=areas)

    def of_organiser(self, organisation: models.Model) -> Self:
        """What the organisation runs alone or with others."""
        mine = models.Q(organisation=organisation) | models.Q(
            co_organisers=organisation
        )
        return self.filter(mine).distinct()

    def at_place(self, place: models.Model) -> Self:
        """What meets at the place, always or for one of its weekly times or sessions."""
        return self.filter(
            models.Q(place=place)
            | models.Q(slots__place=place)
            | models.Q(dated_sessions__place=place)
        ).distinct()

    def same_activity_as(self, activity: Activity) -> Self:
        """Its other groups: the same organiser calls them by the same name."""
        given = [
            f"name_{each}" for each in LANGUAGES if getattr(activity, f"name_{each}")
        ]
        if not given:
            return self.none()
        return self.filter(
            organisation_id=activity.organisation_id,
            kind=activity.kind,
            **{given[0]: getattr(activity, given[0])},
        ).exclude(pk=activity.pk)

    def with_schedule(self) -> Self:
        """Everything that tells when, in a constant number of queries for any number of rows."""
        return self.select_related("season__calendar", "moment").prefetch_related(
            "slots", "dated_sessions", "slot_changes", "season__calendar__holidays"
        )

    def with_places(self) -> Self:
        """Every place where they meet, now and then ones too."""
        return self.select_related("place").prefetch_related(
            "slots__place", "dated_sessions__place", "slot_changes__new_place"
        )

    def with_facts(self) -> Self:
        """Everything a page or an entry tells of them, in a constant number of queries."""
        return (
            self.with_schedule()
            .with_places()
            .select_related("organisation", "school", "theme", "region")
            .prefetch_related("co_organisers", "served_areas", "more_themes")
        )


class Activity(Offer, Welcome, Price, Enrolment, Practical):
    """One group that one can join. A group for other ages is another Activity."""

    class Kind(models.TextChoices):
        CLUB = "club", _("Club")
        COURSE = "course", _("Course")
        CAMP = "camp", _("Camp")
        OPEN = "open", _("Open group")

    class Funding(models.TextChoices):
        FINNISH_MODEL = "finnish_model", _("Finnish model for hobbies")
        MUNICIPAL = "municipal", _("City")
        GRANT = "grant", _("Grant")
        OWN = "own", _("Own funding")

    kind = models.CharField(
        _("kind"), max_length=10, choices=Kind.choices, default=Kind.CLUB
    )
    theme = models.ForeignKey(
        "themes.Theme",
        verbose_name=_("theme"),
        on_delete=models.PROTECT,
        related_name="activities",
    )
    more_themes = ParentalManyToManyField(
        "themes.Theme", verbose_name=_("other themes"), blank=True, related_name="+"
    )
    keywords = CodesField(
        _("keywords"),
        codes=Keyword,
        help_text=_(
            "What the themes do not say. Families find the club by these words."
        ),
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organiser"),
        on_delete=models.PROTECT,
        related_name="activities",
    )
    co_organisers = ParentalManyToManyField(
        "organisations.Organisation",
        verbose_name=_("organised with"),
        blank=True,
        related_name="activities_with_others",
    )
    place = models.ForeignKey(
        "meeting_places.MeetingPlace",
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        related_name="activities",
        null=True,
        blank=True,
    )
    place_note_fi = models.CharField(
        _("where exactly, in Finnish"), max_length=200, blank=True
    )
    place_note_sv = models.CharField(
        _("where exactly, in Swedish"), max_length=200, blank=True
    )
    place_note_en = models.CharField(
        _("where exactly, in English"), max_length=200, blank=True
    )
    place_note = Translated()
    served_areas = ParentalManyToManyField(
        Area,
        verbose_name=_("areas it serves"),
        blank=True,
        related_name="+",
        help_text=_("For a group that comes to you or meets online."),
    )
    school = models.ForeignKey(
        "meeting_places.MeetingPlace",
        verbose_name=_("school"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    own_school_first = models.BooleanField(_("own pupils first"), default=False)
    season = models.ForeignKey(
        "calendars.Season",
        verbose_name=_("season"),
        on_delete=models.PROTECT,
        related_name="activities",
        null=True,
        blank=True,
    )
    funding = models.CharField(
        _("funding"), max_length=20, choices=Funding.choices, blank=True
    )
    alert_fi = models.CharField(_("notice, in Finnish"), max_length=200, blank=True)
    alert_sv = models.CharField(_("notice, in Swedish"), max_length=200, blank=True)
    alert_en = models.CharField(_("notice, in English"), max_length=200, blank=True)
    alert_until = models.DateField(_("notice is shown until"), null=True, blank=True)
    copied_from = models.ForeignKey(
        "self",
        verbose_name=_("copied from"),
        on_delete=models.SET_NULL,
        related_name="copies",
        null=True,
        blank=True,
        editable=False,
    )
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("goes on as"),
        on_delete=models.SET_NULL,
        related_name="replaces",
        null=True,
        blank=True,
        help_text=_("Next season's club, shown on this page when the season is over."),
    )
    # Computed by save(): of the place, else of the areas served, else of the organiser.
    region = models.ForeignKey(
        Area,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )

    CONFIRMED = "moment__confirmed_at__date"

    objects = ActivityQuerySet.as_manager()

    edit_handler = panels.edit_handler

    class Meta(Offer.Meta):
        verbose_name = _("club")
        verbose_name_plural = _("clubs")

    def clean(self) -> None:
        super().clean()
        problems = (
            self.price_problems() | self.enrolment_problems() | self.contact_problems()
        )
        if self.replaced_by_id and self.replaced_by_id == self.pk:
            problems["replaced_by"] = _("A club cannot go on as itself.")
        if self.school and self.school.kind != self.school.Kind.SCHOOL:
            problems["school"] = _("Choose a school: this is another kind of place.")
        if self.own_school_first and not self.school:
            problems["school"] = _("Choose the school whose pupils come first.")
        if problems:
            raise ValidationError(problems)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.region_id = self.find_region()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("club", args=[self.slug])

    def get_calendar_url(self) -> str:
        return reverse("club_calendar", args=[self.slug])

    def addresses(self) -> list[str]:
        return [self.get_absolute_url(), self.get_calendar_url()]

    def get_full_url(self) -> str | None:
        """Where editors see it live; None while the public does not."""
        if not self.live:
            return None
        return f"{settings.WAGTAILADMIN_BASE_URL}{self.get_absolute_url()}"

    @property
    def today(self) -> ActivityMoment:
        """Its facts of the moment; the ordinary ones as long as nobody has told any."""
        try:
            return self.moment
        except ActivityMoment.DoesNotExist:
            return ActivityMoment(activity=self)

    def changes(self) -> list[SlotChange]:
        """What has been announced about single dates; nothing before the first save."""
        return list(self.slot_changes.all()) if self.pk else []

    def places(self) -> list[Any]:
        """Where it meets: its own place first, then those of single times and dates.

        Drafts are among them; pages tell `public_places()`.
        """
        sources = (
            [self.place],
            [slot.place for slot in self.slots.all()],
            [session.place for session in self.dated_sessions.all()],
            [change.new_place for change in self.changes()],
        )
        found = {place.pk: place for places in sources for place in places if place}
        return list(found.values())

    @property
    def public_place(self) -> Any:
        """Its own place, where the public may see that one."""
        return public(self.place)

    def public_places(self) -> list[Any]:
        """Of the places where it meets, those that the public may see."""
        return public_among(self.places())

    def public_organisers(self) -> list[Organisation]:
        """Of those who run it, the ones that the public may see, the main one first."""
        return public_among([self.organisation, *self.co_organisers.all()])

    def alert_on(self, day: date) -> Text:
        """The notice that is shown on this day, empty when there is none."""
        if self.alert_until and self.alert_until < day:
            return Text("", "fi")
        return in_language(self, "alert")

    def find_region(self, served_areas: Iterable[Area] | None = None) -> int | None:
        """The id of the region of the place, else of an area served, else of the organiser.

        A form knows the areas served before the club does.
        """
        if self.place:
            return self.place.region_id
        areas = trees.tree()
        if served_areas is None:
            served_areas = self.served_areas.all()
        for served in served_areas:
            if region := areas.at_level(served.code, Level.REGION):
                return region.id
        if self.organisation_id:
            own = self.organisation.regions.all()
            return next((region.pk for region in own), None)
        return None

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "activities/club.html"

    def get_preview_context(
        self, request: HttpRequest, mode_name: str
    ) -> dict[str, Any]:
        from activities.club_page import ClubPage  # it reads this module

        club = ClubPage(self, timezone.localtime())
        context = super().get_preview_context(request, mode_name)
        return {**context, "club": club, "crumbs": club.crumbs, "robots": "noindex"}
