"""Where: names in all cases, of those who live there, with a slip, in other languages; near."""

import pytest
from django.http import QueryDict

from search import nearby
from search.forms import of_words, read, to_parameters
from search.understanding import understand
from search.values import UnreadableError
from tests.factories.organisations import OrganisationFactory
from tests.search.understanding.sayings import Saying, told

pytestmark = pytest.mark.django_db

WHERE: list[Saying] = [
    ("futis Tuirassa", "area=tuira", "futis"),
    ("futis tuira", "area=tuira", "futis"),
    ("Tuiran futis", "area=tuira", "futis"),
    ("Tuirasta futista", "area=tuira", "futista"),
    ("futis Tuiraan", "area=tuira", "futis"),
    ("haukiputaalla uinti", "area=haukipudas", "uinti"),
    ("Haukiputaan uinti", "area=haukipudas", "uinti"),
    ("Haukiputaan kunta", "area=haukipudas", ""),
    ("entinen Haukipudas", "area=haukipudas", ""),
    ("kiimingissä futista", "area=kiiminki", "futista"),
    ("Kiiminkiin", "area=kiiminki", ""),
    ("Karjasillalla jooga", "area=karjasilta", "jooga"),
    ("Kuivasjärvellä luistelu", "area=kuivasjarvi", "luistelu"),
    ("Pateniemessä", "area=pateniemi", ""),
    ("puolivälinkankaalla kahvila", "area=puolivalinkangas", "kahvila"),
    ("Puolikassa kahvila", "area=puolivalinkangas", "kahvila"),
    ("Hietasaaressa", "area=hietasaari", ""),
    ("Nallikarissa", "area=hietasaari", ""),
    ("Hiukkavaaraan muuttaneille", "area=hiukkavaara", "muuttaneille"),
    ("Myllyojalla", "area=myllyoja", ""),
    ("hoyhtyalla kerho", "area=hoyhtya", "kerho"),
    ("Yli-Iissä kerho", "area=yli-ii", "kerho"),
    ("yli ii kerho", "area=yli-ii", "kerho"),
    ("keskustan nuorisotilat", "area=keskusta", "nuorisotilat"),
    ("tekemistä Kellon alueella", "area=pk-kello", "tekemistä"),
    ("Ylikiimingin kirkonkylässä", "area=ylikiiminki", ""),
    ("oulunsalolaisille jumppaa", "area=oulunsalo", "jumppaa"),
    ("yli-iiläinen kerho", "area=yli-ii", "kerho"),
    ("haukiputaalainen seura", "area=haukipudas", "seura"),
    ("martinniemeläinen kalastuskerho", "area=martinniemi", "kalastuskerho"),
    ("tuiralaisille", "area=tuira", ""),
    ("Tuira-kerho", "area=tuira", "Tuira-kerho"),
    ("FC Kaakkuri", "area=kaakkuri", "FC"),
    ("fotboll i Uleåsalo", "area=oulunsalo", "fotboll"),
    ("Uleåsalos fotboll", "area=oulunsalo", "fotboll"),
    ("simning i Kiminge", "area=kiiminki", "simning"),
    ("sång i centrum", "area=keskusta", "sång"),
    ("football in Tuira", "area=tuira", "football"),
    ("in the City centre", "area=keskusta", ""),
    ("pohjoisella alueella", "area=pohjoinen", ""),
    ("norra området", "area=pohjoinen", ""),
    ("uinti 90500", "area=90500", "uinti"),
    ("uinti Oulussa", "area=oulu", "uinti"),
    ("koko Oulu", "area=oulu", ""),
    ("simning i Uleåborg", "area=oulu", "simning"),
    ("swimming in Oulu", "area=oulu", "swimming"),
    ("Tuirassa ja Kaakkurissa", "area=tuira,kaakkuri", ""),
    ("pohjoisella alueella Oulussa", "area=pohjoinen", ""),
    ("Tuirassa Oulussa", "area=tuira", ""),
    ("keskinen alue Tuira", "area=tuira", ""),
    ("pohjoisella alueella ja Kellossa", "area=pohjoinen,pk-kello", ""),
]
SLIPS: list[Saying] = [
    ("haukiputan uimakoulu", "area=haukipudas", "uimakoulu"),
    ("kimingin kirjasto", "area=kiiminki", "kirjasto"),
    ("linanmaa sähly", "area=linnanmaa", "sähly"),
    ("ouluunsalo", "area=oulunsalo", ""),
]
NOWHERE = [
    "kello 16",
    "kello 10 satutunti",
    "hiukan liikuntaa",
    "vaarassa",
    "Oulun uimahallit",
    "Oulu-opisto",
    "oululainen bändi",
    "yliin kirjastoauto",
    "Rovaniemi",
    "tuiranen",
    "kellokortti",
    "ruskoretki",
    "northern lights",
    "eastern philosophy",
    "norra ishavet",
    "Easter",
    "Kello-radio",
    "kellarissa",
    "ylikunto",
    "hautajaiset",
    "Linnanmäki",
    "karjala",
    "2026",
    "12345",
]
NEAR: list[Saying] = [
    ("uinti lähellä Linnanmaata", "near=Linnanmaa", "uinti"),
    ("uinti lähellä Tuiraa", "near=Tuira", "uinti"),
    ("uinti Tuiran lähellä", "near=Tuira", "uinti"),
    ("uinti Tuiran lähistöllä", "near=Tuira", "uinti"),
    ("uinti lähellä 90500", "near=90500", "uinti"),
    ("uinti Tuirassa tai lähellä", "near=Tuira", "uinti"),
    ("swimming near Kuivasjärvi", "near=Kuivasjärvi", "swimming"),
    ("uinti lähellä Kuivasjärveä", "near=Kuivasjärvi", "uinti"),
    ("swimming close to Tuira", "near=Tuira", "swimming"),
    ("simning nära Tuira", "near=Tuira", "simning"),
    ("simning i närheten av Tuira", "near=Tuira", "simning"),
    ("uinti lähellä luontoa", "", "uinti lähellä luontoa"),
    ("uinti lähellä yliopistoa", "", "uinti lähellä yliopistoa"),
    ("uinti ei liian kaukana Linnanmaasta", "near=Linnanmaa", "uinti"),
    ("swimming not far from Tuira", "near=Tuira", "swimming"),
]
NEAR_THE_VISITOR = [
    "uinti lähellä minua",
    "uinti lähelläni",
    "uinti lähin",
    "uinti lähellä kotia",
    "uinti near me",
    "uinti nearby",
    "uinti nära mig",
    "uinti i närheten",
]


