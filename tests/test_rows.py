"""A test that commits leaves the rows of the migrations behind it."""

import pytest
from wagtail.models import Page, Site

from tests import rows

# pytest-django runs the tests that commit after all others, these in the order written.
pytestmark = pytest.mark.django_db(transaction=True)


def test_first_a_test_empties_the_pages():
    Site.objects.all().delete()
    Page.objects.all().delete()
    assert not Page.objects.exists()


def test_then_the_next_one_finds_them_again():
    assert Page.objects.filter(depth__gt=1).exists()
    assert Site.objects.get().root_page.live


def test_what_is_written_inside_kept_is_gone_after_it():
    titles = set(Page.objects.values_list("title", flat=True))
    with rows.kept():
        Page.objects.update(title="Rikki")
    assert set(Page.objects.values_list("title", flat=True)) == titles
