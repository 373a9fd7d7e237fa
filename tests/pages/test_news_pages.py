"""The list of news, the article and the feeds, as a reader gets them."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from wagtail_factories import ImageFactory

from tests.answers import linked_data
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory, home

pytestmark = pytest.mark.django_db


def test_the_list_of_a_region_leaves_the_others_out(
    client, news_of_city, news_of_pohjoinen, news_of_itainen
):
    NewsPageFactory(parent=news_of_pohjoinen, title="Pohjoisen uutinen")
    NewsPageFactory(parent=news_of_itainen, title="Itäisen uutinen")

    everything = client.get("/ajankohtaista/").content.decode()
    northern = client.get("/ajankohtaista/?area=pohjoinen").content.decode()
    own = client.get(news_of_pohjoinen.url).content.decode()

    assert "Pohjoisen uutinen" in everything
    assert "Itäisen uutinen" in everything
    for page in (northern, own):
        assert "Pohjoisen uutinen" in page
        assert "Itäisen uutinen" not in page


def test_an_unknown_region_shows_everything(client, news_of_city):
    NewsPageFactory(parent=news_of_city, title="Uutinen")

    response = client.get("/ajankohtaista/?area=oulunsalo%00&page=999")

    assert response.status_code == 200
    assert "Uutinen" in response.content.decode()


def test_a_long_list_has_pages(client, news_of_city):
    for number in range(11):
        NewsPageFactory(
            parent=news_of_city,
            title=f"Uutinen {number}",
            date=date(2026, 10, 20 - number),
        )

    first = client.get("/ajankohtaista/").content.decode()
    second = client.get("/ajankohtaista/?page=2").content.decode()

    assert "Uutinen 0" in first
    assert "Uutinen 10" not in first
    assert "Uutinen 10" in second


def test_finnish_news_in_the_swedish_list_say_their_language(client, news_of_city):
    NewsIndexPageFactory(
        parent=home("sv"),
        title="Aktuellt",
        translation_key=news_of_city.translation_key,
    )
    article = NewsPageFactory(parent=news_of_city, title="Vain suomeksi")

    page = client.get("/sv/aktuellt/").content.decode()

    item = re.search(r'<li class="news__item" lang="fi">.*?</li>', page, re.DOTALL)
    assert item is not None
    assert f'href="{article.url}" hreflang="fi"' in item[0]
    assert "på finska" in item[0]


def test_an_article_tells_search_engines_what_it_is(client, news_of_pohjoinen):
    article = NewsPageFactory(
        parent=news_of_pohjoinen,
        title="Auki </script> ja kiinni",
        image=ImageFactory(alt_fi="Kuva"),
        date=date(2026, 11, 20),
    )

    told = linked_data(client.get(article.url))

    assert told["NewsArticle"]["headline"] == "Auki </script> ja kiinni"
    assert told["NewsArticle"]["datePublished"] == "2026-11-20"
    assert told["NewsArticle"]["image"].startswith("http://testserver/media/")
    names = [item["name"] for item in told["BreadcrumbList"]["itemListElement"]]
    assert names == [
        "Etusivu",
        "Alueet",
        "Pohjoinen alue",
        "Ajankohtaista",
        article.title,
    ]


@pytest.mark.parametrize(
    ("address", "language", "found"),
    [
        ("/ajankohtaista/rss/", "fi", ["Pohjoisen", "Itäisen"]),
        ("/ajankohtaista/rss/pohjoinen/", "fi", ["Pohjoisen"]),
        ("/sv/aktuellt/rss/pohjoinen/", "sv", ["Pohjoisen"]),
        ("/en/news/rss/itainen/", "en", ["Itäisen"]),
    ],
)
def test_the_feeds_hold_what_the_lists_do(
    client, news_of_pohjoinen, news_of_itainen, address, language, found
):
    NewsPageFactory(
        parent=news_of_pohjoinen, title="Pohjoisen", date=date(2026, 11, 20)
    )
    NewsPageFactory(parent=news_of_itainen, title="Itäisen", date=date(2026, 11, 19))

    response = client.get(address)

    feed = ET.fromstring(response.content)
    assert response["Content-Type"].startswith("application/rss+xml")
    assert feed.findtext("channel/language") == language
    assert [item.findtext("title") for item in feed.iter("item")] == found
    first = next(feed.iter("item"))
    assert first.findtext("pubDate", "").startswith(("Fri, 20 Nov", "Thu, 19 Nov"))
    assert first.findtext("link", "").startswith("http://testserver/")


def test_there_is_no_feed_of_an_unknown_region(client, pohjoinen):
    assert client.get("/ajankohtaista/rss/lantinen/").status_code == 404
