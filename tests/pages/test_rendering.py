"""Every kind of page in three languages."""

import re

import pytest
from django.utils import translation

from home.areas.models import Level
from tests.factories.pages import (
    ClusterPageFactory,
    ContentPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    RegionIndexPageFactory,
    RegionPageFactory,
    area,
    home,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["fi", "sv", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def pages(language, pohjoinen, itainen):
    front = home(language)
    regions = RegionIndexPageFactory(parent=front)
    region = RegionPageFactory(parent=regions, area=pohjoinen)
    RegionPageFactory(parent=regions, area=itainen)
    haukipudas = area("pk-haukipudas", Level.CLUSTER, "Haukipudas", pohjoinen)
    kello = area("pk-kello", Level.CLUSTER, "Kello", pohjoinen)
    ClusterPageFactory(parent=region, area=kello)
    news = NewsIndexPageFactory(parent=front)
    for _ in range(3):
        NewsPageFactory(parent=news)
    return {
        "front": front,
        "regions": regions,
        "region": region,
        "cluster": ClusterPageFactory(parent=region, area=haukipudas),
        "news": news,
        "article": NewsPageFactory(parent=news, title="Juuri nyt"),
        "content": ContentPageFactory(
            parent=front,
            title="Tietoa",
            body=[
                ("heading", {"text": text, "level": "h2"})
                for text in ("Yksi", "Kaksi", "Kolme", "Neljä")
            ],
        ),
    }


@pytest.mark.parametrize(
    "kind", ["front", "regions", "region", "cluster", "news", "article", "content"]
)
def test_a_page_answers_in_its_language(client, pages, language, kind):
    response = client.get(pages[kind].url)

    page = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}">' in page
    assert len(re.findall(r"<h1\b", page)) == 1
    assert "Set-Cookie" not in response.headers
    assert " style=" not in page


def test_a_long_page_begins_with_its_contents(client, pages):
    page = client.get(pages["content"].url).content.decode()

    assert re.findall(r'<li><a href="#([^"]+)">', page) == [
        "yksi",
        "kaksi",
        "kolme",
        "nelja",
    ]


def test_one_turns_from_a_page_to_those_beside_it(client, pages):
    one, other = (
        ContentPageFactory(parent=pages["content"], title=title)
        for title in ("Johtaminen", "Toimintamallit")
    )
    page = client.get(one.url).content.decode()
    assert f'<a href="{one.url}" aria-current="page">Johtaminen</a>' in page
    assert f'<a href="{other.url}">Toimintamallit</a>' in page


def test_the_list_of_regions_leads_to_how_they_work(client, pages):
    pages["regions"].work_page = pages["content"]
    pages["regions"].save()
    page = client.get(pages["regions"].url).content.decode()
    assert f'href="{pages["content"].url}">Tietoa</a>' in page


def test_a_page_that_is_not_found_is_told_in_words(client, language):
    response = client.get(f"{home(language).url}ei-ole-tallaista/")

    assert response.status_code == 404
    assert f'<html lang="{language}">' in response.content.decode()


def test_a_page_is_sent_compressed_to_whoever_takes_it(client, pages):
    page = client.get(pages["front"].url, headers={"accept-encoding": "gzip"})
    plain = client.get(pages["front"].url)
    assert page["Content-Encoding"] == "gzip"
    assert len(page.content) < len(plain.content) / 2
