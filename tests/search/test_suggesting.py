"""What is suggested while somebody types."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from home.texts import Text
from home.themes.models import Theme
from search.suggesting import Kind, everything, suggest
from search.suggesting.names import Named, Names
from search.thesaurus.models import Concept
from tests.factories.activities import weekly_club
from tests.factories.areas import small_oulu
from tests.factories.meeting_places import MeetingPlaceFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.themes import ThemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_season")]


@pytest.fixture(scope="module", autouse=True)
def _town(once):
    """Floorball of Tuiran Taival in Tuira, where Tuiran tupa is a meeting place."""
    small_oulu()
    sport = ThemeFactory(code="liikunta", name_fi="Liikunta", name_en="Sport")
    ThemeFactory(code="uinti", name_fi="Uinti", name_en="Swimming", parent=sport)
    theme = ThemeFactory(
        code="salibandy", name_fi="Salibandy", name_sv="Innebandy", parent=sport
    )
    concept, _made = Concept.objects.get_or_create(
        code="salibandy", defaults={"name": "salibandy"}
    )
    concept.words.create(text="sähly", language="fi")
    concept.words.create(text="innebandy", language="sv")
    organiser = OrganisationFactory(name_fi="Tuiran Taival", short_name="TuTa")
    place = MeetingPlaceFactory(name_fi="Tuiran tupa", listed=True, slug="tuiran-tupa")
    MeetingPlaceFactory(name_fi="Tuiran koulu", listed=False)
    weekly_club(
        name_fi="Sähly", summary_fi="", theme=theme, organisation=organiser, place=place
    )


def told(typed: str) -> list[tuple[str, str]]:
    return [(one.kind.value, str(one.text)) for one in suggest(typed)]


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("säh", ("word", "sähly")),
        ("SAH", ("word", "sähly")),
        ("salib", ("theme", "Salibandy")),
        ("inneb", ("theme", "Salibandy")),
        ("toppi", ("area", "Toppila")),
        ("tup", ("place", "Tuiran tupa")),
        ("taiv", ("organiser", "Tuiran Taival")),
        ("tuta", ("organiser", "Tuiran Taival")),
    ],
    ids=[
        *("a word", "without its dots", "a theme", "its Swedish name", "an area"),
        *("a later word of a place", "of an organiser", "its short name"),
    ],
)
def test_the_beginning_of_any_word_is_enough(typed, suggested):
    assert suggested in told(typed)


def test_what_was_typed_before_is_kept():
    kept = [one for one in suggest("sähly  tuir") if one.kind is Kind.AREA]
    assert [one.text for one in kept] == ["sähly Tuira"]
    assert kept[0].url == "/haku/?q=s%C3%A4hly&area=tuira"
    assert dict(kept[0].asks) == {"q": "sähly", "area": "tuira"}


def test_two_words_may_be_the_beginning_of_one_name():
    assert told("tuiran tu")[0] == ("place", "Tuiran tupa")
    assert told("tuiran ")[0][1].startswith("Tuiran")


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("säh", "/haku/?q=s%C3%A4hly"),
        ("salib", "/haku/?theme=salibandy"),
        ("tuiran tu", "/paikat/tuiran-tupa/"),
        ("sähly tuiran tu", "/haku/?q=s%C3%A4hly+Tuiran+tupa"),
    ],
    ids=["word", "theme", "place", "place after another word"],
)
def test_a_suggestion_leads_to_its_search_or_its_page(typed, url):
    assert suggest(typed)[0].url == url


def test_what_nothing_here_is_of_is_not_suggested():
    """Nobody swims; but people live in Toppila."""
    assert told("uin") == []
    assert ("area", "Toppila") in told("topp")


def test_a_place_without_a_page_is_not_suggested():
    assert all(text != "Tuiran koulu" for _kind, text in told("tuiran"))


def test_a_swedish_page_suggests_swedish_words():
    with override("sv"):
        found = suggest("inneb")
        assert [str(one.text) for one in found] == ["Innebandy"]
        assert found[0].url.startswith("/sv/sok/?theme=")
        # What has no Swedish name is marked as Finnish.
        assert [one.text.language for one in suggest("tuiran tu")] == ["fi"]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "s",
        "?!",
        "zzzz",
        "\0",
        "a" * 5_000,
        "%_",
        "<b>",
        "\ud800",
        "ﷺ",
        "säh\n",
    ],
)
def test_any_text_is_welcome(client, typed):
    encoded = typed.encode("utf-8", "surrogatepass")
    answer = client.get("/api/v1/suggest/", {"q": encoded})
    assert answer.status_code == 200
    assert len(suggest(typed)) < 10


def test_an_answer_may_be_kept_for_a_minute_and_leaves_no_cookie(client):
    answer = client.get("/api/v1/suggest/?q=säh")
    group = answer.json()["groups"][0]
    assert group["title"] == "Hakusanat"
    assert group["options"][0] == {
        "text": "sähly",
        "detail": "",
        "url": "/haku/?q=s%C3%A4hly",
        "asks": {"q": "sähly"},
    }
    assert answer.json()["said"] == "1 ehdotus"
    assert answer["Cache-Control"] == "public, max-age=60"
    assert not client.cookies


@pytest.mark.parametrize("query", ["", "?q=", "?x=1", "?q=a&q=b", "?" + "&q=s" * 2_000])
def test_no_address_is_an_error(client, query):
    assert client.get(f"/api/v1/suggest/{query}").json()["groups"] == []


def test_a_key_asks_no_sql(client):
    client.get("/api/v1/suggest/?q=säh")
    with CaptureQueriesContext(connection) as captured:
        client.get("/api/v1/suggest/?q=sähl")
    assert captured.captured_queries == []


def test_what_was_published_is_suggested_a_minute_later(monkeypatch):
    assert told("keppi") == []
    theme = Theme.objects.get(code="salibandy")
    weekly_club(
        name_fi="Keppihevoset",
        theme=ThemeFactory(code="keppi", name_fi="Keppihevoset", parent=theme),
    )
    assert told("keppi") == []
    everything.look_again()
    assert ("theme", "Keppihevoset") in told("keppi")


def names(*labels: str, **told: Any) -> Names:
    return Names(Named(Text(label, "fi"), **told) for label in labels)


def found(names: Names, beginning: str, limit: int = 9) -> list[str]:
    return [str(one.label) for one in names.beginning_with(beginning, limit)]


def test_names_that_begin_so_come_before_those_that_have_such_a_word():
    assert found(names("Oulun koulu", "Koulukuja", "Koti"), "koul") == [
        "Koulukuja",
        "Oulun koulu",
    ]


def test_a_name_is_found_once_however_often_it_has_the_word():
    assert found(names("Kello, Kellon kello", "Kellokas"), "kel", limit=2) == [
        "Kello, Kellon kello",
        "Kellokas",
    ]


def test_nothing_is_found_among_no_names():
    assert found(names(), "a") == []
