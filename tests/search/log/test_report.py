"""The report of searches: what planners see of the counts."""

import csv
import datetime as dt
from io import StringIO

import pytest
from django.utils import timezone

from search.log.models import Searched, SearchedWords
from search.log.report import Report, as_text
from tests.factories.accounts import NORTHERN_EDITORS, member_of

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 26)


def searched(day=TODAY, count=1, **asked):
    return Searched.objects.create(day=day, count=count, **asked)


@pytest.fixture
def week():
    searched(count=6, age="7-9")
    searched(count=2, age="7-9", nothing_found=True)
    searched(TODAY - dt.timedelta(days=3), count=12, age="3-6")
    searched(TODAY - dt.timedelta(days=30), count=40)


def test_it_sums_the_days_of_its_period(week):
    report = Report(30, TODAY)

    assert (report.total, report.nothing, report.nothing_share) == (20, 2, "10\xa0%")
    assert [(row.total, row.share) for row in report.ages] == [(12, 100), (8, 67)]


def test_its_chart_has_a_column_for_every_day(week):
    columns = Report(30, TODAY).columns

    assert len(columns) == 30
    assert [c.total for c in columns[-4:]] == [12, 0, 0, 8]
    assert (columns[-4].height, columns[-1].nothing_height) == (160, 27)


def test_a_year_is_shown_in_weeks(week):
    columns = Report(365, TODAY).columns

    assert len(columns) == 53
    assert columns[-1].first == dt.date(2026, 11, 23)
    assert sum(column.total for column in columns) == 60


def test_only_words_that_many_have_used_are_shown():
    for words, uses in (("sahly", 7), ("", 4)):
        SearchedWords.objects.create(
            digest=words or "?", words=words, uses=uses, last_day=TODAY
        )

    assert [row.label for row in Report(30, TODAY).words] == ["sahly"]


def test_a_word_that_a_spreadsheet_would_run_is_kept_a_word():
    assert [as_text(cell) for cell in ("=1+1", "-2", "sähly")] == [
        "'=1+1",
        "'-2",
        "sähly",
    ]


class Page:
    """The report as an editor opens it."""

    def __init__(self, client):
        client.force_login(member_of(NORTHERN_EDITORS))
        self.client = client

    def get(self, address=""):
        return self.client.get(f"/admin/reports/searches/{address}")


@pytest.fixture
def page(client):
    return Page(client)


def test_an_editor_reads_it_in_a_handful_of_queries(
    page, django_assert_max_num_queries
):
    searched(timezone.localdate(), count=3)
    page.get()
    with django_assert_max_num_queries(25):
        answer = page.get("?days=90")

    assert answer.status_code == 200
    assert "<b>3</b> hakua" in answer.content.decode()


def test_without_searches_it_says_so(page):
    assert "Kukaan ei ole vielä hakenut" in page.get("?days=nonsense").content.decode()


def test_it_can_be_taken_as_a_file(page):
    searched(timezone.localdate(), count=3, age="7-9")
    answer = page.get("?file=csv")
    lines = list(
        csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    )

    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert lines[-1][1:] == ["7–9 v", "3", "0"]


def test_nobody_else_may_read_it(client):
    assert client.get("/admin/reports/searches/").status_code == 302
