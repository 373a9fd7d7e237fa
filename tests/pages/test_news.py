"""Which article shows where, to whom and when."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override
from wagtail_factories import ImageFactory

from home.pages.models import NewsPage
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory, home

pytestmark = pytest.mark.django_db


def titles(news):
    return [article.title for article in news]


def translated(article, language, title, live=True):
    """The article in another language, under that language's own list of news."""
    index = NewsIndexPageFactory(
        parent=home(language), translation_key=article.get_parent().translation_key
    )
    return NewsPageFactory(
        parent=index, title=title, translation_key=article.translation_key, live=live
    )


def test_a_region_shows_its_own_news_and_those_of_the_city(
    news_of_city, news_of_pohjoinen, news_of_itainen, pohjoinen, itainen
):
    NewsPageFactory(parent=news_of_city, title="Koko kaupungin")
    NewsPageFactory(parent=news_of_pohjoinen, title="Pohjoisen")

    shown = set(titles(NewsPage.objects.for_list(pohjoinen)))
    elsewhere = set(titles(NewsPage.objects.for_list(itainen)))

    assert shown == {"Koko kaupungin", "Pohjoisen"}
    assert elsewhere == {"Koko kaupungin"}


def test_an_article_shows_in_further_regions_too(
    news_of_pohjoinen, news_of_itainen, itainen
):
    article = NewsPageFactory(parent=news_of_pohjoinen, title="Yhteinen")
    article.regions = [itainen]
    article.save()

    assert titles(NewsPage.objects.for_list(itainen)) == ["Yhteinen"]


def test_an_article_tells_whose_it_is(news_of_city, news_of_pohjoinen, itainen):
    NewsPageFactory(parent=news_of_city, title="Koko kaupungin")
    article = NewsPageFactory(parent=news_of_pohjoinen, title="Pohjoisen")
    article.regions = [itainen]
    article.save()

    told = {each.title: each.where for each in NewsPage.objects.for_list().told()}

    assert told == {
        "Koko kaupungin": "Koko kaupunki",
        "Pohjoisen": "Pohjoinen alue, Itäinen alue",
    }
    assert NewsPage.objects.get(pk=article.pk).where == told["Pohjoisen"]


def test_the_editors_of_a_region_own_the_news_under_its_page(
    news_of_city, news_of_pohjoinen, news_of_itainen, pohjoinen, itainen
):
    NewsPageFactory(parent=news_of_city, title="Koko kaupungin")
    NewsPageFactory(parent=news_of_pohjoinen, title="Pohjoisen")
    shown_too = NewsPageFactory(parent=news_of_itainen, title="Itäisen")
    shown_too.regions = [pohjoinen]
    shown_too.save()

    assert titles(NewsPage.objects.of_regions([pohjoinen])) == ["Pohjoisen"]


def test_finnish_news_show_in_swedish_until_they_are_translated(news_of_city):
    NewsPageFactory(parent=news_of_city, title="Vain suomeksi")
    both = NewsPageFactory(parent=news_of_city, title="Suomeksi")
    translated(both, "sv", "På svenska")

    with override("sv"):
        assert set(titles(NewsPage.objects.for_list())) == {
            "Vain suomeksi",
            "På svenska",
        }
    with override("fi"):
        assert set(titles(NewsPage.objects.for_list())) == {
            "Vain suomeksi",
            "Suomeksi",
        }


def test_a_translation_that_is_a_draft_does_not_hide_the_original(news_of_city):
    article = NewsPageFactory(parent=news_of_city, title="Suomeksi")
    translated(article, "sv", "Utkast", live=False)

    with override("sv"):
        assert titles(NewsPage.objects.for_list()) == ["Suomeksi"]


def test_what_was_written_in_swedish_only_shows_in_finnish_too(news_of_city):
    NewsPageFactory(parent=NewsIndexPageFactory(parent=home("sv")), title="Bara på sv")

    with override("fi"):
        (article,) = NewsPage.objects.for_list()
        assert article.headline.is_foreign
        assert article.headline.language == "sv"


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, True),
        ({"live": False, "go_live_at": timedelta(days=2)}, False),
        ({"live": False, "expired": True}, False),
        ({"expire_at": timedelta(minutes=-1)}, False),
        ({"expire_at": timedelta(minutes=5)}, True),
    ],
    ids=["published", "scheduled", "expired", "expired, tick is late", "not yet over"],
)
def test_an_article_shows_while_it_is_in_force(news_of_city, fields, shown):
    moments = {
        name: timezone.now() + value if isinstance(value, timedelta) else value
        for name, value in fields.items()
    }
    article = NewsPageFactory(parent=news_of_city, **moments)

    assert (article in NewsPage.objects.for_list()) is shown


def test_pinned_comes_first_then_the_newest(news_of_city):
    for title, day, pinned in [
        ("Vanha", date(2026, 9, 1), False),
        ("Uusi", date(2026, 11, 1), False),
        ("Kiinnitetty", date(2026, 8, 1), True),
    ]:
        NewsPageFactory(parent=news_of_city, title=title, date=day, pinned=pinned)

    assert titles(NewsPage.objects.for_list()) == ["Kiinnitetty", "Uusi", "Vanha"]


def test_an_image_without_words_is_refused(news_of_city):
    image = ImageFactory()

    with pytest.raises(ValidationError) as refused:
        NewsPageFactory(parent=news_of_city, image=image)

    assert "image_alt" in refused.value.message_dict


def test_the_words_kept_with_the_image_serve_in_their_own_language(news_of_city):
    image = ImageFactory(alt_fi="Lapsi maalaa ikkunan ääressä.")

    article = NewsPageFactory(parent=news_of_city, image=image)

    assert article.alt == "Lapsi maalaa ikkunan ääressä."
    with pytest.raises(ValidationError):
        NewsPageFactory(parent=NewsIndexPageFactory(parent=home("sv")), image=image)


def test_related_news_are_of_the_same_region_and_not_the_article_itself(
    news_of_pohjoinen, news_of_itainen
):
    article = NewsPageFactory(parent=news_of_pohjoinen, title="Tämä")
    NewsPageFactory(parent=news_of_pohjoinen, title="Naapuri")
    NewsPageFactory(parent=news_of_itainen, title="Toisaalla")

    assert titles(article.related()) == ["Naapuri"]
