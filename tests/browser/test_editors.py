"""An editor of a region writes news in the admin; a moderator publishes them."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from accounts.models import User
from activities.models import Activity, ActivityMoment
from home.areas.models import Area
from home.pages.models import RegionPage
from tests.factories.pages import (
    NewsIndexPageFactory,
    RegionIndexPageFactory,
    RegionPageFactory,
    home,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PASSWORD = "salasana-kokeeseen"  # noqa: S105


def member(name, group):
    user = User.objects.create_user(username=name, password=PASSWORD)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def newsrooms(site, django_db_blocker):
    """The list of news of the northern region in each language; one editor, one moderator."""
    with django_db_blocker.unblock():
        people = [
            member("toimittaja", "Toimittajat: Pohjoinen alue"),
            member("moderoija", "Moderoijat"),
        ]
        finnish = RegionPage.objects.get(area__code="pohjoinen")
        own = {"fi": NewsIndexPageFactory(parent=finnish)}
        made = [own["fi"]]
        for language in ("sv", "en"):
            regions = RegionIndexPageFactory(parent=home(language))
            region = RegionPageFactory(parent=regions, area=finnish.area)
            own[language] = NewsIndexPageFactory(parent=region)
            made.append(regions)
        elsewhere = RegionPageFactory(
            parent=finnish.get_parent(), area=Area.objects.get(code="itainen")
        )
        yield own, elsewhere
        for each in [*made, elsewhere]:
            each.refresh_from_db()
            each.delete()
        for person in people:
            person.delete()


@pytest.fixture
def sign_in(site, browser):
    contexts = []

    def page_of(name):
        context = browser.new_context(base_url=site, locale="fi-FI")
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        page.locator("#id_username").fill(name)
        page.locator("#id_password").fill(PASSWORD)
        page.locator("form button[type=submit]").click()
        page.wait_for_url("**/admin/")
        return page

    yield page_of
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_an_editor_writes_is_published_by_a_moderator(
    newsrooms, sign_in, language
):
    own, elsewhere = newsrooms
    news = own[language]
    listing = f"**/admin/pages/{news.pk}/"
    editor = sign_in("toimittaja")

    editor.goto(f"/admin/pages/add/pages/newspage/{news.pk}/")
    editor.locator("#id_title").fill("Uusi ryhmä")
    editor.locator("#id_intro").fill("Ryhmä alkaa maanantaina.")
    editor.locator(".c-sf-add-button").first.click()
    editor.get_by_role("option", name="Teksti", exact=True).click()
    editor.locator("[contenteditable=true]").first.click()
    editor.keyboard.type("Tervetuloa mukaan.")
    # The editor of rich text writes into its hidden field a moment later.
    expect(editor.locator("[name=body-0-value]")).to_have_value(
        re.compile("Tervetuloa")
    )
    editor.get_by_role("button", name="Lisää toimintoja").click()
    assert editor.locator("button[name=action-publish]").count() == 0
    editor.locator("button[name=action-submit]").click()
    editor.wait_for_url(listing)

    address = f"{news.url}uusi-ryhma/"
    assert editor.goto(address).status == 404
    editor.goto(f"/admin/pages/{elsewhere.pk}/edit/")
    assert editor.url.endswith("/admin/"), "another region's page is not this editor's"

    moderator = sign_in("moderoija")
    moderator.goto("/admin/")
    moderator.get_by_role("link", name="Uusi ryhmä", exact=True).first.click()
    moderator.get_by_role("button", name="Lisää toimintoja").click()
    moderator.locator("button[data-workflow-action-name=approve]").first.click()
    moderator.wait_for_url(listing)

    assert moderator.goto(address).ok
    assert "Tervetuloa mukaan." in moderator.content()


def test_a_planner_marks_a_club_full_from_its_row_and_families_see_it(
    sign_in, django_db_blocker, site
):
    club = Activity.objects.filter(slug="sahlykerho")
    with django_db_blocker.unblock():
        person = member("suunnittelija", "Suunnittelijat")
        club.update(enrol_mode=Activity.EnrolMode.PHONE)
    planner = sign_in("suunnittelija")
    planner.goto("/admin/snippets/activities/activity/?q=esimerkkiseura")
    for press, tag in (("Merkitse täydeksi", True), ("Paikkoja on taas", False)):
        row = planner.get_by_role("row").filter(has_text="Sählykerho").first
        row.get_by_role("button", name="Lisää toimintoja").click()
        planner.get_by_role("link", name=press).click()
        planner.get_by_role("button", name=press).click()
        planner.wait_for_url("**/activities/activity/")
        visitor = planner.context.new_page()
        visitor.goto("/kerhot/sahlykerho/")
        # Clubs like it stand further down, and may be full themselves.
        own = visitor.locator("ul:has(+ h1)").inner_text()
        assert ("Täynnä" in own) is tag
        visitor.close()
    with django_db_blocker.unblock():
        ActivityMoment.objects.filter(activity__in=club).delete()
        club.update(enrol_mode=Activity.EnrolMode.NONE)
        person.delete()
