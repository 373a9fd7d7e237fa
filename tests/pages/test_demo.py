"""The pages of the demo city: complete, the same when written twice, and all of them open."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from aarrearkku.demo.pages import build_pages
from home.areas.loading import load
from home.pages.models import ClusterPage, ContentPage, NewsPage, RegionPage

pytestmark = pytest.mark.django_db


# The words of the city's plan, by the page that publishes them.
FRAME = {
    "": (
        "yhteisöllisyys",
        "monialaiset verkostot",
        "systeemisyys",
        "aluepäällikkö",
        "alueellinen suunnittelija",
        "Yhdessä toimien",
    ),
    "johtaminen/": (
        "Hyvinvointialueiden monialainen ohjausryhmä",
        "Alueiden johtotiimit",
        "Palvelukeskittymät",
        "kulttuuritoimi",
        "liikuntapalvelut",
        "yhteisötoiminta ja kuntalaisvaikuttaminen",
    ),
    "kokonaisuudet/": (
        "sähköiset palvelut",
        "(Collective Impact)",
        "strateginen johtaminen",
        "operatiivinen johtaminen",
        "perhekeskeinen toimintakulttuuri",
        "(arjen monialainen yhteistyö)",
        "liikkuvat ja jalkautuvat palvelut",
        "kohtaamispaikkatoiminta ja verkostot",
    ),
    "toimintamallit/": (
        "Yhteistyöllä eteenpäin",
        "Rajapinnoista yhteistyöpintoihin",
        "Ketju kannattelee",
    ),
    "tavoitteet-2022-2026/": (
        "9.10.2023",
        "Kulttuurihyvinvointisuunnitelman toimenpiteiden toteuttaminen",
        "Välittävän toimintakulttuurin rakentaminen",
        "Yhteisten toimintamallien vahvistaminen",
        "Alueen hyvinvointitiedon hyödyntäminen",
        "Hyvinvoiva lapsi, nuori, perhe ja yhteisö",
    ),
}


@pytest.fixture(scope="module")
def built(once):
    load()
    return build_pages()


def finnish(model):
    return model.objects.filter(locale__language_code="fi")


def test_it_has_what_the_city_tells(built, client):
    assert finnish(RegionPage).count() == 4
    assert finnish(ClusterPage).count() == 18
    assert finnish(NewsPage).count() == 12
    assert finnish(NewsPage).published().count() == 10
    for page in Page.objects.live().filter(depth__gt=1):
        assert client.get(page.url).status_code == 200, page.url

    goals = client.get("/alueellinen-toiminta/tavoitteet-2022-2026/").content.decode()
    assert goals.count('<th scope="row"') == 5
    assert "Osallisuuden ja vaikuttamisen vahvistaminen" in goals


def test_the_citys_frame_is_three_steps_from_the_front_page(built, client):
    assert 'href="/alueellinen-toiminta/"' in client.get("/").content.decode()
    top = finnish(ContentPage).get(slug="alueellinen-toiminta")
    frame = client.get(top.url).content.decode()

    pages = ContentPage.objects.child_of(top)
    assert len(pages) == 4
    for page in pages:
        assert f'href="{page.url}"' in frame
        assert set(
            page.get_translations().values_list("locale__language_code", flat=True)
        ) == {"sv", "en"}


def test_the_frame_is_told_in_the_citys_own_words(built, client):
    for address, said in FRAME.items():
        page = client.get(f"/alueellinen-toiminta/{address}").content.decode()
        for words in said:
            assert words in page


def test_written_again_it_is_the_same_and_counts_its_days_from_today(built):
    keys = set(Page.objects.values_list("pk", flat=True))
    tomorrow: date = timezone.localdate() + timedelta(days=1)

    build_pages(today=tomorrow)

    assert set(Page.objects.values_list("pk", flat=True)) == keys
    assert not any(Page.find_problems())
    newest = finnish(NewsPage).published().order_by("-date").first()
    assert newest.date == tomorrow - timedelta(days=1)


def test_what_is_scheduled_waits_with_a_revision_to_publish(built):
    waiting = finnish(NewsPage).get(go_live_at__isnull=False)

    assert not waiting.live
    assert waiting.scheduled_revision is not None
