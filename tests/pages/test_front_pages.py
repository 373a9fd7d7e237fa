"""The three language trees that the migration lays, and how they answer."""

import pytest
from wagtail.models import Locale, Site

from home.pages.models import HomePage
from tests.factories.pages import home

pytestmark = pytest.mark.django_db


def test_each_language_has_a_front_page_and_they_are_translations_of_one_another():
    pages = HomePage.objects.live()

    assert {page.locale.language_code for page in pages} == {"fi", "sv", "en"}
    assert len({page.translation_key for page in pages}) == 1
    assert Locale.objects.count() == 3


def test_the_site_starts_at_the_finnish_front_page():
    assert Site.objects.get().root_page.specific == home("fi")


def test_the_tree_is_sound():
    assert all(not problems for problems in HomePage.find_problems())
