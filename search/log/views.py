"""The report of searches in the admin, on a page and as a file."""

from __future__ import annotations

from io import SEEK_END, StringIO

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.log.models import USES_UNTIL_READABLE
from search.log.report import DEFAULT_PERIOD, PERIODS, Report


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """`?days=90` chooses the period, `?file=csv` gives it as a file."""
    made = Report(period_of(request.GET.get("days", "")), timezone.localdate())
    if request.GET.get("file") == "csv":
        return as_file(made)
    title = _("Searches")
    return render(
        request,
        "admin/searches.html",
        {
            "header_title": title,
            "header_icon": "search",
            "breadcrumbs_items": [
                {"url": reverse("wagtailadmin_home"), "label": _("Home")},
                {"url": "", "label": title},
            ],
            "report": made,
            "periods": PERIODS.items(),
            "uses": USES_UNTIL_READABLE,
        },
    )


def period_of(days: str) -> int:
    """One of the periods that are offered; anything else is the usual one."""
    return next((each for each in PERIODS if str(each) == days), DEFAULT_PERIOD)


def as_file(made: Report) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"haut-{made.first.isoformat()}-{made.today.isoformat()}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    # Spreadsheets take a file without the mark for one in the letters of the last century.
    text = StringIO("\N{BYTE ORDER MARK}", newline="")
    text.seek(0, SEEK_END)
    made.write_csv(text)
    response.content = text.getvalue()
    return response
