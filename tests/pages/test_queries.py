"""What each kind of page costs in queries: with clubs, places and stops on it, and with more."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.pages import town

pytestmark = pytest.mark.django_db

# A warm page in Finnish. In another language Wagtail asks one query more: for the
# translation of the Finnish front page.
QUERIES = {
    "/": 12,
    "/alueet/": 9,
    "/alueet/pohjoinen-alue/": 15,
    "/alueet/pohjoinen-alue/haukipudas/": 15,
    "/ajankohtaista/": 12,
    "/ajankohtaista/?area=pohjoinen": 12,
    "/ajankohtaista/juuri-nyt/": 13,
    "/ajankohtaista/rss/": 2,
    "/tietoa/": 9,
    "/kerhot/kerho-1/": 12,
    "/paikat/": 6,
    "/paikat/tupa-1/": 10,
    "/liikkuvat/": 10,
    "/liikkuvat/auto/": 6,
    "/liikkuvat/auto/pysakki-5709aa11/": 4,
    "/jarjestajat/seura/": 12,
    "/haku/": 2,
    "/haku/?age=7&q=kerho": 2,
    "/haku/?view=map": 2,
    "/haku/?view=week": 4,
    "/haku/tulokset.rss": 2,
    "/haku/kalenteri.ics": 9,
    "/api/v1/search/": 2,
    "/api/v1/map/": 1,
    "/api/v1/suggest/?q=ker": 0,
    "/sv/": 12,
    "/en/": 12,
    "/en/search/": 2,
    "/sitemap.xml": 14,
}


@pytest.fixture(params=[1, 4], ids=["one of each", "four of each"], scope="module")
def city(request, once):
    with transaction.atomic():
        town.build(request.param)
        yield
        transaction.set_rollback(True)


def queries_of(client, url):
    """The queries of a warm page."""
    assert client.get(url).status_code == 200, url
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return [each["sql"] for each in captured]


@pytest.mark.parametrize("url", QUERIES)
def test_a_page_costs_the_same_few_queries_however_much_is_on_it(client, city, url):
    assert len(queries_of(client, url)) == QUERIES[url]


def test_every_kind_of_page_is_counted():
    assert set(town.ADDRESSES) <= set(QUERIES)


def test_a_page_that_is_not_there_costs_few_queries(client, city):
    client.get("/ei-ole/")
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/ei-ole/").status_code == 404
    assert len(captured) == 5


@pytest.mark.parametrize("url", ["/", "/alueet/pohjoinen-alue/"])
def test_what_happens_here_is_on_the_page(client, city, url):
    page = client.get(url).content.decode()

    assert "/kerhot/kerho-1/" in page
