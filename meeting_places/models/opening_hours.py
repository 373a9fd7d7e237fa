"""When a place is open: periods with a week of spans, breaks, and announced exceptions.

What the rows mean, taken together, is said in `meeting_places/opening_hours.py`.
"""

from __future__ import annotations

from datetime import date, time
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from home.texts import Translated
from home.wholes import Whole

# The last moment of a day, as a time of the same day (home.happenings.Weekly).
END_OF_DAY = time(23, 59, 59)


class Weekday(models.IntegerChoices):
    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")


class SpanState(models.TextChoices):
    OPEN = "open", _("Open")
    SELF_SERVICE = "self_service", _("Self-service")
    BY_APPOINTMENT = "by_appointment", _("By appointment")
    WEATHER_PERMITTING = "weather_permitting", _("Weather permitting")
    CLOSED = "closed", _("Closed")


# Somebody who comes at such a time can walk in.
WALK_IN = (SpanState.OPEN, SpanState.SELF_SERVICE, SpanState.WEATHER_PERMITTING)


def check_order(starts: Any, ends: Any, field: str = "ends") -> None:
    """Refuse a last day before the first one, beside the field of the last one."""
    if starts and ends and ends < starts:
        raise ValidationError({field: _("The last day is before the first one.")})


class Span(models.Model):
    """From one time of a day to a later one, and what the door is like then."""

    starts = models.TimeField(_("from"), null=True, blank=True)
    ends = models.TimeField(_("to"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=SpanState.choices, default=SpanState.OPEN
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.state == SpanState.CLOSED:
            # A closed row speaks of the whole day.
            self.starts = self.ends = None
            return
        missing = _("Write the time.")
        if self.starts is None or self.ends is None:
            field = "starts" if self.starts is None else "ends"
            raise ValidationError({field: missing})
        if self.ends == time(0, 0) and self.starts > self.ends:
            self.ends = END_OF_DAY
        if self.ends <= self.starts:
            raise ValidationError(
                {
                    "ends": _(
                        "The end is not after the start. Write hours over midnight on "
                        "two rows: to 0.00, and on the next day from 0.00."
                    )
                }
            )


class Titled(models.Model):
    """Something that may have a name, and does without one too."""

    name_fi = models.CharField(_("name in Finnish"), max_length=100, blank=True)
    name_sv = models.CharField(_("name in Swedish"), max_length=100, blank=True)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    name = Translated()

    class Meta:
        abstract = True


class OpeningPeriod(Titled, Whole, Orderable):
    """A week of spans that holds from one day to another, or always.

    On a day that several periods cover, a period that overrides others decides, and among
    equals the one that begins last.
    """

    place = ParentalKey(
        "meeting_places.MeetingPlace", on_delete=models.CASCADE, related_name="periods"
    )
    starts = models.DateField(_("first day"), null=True, blank=True)
    ends = models.DateField(_("last day"), null=True, blank=True)
    overrides = models.BooleanField(
        _("instead of the usual hours"),
        default=False,
        help_text=_("Summer hours, for example: they hold and the usual ones do not."),
    )

    panels = [
        FieldRowPanel(
            [FieldPanel("name_fi"), FieldPanel("name_sv"), FieldPanel("name_en")]
        ),
        FieldRowPanel(
            [FieldPanel("starts"), FieldPanel("ends"), FieldPanel("overrides")]
        ),
        InlinePanel("spans", heading=_("Hours of the week"), label=_("Hours")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("opening period")
        verbose_name_plural = _("opening periods")

    def __str__(self) -> str:
        return str(self.name or _("Opening hours"))

    def clean(self) -> None:
        super().clean()
        check_order(self.starts, self.ends)

    def covers(self, day: date) -> bool:
        return (self.starts or day) <= day <= (self.ends or day)


class OpeningSpan(Span, Orderable):
    period = ParentalKey(OpeningPeriod, on_delete=models.CASCADE, related_name="spans")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday.choices)

    panels = [
        FieldRowPanel(
            [
                FieldPanel("weekday"),
                FieldPanel("starts"),
                FieldPanel("ends"),
                FieldPanel("state"),
            ]
        )
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("hours of a weekday")
        verbose_name_plural = _("hours of a weekday")

    def __str__(self) -> str:
        return f"{Weekday(self.weekday).label} {self.starts}-{self.ends}"


class BreakPeriod(Titled, Orderable):
    """Days on which the place is closed whatever its periods say: a summer break."""

    place = ParentalKey(
        "meeting_places.MeetingPlace", on_delete=models.CASCADE, related_name="breaks"
    )
    starts = models.DateField(_("first day closed"))
    ends = models.DateField(_("last day closed"))

    panels = [
        FieldRowPanel(
            [FieldPanel("name_fi"), FieldPanel("name_sv"), FieldPanel("name_en")]
        ),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("break")
        verbose_name_plural = _("breaks")

    def __str__(self) -> str:
        return str(self.name or _("Break"))

    def clean(self) -> None:
        super().clean()
        check_order(self.starts, self.ends)


class AnnouncedOpeningQuerySet(models.QuerySet["AnnouncedOpening"]):
    def of_regions(self, areas: Any) -> Self:
        """Announcements an editor of these regions may touch."""
        return self.filter(place__region__in=areas)


class AnnouncedOpening(Span):
    """What is announced for one date: it holds instead of everything else on that day.

    Kept outside the revision of the place: publishing an older approved version of the
    place must not take back what was announced since.
    """

    place = models.ForeignKey(
        "meeting_places.MeetingPlace",
        verbose_name=_("meeting place"),
        on_delete=models.CASCADE,
        related_name="announcements",
    )
    date = models.DateField(_("date"))
    reason_fi = models.CharField(_("reason in Finnish"), max_length=200, blank=True)
    reason_sv = models.CharField(_("reason in Swedish"), max_length=200, blank=True)
    reason_en = models.CharField(_("reason in English"), max_length=200, blank=True)
    reason = Translated()
    announced_at = models.DateTimeField(
        _("announced"), default=timezone.now, editable=False
    )

    objects = AnnouncedOpeningQuerySet.as_manager()

    panels = [
        FieldPanel("place"),
        FieldRowPanel(
            [
                FieldPanel("date"),
                FieldPanel("state"),
                FieldPanel("starts"),
                FieldPanel("ends"),
            ]
        ),
        FieldRowPanel(
            [FieldPanel("reason_fi"), FieldPanel("reason_sv"), FieldPanel("reason_en")]
        ),
    ]

    class Meta:
        verbose_name = _("announced opening")
        verbose_name_plural = _("announced openings")
        ordering = ("date", F("starts").asc(nulls_first=True))
        indexes = [models.Index(fields=["place", "date"], name="announced_place_date")]

    def __str__(self) -> str:
        return f"{self.place}: {self.date:%-d.%-m.%Y}"

    @property
    def is_closure(self) -> bool:
        return self.state == SpanState.CLOSED

    def clean(self) -> None:
        super().clean()
        if not (self.place_id and self.date):
            return
        same_day = AnnouncedOpening.objects.filter(place=self.place_id, date=self.date)
        same_day = same_day.exclude(pk=self.pk)
        if self.is_closure:
            if not same_day.exists():
                return
            raise ValidationError(
                {
                    "state": _(
                        "Hours are announced for this day already. Remove them first."
                    )
                }
            )
        if same_day.filter(state=SpanState.CLOSED).exists():
            raise ValidationError(
                {"date": _("The place is announced to be closed on this day.")}
            )
        if same_day.filter(Q(starts__lt=self.ends), Q(ends__gt=self.starts)).exists():
            raise ValidationError(
                {"starts": _("These hours overlap with others of the same day.")}
            )
