"""When: weekly slots, dated sessions, and what changed since they were published."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, time
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from home.texts import Translated

if TYPE_CHECKING:
    from home.areas.models import Area
    from home.calendars.models import Season

WEEKDAY_CHOICES = [(number + 1, name) for number, name in WEEKDAYS.items()]
ENDS_BEFORE_START = _("It ends before it starts.")


class Slot(Orderable, models.Model):
    """A weekly time of a club: one fact for the whole season."""

    class Interval(models.IntegerChoices):
        WEEKLY = 1, _("Every week")
        EVERY_OTHER = 2, _("Every other week")

    class Instructor(models.TextChoices):
        """A role and never a person's name."""

        PROFESSIONAL = "professional", _("Led by a trained instructor")
        COACH = "coach", _("Led by a coach")
        TEACHER = "teacher", _("Led by a teacher")
        YOUTH_WORKER = "youth_worker", _("Led by a youth worker")
        VOLUNTEER = "volunteer", _("Led by a volunteer")
        PEER = "peer", _("Led by a young instructor")

    activity = ParentalKey(
        "activities.Activity", on_delete=models.CASCADE, related_name="slots"
    )
    # Changes are keyed to it: publishing an older revision makes the rows anew, with other ids.
    uuid = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=WEEKDAY_CHOICES)
    starts = models.TimeField(_("starts"))
    ends = models.TimeField(_("ends"))
    place = models.ForeignKey(
        "meeting_places.MeetingPlace",
        verbose_name=_("another place"),
        help_text=_("Only if it is not the club's own place."),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    interval = models.PositiveSmallIntegerField(
        _("how often"), choices=Interval.choices, default=Interval.WEEKLY
    )
    first_date = models.DateField(
        _("first date"),
        null=True,
        blank=True,
        help_text=_("Empty: the season's."),
    )
    last_date = models.DateField(
        _("last date"), null=True, blank=True, help_text=_("Empty: the season's.")
    )
    skip_holidays = models.BooleanField(
        _("not on school holidays"),
        default=True,
        help_text=_("Holidays of the season's school year drop out by themselves."),
    )
    after_school = models.BooleanField(_("right after school"), default=False)
    group_name = models.CharField(
        _("name of the group"), max_length=80, blank=True, help_text=_("Such as “A”.")
    )
    instructor = models.CharField(
        _("who leads"), max_length=20, choices=Instructor.choices, blank=True
    )
    capacity = models.PositiveSmallIntegerField(
        _("number of places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Only if it takes another number than the club."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("weekly time")
        verbose_name_plural = _("weekly times")

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.starts:%H:%M}–{self.ends:%H:%M}"

    def clean(self) -> None:
        super().clean()
        problems = {}
        if self.starts and self.ends and self.ends <= self.starts:
            problems["ends"] = ENDS_BEFORE_START
        if self.first_date and self.last_date and self.last_date < self.first_date:
            problems["last_date"] = _("The last date is before the first one.")
        if problems:
            raise ValidationError(problems)

    def season_problems(self, season: Season | None) -> dict[str, Any]:
        """What is wrong with the dates once the season of the club is known."""
        problems: dict[str, Any] = {}
        if season:
            outside = _("The date is outside the season (%(first)s–%(last)s).") % {
                "first": f"{season.starts:%-d.%-m.%Y}",
                "last": f"{season.ends:%-d.%-m.%Y}",
            }
            for field in ("first_date", "last_date"):
                day = getattr(self, field)
                if day and not season.starts <= day <= season.ends:
                    problems[field] = outside
        elif self.interval != self.Interval.WEEKLY and not self.first_date:
            problems["first_date"] = _(
                "Without a season, every other week needs its first date."
            )
        return problems

    def overlaps(self, other: Slot) -> bool:
        """Two times of the same group that cannot both be kept."""
        if (self.group_name, self.weekday) != (other.group_name, other.weekday):
            return False
        if not (self.starts < other.ends and other.starts < self.ends):
            return False
        # Two rows of every other week may take turns, so they are believed.
        if self.interval == other.interval == self.Interval.EVERY_OTHER:
            return False
        return (self.first_date or date.min) <= (other.last_date or date.max) and (
            other.first_date or date.min
        ) <= (self.last_date or date.max)


class DatedSession(Orderable, models.Model):
    """One session of a course or a camp, on a date of its own."""

    activity = ParentalKey(
        "activities.Activity", on_delete=models.CASCADE, related_name="dated_sessions"
    )
    uuid = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    date = models.DateField(_("date"))
    starts = models.TimeField(_("starts"))
    ends = models.TimeField(_("ends"))
    place = models.ForeignKey(
        "meeting_places.MeetingPlace",
        verbose_name=_("another place"),
        help_text=_("Only if it is not the club's own place."),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta(Orderable.Meta):
        verbose_name = _("dated session")
        verbose_name_plural = _("dated sessions")

    def __str__(self) -> str:
        return f"{self.date:%-d.%-m.%Y} {self.starts:%H:%M}–{self.ends:%H:%M}"

    def clean(self) -> None:
        super().clean()
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": ENDS_BEFORE_START})


class SlotChangeQuerySet(models.QuerySet["SlotChange"]):
    def of_regions(self, areas: Iterable[Area]) -> Self:
        """Changes of clubs that an editor of these regions may touch."""
        return self.filter(activity__region__in=areas)

    def cancelled_between(self, first: date, last: date) -> Self:
        """Sessions that were planned for one of these days and are called off."""
        return self.filter(kind=SlotChange.Kind.CANCELLED, date__range=(first, last))


class SlotChange(models.Model):
    """What happens to one date: cancelled, at another time, elsewhere, or one more.

    Outside the revision, so that a change is public at once and publishing an older revision
    of the club does not undo it.
    """

    class Kind(models.TextChoices):
        CANCELLED = "cancelled", _("Cancelled")
        MOVED_TIME = "moved_time", _("Another time")
        MOVED_PLACE = "moved_place", _("Another place")
        EXTRA = "extra", _("One more session")

    activity = models.ForeignKey(
        "activities.Activity",
        verbose_name=_("club"),
        on_delete=models.CASCADE,
        related_name="slot_changes",
    )
    slot_uuid = models.UUIDField(_("weekly time"), null=True, blank=True, db_index=True)
    date = models.DateField(_("date"))
    kind = models.CharField(_("what changes"), max_length=12, choices=Kind.choices)
    new_date = models.DateField(_("new date"), null=True, blank=True)
    new_starts = models.TimeField(_("starts"), null=True, blank=True)
    new_ends = models.TimeField(_("ends"), null=True, blank=True)
    new_place = models.ForeignKey(
        "meeting_places.MeetingPlace",
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    reason_fi = models.CharField(_("reason, in Finnish"), max_length=160, blank=True)
    reason_sv = models.CharField(_("reason, in Swedish"), max_length=160, blank=True)
    reason_en = models.CharField(_("reason, in English"), max_length=160, blank=True)
    reason = Translated()
    announced_at = models.DateTimeField(_("announced"), default=timezone.now)

    objects = SlotChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a date")
        verbose_name_plural = _("changes of dates")
        ordering = ("date", "new_starts")
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "slot_uuid", "date"],
                name="one_change_for_a_slot_and_date",
                violation_error_message=_("This date has a change already."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind="extra") | models.Q(slot_uuid__isnull=False),
                name="a_change_names_what_it_changes",
                violation_error_message=_("Tell which weekly time changes."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date:%-d.%-m.%Y} {self.get_kind_display()}"

    def clean(self) -> None:
        super().clean()
        problems: dict[str, Any] = {}
        if self.kind == self.Kind.EXTRA and not (self.new_starts and self.new_ends):
            problems["new_starts"] = _("Write when the session starts and ends.")
        if self.kind == self.Kind.MOVED_TIME and not (self.new_date or self.new_starts):
            problems["new_starts"] = _("Write the new date or the new time.")
        if self.kind == self.Kind.MOVED_PLACE and not self.new_place_id:
            problems["new_place"] = _("Choose the new place.")
        if self.new_starts and self.new_ends and self.new_ends <= self.new_starts:
            problems["new_ends"] = ENDS_BEFORE_START
        if problems:
            raise ValidationError(problems)

    def new_times(self, starts: time, ends: time) -> tuple[time, time]:
        """The new clock times, the planned ones where nothing else is said."""
        return self.new_starts or starts, self.new_ends or ends
