"""The small forms above the list of places and the timetable; they work without script."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from home import weeks
from home.areas import tree as trees
from home.areas.models import Level
from home.areas.outlines import Point
from meeting_places.models import MeetingPlace, MobileService, Stop
from meeting_places.models.places import lies_in


def regions() -> list[tuple[str, str | Promise]]:
    return [(n.code, str(n.name)) for n in trees.tree().of_level(Level.REGION)]


def in_the_area(queryset: QuerySet[Any], _name: str, code: str) -> QuerySet[Any]:
    return queryset.filter(lies_in(code))


class PlaceFilter(django_filters.FilterSet):
    region = django_filters.ChoiceFilter(
        label=_("Region"),
        empty_label=_("Whole city"),
        choices=regions,
        method=in_the_area,
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind of place"),
        empty_label=_("All kinds"),
        choices=lambda: kinds_in_use(),
    )
    # Whether a place is open is no column: `by_region` asks each place.
    open = django_filters.BooleanFilter(
        label=_("Only places open now"),
        widget=forms.CheckboxInput,
        method=lambda queryset, _name, _value: queryset,
    )

    class Meta:
        model = MeetingPlace
        fields = ["region", "kind", "open"]

    @property
    def only_open(self) -> bool:
        return bool(self.form.is_valid() and self.form.cleaned_data.get("open"))


def kinds_in_use() -> list[tuple[str, str | Promise]]:
    """The kinds of which there is a listed place, in the enumeration's order."""
    used = set(MeetingPlace.objects.listed().order_by().values_list("kind", flat=True))
    return [choice for choice in MeetingPlace.Kind.choices if choice[0] in used]


class TimetableFilter(django_filters.FilterSet):
    service = django_filters.ChoiceFilter(
        label=_("Service"),
        empty_label=_("All services"),
        field_name="route__service__slug",
        choices=lambda: [
            (service.slug, str(service))
            for service in MobileService.objects.published()
        ],
    )
    area = django_filters.ChoiceFilter(
        label=_("Region or village"),
        empty_label=_("Whole city"),
        choices=lambda: areas_with_stops(),
        method=in_the_area,
    )
    near = django_filters.CharFilter(
        label=_("Nearest stop by postcode"),
        validators=[RegexValidator(r"^\s*\d{5}\s*$", _("Write the five digits."))],
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "postal-code",
                "maxlength": 5,
            }
        ),
        method=lambda queryset, _name, _value: queryset,
    )
    week = django_filters.CharFilter(
        widget=forms.HiddenInput, method=lambda queryset, _name, _value: queryset
    )

    class Meta:
        model = Stop
        fields = ["service", "area", "near", "week"]

    @property
    def chosen(self) -> dict[str, str]:
        """What is chosen and can be understood."""
        self.form.is_valid()
        return {k: v for k, v in self.form.cleaned_data.items() if v}

    @property
    def query(self) -> str:
        """What is chosen as the beginning of an address, the weeks left out."""
        kept = {name: value for name, value in self.chosen.items() if name != "week"}
        return f"{urlencode(kept)}&" if kept else ""

    @cached_property
    def point(self) -> Point | None:
        """The middle of the postcode, when it is one of Oulu."""
        node = trees.tree().get(self.chosen.get("near", "").strip())
        return node.middle if node and node.level is Level.POSTCODE else None

    @property
    def postcode_elsewhere(self) -> str:
        """A postcode that is none of Oulu: the page says so instead of showing nothing."""
        near = self.chosen.get("near", "")
        return "" if self.point else near

    def first_day(self, now: datetime) -> date:
        """Today, or the Monday of the week that is turned to."""
        today = timezone.localtime(now).date()
        return max(today, weeks.asked(self.chosen.get("week", ""), today))


def areas_with_stops() -> list[Any]:
    """The regions, and the neighbourhoods in which a stop stands."""
    areas = trees.tree()
    ids = Stop.objects.published().order_by().values_list("area_id", flat=True)
    below = {
        node.code: str(node.name)
        for pk in ids.distinct()
        if (known := areas.by_id.get(pk or 0))
        and (node := areas.at_level(known.code, Level.NEIGHBOURHOOD))
    }
    return [
        (str(_("Regions")), regions()),
        (
            str(_("Districts and villages")),
            sorted(below.items(), key=lambda pair: pair[1]),
        ),
    ]
