"""A parent shares what was found and prints it; without a script the address goes by mail."""

import pytest

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser
SHARED = {
    "search": "/haku/?age=7&area=&view=week",
    "club": "/kerhot/sahlykerho/",
    "place": "/paikat/asukastupa/",
    "mobile service": "/liikkuvat/nuorisoauto/",
    "stop": "/liikkuvat/nuorisoauto/kellon-koulu-5709aa11/",
    "timetable": "/liikkuvat/",
}


@pytest.mark.parametrize("address", SHARED.values(), ids=SHARED)
def test_sharing_offers_the_address_to_the_phone(visitor, address):
    page = visitor.open(address, width=PHONE)
    page.evaluate("navigator.share = async (data) => { window.shared = data; }")
    page.get_by_role("button", name="Jaa", exact=True).click()
    shared = page.evaluate("window.shared")
    assert shared["url"] == visitor.base + address.replace("&area=", "")
    assert shared["title"] == page.title()


def test_where_nothing_can_share_the_address_is_copied_and_that_is_said(visitor):
    page = visitor.open(
        "/haku/?age=7", permissions=["clipboard-read", "clipboard-write"]
    )
    page.get_by_role("button", name="Jaa", exact=True).click()
    page.get_by_role("status").filter(has_text="Osoite on kopioitu").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{visitor.base}/haku/?age=7"


def test_the_address_shared_is_that_of_the_search_as_it_is_now(visitor):
    page = visitor.open("/haku/")
    page.evaluate("navigator.share = async (data) => { window.shared = data; }")
    page.get_by_label("Liikkuvat palvelut").check()
    page.wait_for_url("**kind=mobile*")
    page.get_by_role("button", name="Jaa", exact=True).click()
    shared = page.evaluate("window.shared")
    assert shared["url"] == f"{visitor.base}/haku/?kind=mobile"


@pytest.mark.parametrize("address", SHARED.values(), ids=SHARED)
def test_a_press_prints(visitor, address):
    page = visitor.open(address)
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Tulosta").click()
    assert page.evaluate("window.printed")


def test_without_a_script_no_button_is_dead(visitor):
    page = visitor.open("/haku/?age=7", javascript=False)
    assert page.get_by_role("link", name="Lähetä osoite sähköpostilla").is_visible()
    names = [each.inner_text() for each in page.get_by_role("button").all()]
    assert not {"Jaa", "Tulosta", "Lähellä minua"} & {name.strip() for name in names}


def test_with_a_script_the_button_stands_in_for_the_letter(visitor):
    page = visitor.open("/haku/?age=7")
    page.get_by_role("button", name="Jaa", exact=True).wait_for()
    assert page.get_by_role("link", name="Lähetä osoite sähköpostilla").is_hidden()


def test_the_paper_tells_what_was_asked_and_leaves_out_what_is_pressed(visitor):
    page = visitor.open("/haku/?age=7&kind=club")
    page.emulate_media(media="print")
    assert page.locator(".chip", has_text="7 v").is_visible()
    assert page.get_by_role("link", name="Sählykerho").first.is_visible()
    for name in ["Hae", "Jaa", "Päivitä tulokset"]:
        assert page.get_by_role("button", name=name).is_hidden()
    assert page.get_by_text("Tyhjennä kaikki").is_hidden()
    assert page.get_by_text("Järjestys:").is_hidden()
