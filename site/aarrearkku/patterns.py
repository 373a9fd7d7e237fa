"""The pattern page, /kuviot/: every component with sample data, for editors and for tests."""

from datetime import date, datetime, time
from decimal import Decimal

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home import dates, icons
from home.calendar_days import HELSINKI
from home.texts import Text

SAMPLE_NOW = datetime(2026, 11, 25, 10, 40, tzinfo=HELSINKI)


class SampleForm(forms.Form):
    """One field of each kind, filled in with mistakes."""

    name = forms.CharField(label=_("Name of the club"), max_length=80)
    starts = forms.TimeField(label=_("Starts at"), help_text=_("For example 14.15"))
    days = forms.MultipleChoiceField(
        label=_("Weekdays"),
        choices=lambda: [(n, dates.weekday(n)) for n in range(1, 8)],
        widget=forms.CheckboxSelectMultiple,
    )
    more = forms.CharField(label=_("Exceptions"), widget=forms.Textarea, required=False)


def patterns(request: HttpRequest) -> HttpResponse:
    """Show the components. Kept from search engines: nothing on it is real."""
    context = {
        "robots": "noindex",
        "crumbs": [(gettext("Front page"), "/"), (gettext("Patterns"), "")],
        "icons": sorted(icons.drawings()),
        "form": SampleForm({"name": "", "starts": "25", "days": []}),
        "foreign": Text("Sählykerho", "fi"),
        "answers": ("yes", "partly", "no", "unknown"),
        "formats": sample_formats(),
    }
    return render(request, "patterns.html", context)


def sample_formats() -> list[str]:
    """Dates and amounts as the page's language writes them."""
    saturday = date(2026, 11, 7)
    return [
        dates.long_day(saturday),
        dates.weekday_and_day(saturday),
        dates.days(date(2026, 9, 1), date(2026, 12, 18)),
        dates.weekly(2, time(14, 15), time(15, 15)),
        dates.weekdays([1, 2, 3, 4, 5]),
        dates.when(SAMPLE_NOW.replace(hour=16), SAMPLE_NOW),
        dates.ages(7, 12),
        dates.grades(1, 3),
        dates.money(Decimal("1234.50")),
        dates.distance(3140),
    ]
