"""Editors of a region: their own pages in every language, through the workflow."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import GroupPagePermission, Page

from accounts.models import RegionalGroup, User
from home.pages.permissions import grant_region_pages
from tests.factories.pages import (
    ClusterPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    RegionIndexPageFactory,
    RegionPageFactory,
    home,
)

pytestmark = pytest.mark.django_db


def member(name, group):
    user = User.objects.create_user(username=name, password="x")
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def editor():
    return member("toimittaja", "Toimittajat: Pohjoinen alue")


@pytest.fixture
def moderator():
    return member("moderoija", "Moderoijat")


@pytest.fixture
def swedish_page(pohjoinen_page):
    index = RegionIndexPageFactory(
        parent=home("sv"), translation_key=pohjoinen_page.get_parent().translation_key
    )
    return RegionPageFactory(
        parent=index,
        area=pohjoinen_page.area,
        translation_key=pohjoinen_page.translation_key,
    )


def may_edit(user, page):
    return page.permissions_for_user(user).can_edit()


def test_an_editor_edits_the_pages_of_the_own_region_only(
    editor, pohjoinen_page, itainen_page, news_of_city
):
    cluster = ClusterPageFactory(parent=pohjoinen_page)

    assert may_edit(editor, pohjoinen_page)
    assert may_edit(editor, cluster)
    assert not may_edit(editor, itainen_page)
    assert not may_edit(editor, news_of_city)
    assert not may_edit(editor, home("fi"))


def test_the_news_under_the_region_come_along(
    editor, news_of_pohjoinen, news_of_itainen
):
    own = NewsPageFactory(parent=news_of_pohjoinen)
    other = NewsPageFactory(parent=news_of_itainen)

    assert may_edit(editor, own)
    assert not may_edit(editor, other)
    assert news_of_pohjoinen.permissions_for_user(editor).can_add_subpage()


def test_a_translation_made_later_is_the_editors_too(editor, swedish_page):
    news = NewsIndexPageFactory(parent=swedish_page)

    assert may_edit(editor, swedish_page)
    assert news.permissions_for_user(editor).can_add_subpage()


def test_a_group_made_later_gets_the_pages_there_are(pohjoinen_page, itainen_page):
    group = Group.objects.create(name="Uudet toimittajat")
    RegionalGroup.objects.create(group=group, region_code="itainen")
    newcomer = member("uusi", "Uudet toimittajat")

    assert may_edit(newcomer, itainen_page)
    assert not may_edit(newcomer, pohjoinen_page)


def test_granting_twice_changes_nothing(pohjoinen_page):
    group = Group.objects.get(name="Toimittajat: Pohjoinen alue")
    granted = GroupPagePermission.objects.filter(group=group)
    before = granted.count()

    grant_region_pages(group, pohjoinen_page.area)

    assert granted.count() == before == 2


def test_what_an_editor_writes_is_published_by_a_moderator(
    editor, moderator, news_of_pohjoinen
):
    article = NewsPageFactory(parent=news_of_pohjoinen, live=False, owner=editor)
    article.save_revision(user=editor)
    assert not article.permissions_for_user(editor).can_publish()
    assert article.permissions_for_user(editor).can_submit_for_moderation()

    state = article.get_workflow().start(article, editor)
    state.current_task_state.specific.approve(user=moderator)

    assert Page.objects.get(pk=article.pk).live


def test_the_admin_shows_another_regions_page_to_nobody_else(
    editor, pohjoinen_page, itainen_page
):
    client = Client()
    client.force_login(editor)

    assert client.get(f"/admin/pages/{pohjoinen_page.pk}/edit/").status_code == 200
    refused = client.get(f"/admin/pages/{itainen_page.pk}/edit/")
    assert (refused.status_code, refused["Location"]) == (302, "/admin/")