@pytest.mark.parametrize(("words", "values", "rest"), WHERE)
def test_a_place_is_read_in_any_case_and_language(words, values, rest):
    understood = understand(words)
    assert (told(understood), understood.rest) == (values, rest)


@pytest.mark.parametrize(("words", "values", "rest"), SLIPS)
def test_a_slip_in_a_name_is_forgiven(words, values, rest):
    understood = understand(words)
    assert (told(understood), understood.rest) == (values, rest)


@pytest.mark.parametrize("words", NOWHERE)
def test_other_words_are_no_places(words):
    assert understand(words).values.keys() <= {"kind"}


@pytest.mark.parametrize(("words", "values", "rest"), NEAR)
def test_near_a_place_that_is_known(words, values, rest):
    understood = understand(words)
    assert (told(understood), understood.rest) == (values, rest)


@pytest.mark.parametrize("words", NEAR_THE_VISITOR)
def test_where_the_visitor_is_must_be_told_by_the_visitor(words):
    asked = read(QueryDict(f"q={words}"))
    assert asked.query.near is None
    assert asked.query.words == "uinti"
    assert [each.value for each in asked.ignored] == [words.removeprefix("uinti ")]
    assert read(QueryDict(f"q={words}&near=90500")).ignored == ()


def test_near_is_a_filter_of_the_words_and_can_be_taken_away():
    query = of_words("uinti lähellä Linnanmaata")
    assert query.near
    assert query.from_words == {"near"}
    assert to_parameters(query) == [("q", "uinti lähellä Linnanmaata")]
    literal = read(QueryDict("q=uinti lähellä Linnanmaata&literal=near")).query
    assert literal.near is None
    assert literal.words == "uinti lähellä Linnanmaata"


def test_near_a_byname_whose_area_shares_its_name_with_one_without_a_point(oulu):
    """The village has a point; what is called so first is its cluster, which has none."""
    oulu.kello.aliases = "Kellonkylä"
    oulu.kello.save()
    query = of_words("uinti lähellä Kellonkylää")
    assert query.near is None
    assert query.words == "uinti lähellä Kellonkylää"


def test_a_place_that_has_gone_is_no_error(monkeypatch):
    query = of_words("uinti lähellä Linnanmaata")
    assert query.near
    monkeypatch.setattr(nearby, "look_up", gone)
    assert of_words("uinti lähellä Linnanmaata").near is None


def gone(text):
    raise UnreadableError(text)


@pytest.fixture
def villa_victor(once):
    OrganisationFactory(slug="victor", name_fi="Monikulttuurikeskus Villa Victor ry")
    OrganisationFactory(slug="citydance", name_fi="Citydancex")
    OrganisationFactory(slug="martat", name_fi="Martat ry")


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("monikulttuurikeskus villa victor", "organiser=victor"),
        ("citydancex tunnit", "organiser=citydance"),
        ("martat", ""),
        ("villa", ""),
    ],
)
def test_an_organiser_is_read_by_a_name_that_is_nobody_elses(
    villa_victor, words, values
):
    understood = understand(words)
    assert (told(understood), understood.rest) == (values, words)
