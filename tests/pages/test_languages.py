"""One page in three languages: what links to what, and what is not found."""

import re
import xml.etree.ElementTree as ET

import pytest
from django.utils.translation import override

from home.pages.models import ContentPage, HomePage
from home.pages.slugs import RESERVED
from tests.factories.pages import ContentPageFactory, home

pytestmark = pytest.mark.django_db
XHTML = "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def about():
    return ContentPageFactory(parent=home("fi"), title="Tietoa")


@pytest.fixture
def about_sv(about):
    return ContentPageFactory(
        parent=home("sv"), title="Om", translation_key=about.translation_key
    )


@pytest.fixture
def cookies(about):
    return ContentPageFactory(parent=about, title="Evästeet")


def language_menu(page):
    menu = re.search(r'<ul class="menu__langs">(.*?)</ul>', page, re.DOTALL)
    assert menu is not None
    return {
        language: url
        for url, language in re.findall(r'href="([^"]+)" lang="(\w\w)"', menu[1])
    }


def alternates(page):
    links = re.findall(
        r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', page
    )
    return {language: url.removeprefix("http://testserver") for language, url in links}


def test_the_language_menu_leads_to_the_translation(client, about, about_sv):
    page = client.get(about.url).content.decode()

    assert language_menu(page)["sv"] == about_sv.url == "/sv/om/"


def test_without_a_translation_it_leads_to_the_nearest_page_above(
    client, cookies, about_sv
):
    menu = language_menu(client.get(cookies.url).content.decode())

    assert menu["sv"] == about_sv.url
    assert menu["en"] == "/en/"


def test_search_engines_hear_of_true_translations_only(client, cookies, about_sv):
    page = client.get(cookies.url).content.decode()

    assert alternates(page) == {"fi": cookies.url, "x-default": cookies.url}


def test_translations_name_one_another(client, about, about_sv):
    known = {"fi": about.url, "sv": about_sv.url, "x-default": about.url}

    for version in (about, about_sv):
        assert alternates(client.get(version.url).content.decode()) == known


@pytest.mark.parametrize("path", ["", "tietoa/"])
def test_no_finnish_page_answers_under_a_language_that_is_a_draft(client, about, path):
    home("sv").unpublish()

    assert client.get(f"/sv/{path}").status_code == 404
    assert client.get(about.url).status_code == 200


def test_the_language_menu_forgets_a_language_that_is_a_draft(client, about, about_sv):
    home("sv").unpublish()

    assert "sv" not in alternates(client.get(about.url).content.decode())


def test_an_untranslated_page_is_not_found_in_the_other_language(client, about):
    assert client.get("/sv/tietoa/").status_code == 404


def test_the_sitemap_lists_all_trees_and_is_reciprocal(
    client, about, about_sv, cookies
):
    index = ET.fromstring(client.get("/sitemap.xml").content)
    sections = [loc.text or "" for loc in index.iter(f"{SITEMAP}loc")]
    assert "http://testserver/sitemap-pages.xml" in sections

    urls = ET.fromstring(client.get("/sitemap-pages.xml").content).iter(f"{SITEMAP}url")
    versions = {
        url.findtext(f"{SITEMAP}loc"): {
            link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")
        }
        for url in urls
    }

    assert {
        "http://testserver/",
        "http://testserver/sv/",
        "http://testserver/en/",
    } <= set(versions)
    assert versions["http://testserver/sv/om/"]["fi"] == "http://testserver/tietoa/"
    assert set(versions["http://testserver/tietoa/evasteet/"]) == {"fi", "x-default"}
    for location, known in versions.items():
        assert location in known.values()
        assert all(versions[other] == known for other in known.values())


def test_the_sitemap_leaves_out_drafts_and_languages_without_a_front_page(
    client, about, about_sv
):
    home("sv").unpublish()
    about.unpublish()

    listed = client.get("/sitemap-pages.xml").content.decode()

    assert "tietoa" not in listed
    assert "/sv/" not in listed


def test_a_preview_speaks_the_language_of_its_page():
    # Not saved yet, so without an address that would tell the language.
    page = ContentPage(title="Ny", slug="ny", path="000100020001", depth=3)
    page.locale = home("sv").locale

    with override("fi"):
        preview = page.make_preview_request().content.decode()

    assert '<html lang="sv">' in preview


@pytest.mark.parametrize("slug", sorted(RESERVED))
def test_the_addresses_of_the_catalogue_are_refused_under_a_front_page(slug):
    with pytest.raises(Exception, match="kuuluu luettelolle"):
        ContentPageFactory(parent=home("fi"), slug=slug)


def test_further_down_they_are_free(about):
    assert ContentPageFactory(parent=about, slug="kerhot").url == "/tietoa/kerhot/"


def test_the_editor_is_told_beside_the_field(admin_client):
    response = admin_client.post(
        f"/admin/pages/add/pages/contentpage/{home().pk}/",
        {
            "title": "Kerhot",
            "slug": "kerhot",
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        },
    )

    assert response.status_code == 200
    assert "slug" in response.context["form"].errors
    assert HomePage.objects.get(pk=home().pk).numchild == 0
