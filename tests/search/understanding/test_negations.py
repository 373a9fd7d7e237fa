"""What the words say is not wanted, with near misses that deny nothing."""

import pytest
from django.http import QueryDict
from django.utils import translation

from search.forms import read
from search.showing.chips import chips
from search.understanding import understand

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "without", "rest"),
    [
        ("ei jalkapalloa", ("jalkapalloa",), ""),
        ("liikuntaa ei jalkapalloa", ("jalkapalloa",), "liikuntaa"),
        ("liikuntaa, ei jalkapalloa", ("jalkapalloa",), "liikuntaa,"),
        ("liikuntaa mutta ei jalkapalloa", ("jalkapalloa",), "liikuntaa"),
        ("ei mitään pallopelejä", ("pallopelejä",), ""),
        ("ei jalkapalloa eikä tanssia", ("jalkapalloa", "tanssia"), ""),
        ("ei tanssia tai laulua", ("tanssia", "laulua"), ""),
        ("ei tanssia vaan voimistelua", ("tanssia",), "voimistelua"),
        ("en halua tanssia", ("tanssia",), ""),
        ("muuta kuin pallopelejä", ("pallopelejä",), ""),
        ("muuta kuin futista ja sählyä", ("futista", "sählyä"), ""),
        ("kerho paitsi shakki", ("shakki",), "kerho"),
        ("ilman kilpailua", ("kilpailua",), ""),
        ("soitto ei klassista musiikkia", ("klassista musiikkia",), "soitto"),
        ("dans inte fotboll", ("fotboll",), "dans"),
        ("inte fotboll utan dans", ("fotboll",), "dans"),
        ("idrott utan tävling", ("tävling",), "idrott"),
        ("annat än fotboll", ("fotboll",), ""),
        ("sports not football", ("football",), "sports"),
        ("sports but not football or tennis", ("football", "tennis"), "sports"),
        ("something other than football", ("football",), "something"),
        ("sports without competition", ("competition",), "sports"),
        ("ei Tuirassa", ("Tuirassa",), ""),
        ("ei väliä", (), "ei väliä"),
        ("ei tarvitse osata uida", (), "ei tarvitse osata uida"),
        ("not only for girls", (), "not only for girls"),
        ("inte bara fotboll", (), "inte bara fotboll"),
        ("no experience needed", (), "no experience needed"),
        ("ei", (), "ei"),
        ("eipä jalkapalloa", (), "eipä jalkapalloa"),
        ("no mitä tänne", (), "no mitä tänne"),
        ("no football", ("football",), ""),
        ("not needed", (), "not needed"),
        ("ei vain tytöille", (), "ei vain tytöille"),
        ("ilman ilmoittautumista", (), "ilman ilmoittautumista"),
        ("ilman ajanvarausta", (), "ilman ajanvarausta"),
        ("en tiedä mitä", (), "en tiedä mitä"),
        ("en kurs i dans", (), "en kurs i dans"),
        ("ei liian kallis", (), "ei liian kallis"),
        ("drop-in utan anmälan", (), "drop-in utan anmälan"),
        ("noin 10", (), "noin 10"),
        ("muu liikunta", (), "muu liikunta"),
        ("kuin kotona", (), "kuin kotona"),
        ("notaari", (), "notaari"),
        ("anything except ball games", ("ball games",), "anything"),
        ("no martial arts", ("martial arts",), ""),
        ("no Finnish needed", (), "no Finnish needed"),
        ("no previous experience", (), "no previous experience"),
        ("en osaa suomea", (), "en osaa suomea"),
        ("jag talar inte finska", (), "jag talar inte finska"),
        ("ilman vanhempia", (), "ilman vanhempia"),
        ("dance instead of football", ("football",), "dance"),
        ("rather dance than football", ("football",), "rather dance"),
        ("mieluummin tanssia kuin futista", ("futista",), "mieluummin tanssia"),
        ("hellre dans än fotboll", ("fotboll",), "hellre dans"),
        ("something else than football", ("football",), ""),
        ("ei ohjattua toimintaa", ("ohjattua toimintaa",), ""),
        ("not far away", (), "not far away"),
        ("ei kovin kaukana", (), "ei kovin kaukana"),
        ("matikka ei suju", (), "matikka ei suju"),
        ("oppilas ei uskalla kertoa", (), "oppilas ei uskalla kertoa"),
        ("en jaksa juosta", (), "en jaksa juosta"),
        ("ei mitään seurakunnan", ("seurakunnan",), ""),
        ("ei kaljaa, ei baaria", ("kaljaa", "baaria"), ""),
        ("sports, no sign-up", (), "sports, no sign-up"),
        ("ei 5-vuotiaille", ("5-vuotiaille",), ""),
        ("veistä", (), "veistä"),
    ],
)
def test_what_is_denied_is_taken_out_of_the_words(words, without, rest):
    understood = understand(words)
    assert understood.values.get("without", ()) == without
    assert understood.values.keys() <= {"without"}
    assert understood.rest == rest


def test_a_denied_place_is_no_place_to_search_in():
    assert understand("futis ei Tuirassa", ["without"]).values == {}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "ei: jalkapalloa"),
        ("sv", "inte: jalkapalloa"),
        ("en", "not: jalkapalloa"),
    ],
)
def test_what_is_not_wanted_is_a_chip_that_can_be_taken_away(language, said):
    with translation.override(language):
        (_, chip) = chips(read(QueryDict("q=tanssi+ei+jalkapalloa")))
        assert (chip.parameter, chip.label, chip.from_words) == ("without", said, True)
        assert chip.remove_url.endswith("q=tanssi+ei+jalkapalloa&literal=without")


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("ei maanantaina", {"day": ("tu", "we", "th", "fr", "sa", "su")}),
        ("ei ma eikä ti", {"day": ("we", "th", "fr", "sa", "su")}),
        ("ei viikonloppuna", {"day": ("mo", "tu", "we", "th", "fr")}),
        ("inte på kvällen", {"time": ("morning", "afternoon")}),
        ("not on mondays", {"day": ("tu", "we", "th", "fr", "sa", "su")}),
    ],
)
def test_a_denied_day_is_every_other_day(words, values):
    understood = understand(words)
    assert understood.values == values
    assert understood.rest == ""
