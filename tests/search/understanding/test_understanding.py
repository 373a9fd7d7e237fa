"""What people write beside the topic, in three languages, with near misses."""

import pytest

from search.understanding import understand
from search.understanding.areas import inflected
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "values", "rest"),
    [
        ("sähly", {}, "sähly"),
        ("sähly 7-vuotiaalle", {"age": ("7",)}, "sähly"),
        ("sähly 7 vuotiaalle", {"age": ("7",)}, "sähly"),
        ("sähly 7 v", {"age": ("7",)}, "sähly"),
        ("sähly 7v", {"age": ("7",)}, "sähly"),
        ("sähly 7–9-vuotiaille", {"age": ("7-9",)}, "sähly"),
        ("kerho 5- ja 8-vuotiaille", {"age": ("5", "8")}, "kerho"),
        ("vauvatreffit 6 kk", {"age": ("0.5",)}, "vauvatreffit"),
        ("kuvataide 3.-luokkalaiselle", {"age": ("g3",)}, "kuvataide"),
        ("kuvataide 3. luokka", {"age": ("g3",)}, "kuvataide"),
        ("kuvataide 3lk", {"age": ("g3",)}, "kuvataide"),
        ("kuvataide ekaluokkalaiselle", {"age": ("g1",)}, "kuvataide"),
        ("fotboll för 8-åringar", {"age": ("8",)}, "fotboll"),
        ("fotboll åk 3", {"age": ("g3",)}, "fotboll"),
        ("football for 8 year olds", {"age": ("8",)}, "football"),
        ("4H", {}, "4H"),
        ("4H-kerho", {}, "4H-kerho"),
        ("3D-tulostus", {}, "3D-tulostus"),
        ("pelataan 5 vastaan 5", {}, "pelataan 5 vastaan 5"),
        ("vuosi 2026", {}, "vuosi 2026"),
        ("futis Tuirassa", {"area": ("tuira",)}, "futis"),
        ("futis tuira", {"area": ("tuira",)}, "futis"),
        ("futis Haukiputaalla", {"area": ("haukipudas",)}, "futis"),
        ("futis pohjoisella alueella", {"area": ("pohjoinen",)}, "futis"),
        ("fotboll i Tuira", {"area": ("tuira",)}, "fotboll"),
        ("tuiranen", {}, "tuiranen"),
        ("kello 16", {}, "kello 16"),
        ("uinti maanantaisin", {"day": ("mo",)}, "uinti"),
        ("uinti viikonloppuna", {"day": ("sa", "su")}, "uinti"),
        ("simning på måndag", {"day": ("mo",)}, "simning"),
        ("swimming on Monday", {"day": ("mo",)}, "swimming"),
        ("uinti illalla", {"time": ("evening",)}, "uinti"),
        ("puisto tänään", {"date": ("today",)}, "puisto"),
        ("ilmainen uinti", {"free": ("1",)}, "uinti"),
        ("maksutonta tekemistä", {"free": ("1",)}, "tekemistä"),
    ],
)
def test_what_is_understood_is_taken_out_of_the_words(words, values, rest):
    understood = understand(words)
    assert understood.values == values
    assert understood.rest == rest


def test_a_longer_reading_wins_over_a_shorter_one_inside_it():
    # 9-vuotiaille alone would be an age too.
    assert understand("7-9-vuotiaille").values == {"age": ("7-9",)}


def test_a_name_that_two_areas_bear_means_both_and_a_district_is_in_its_cluster(oulu):
    AreaFactory(code="kiviniemi", name_fi="Kiviniemi", parent=oulu.pk_tuira)
    for cluster, alias in ((oulu.pk_kello, "Kiviniemi"), (oulu.pk_tuira, "Tuira")):
        cluster.aliases = alias
        cluster.save()
    understood = understand("karate Kiviniemessä")
    assert understood.values == {"area": ("kiviniemi", "pk-kello")}
    assert understood.rest == "karate"
    assert understand("karate Tuirassa").values == {"area": ("tuira",)}


def test_nothing_is_read_for_a_literal_parameter():
    understood = understand("futis 7-vuotiaalle Tuirassa", ["age"])
    assert understood.values == {"area": ("tuira",)}
    assert understood.rest == "futis 7-vuotiaalle"


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Tuira", {"tuirassa", "tuirasta", "tuiraan", "tuiran"}),
        ("Haukipudas", {"haukiputaalla", "haukiputaan", "haukiputaalle"}),
        ("Kiiminki", {"kiimingissä", "kiiminkiin", "kiimingin"}),
        ("Karjasilta", {"karjasillalla", "karjasillan"}),
        ("Pateniemi", {"pateniemessä", "pateniemeen"}),
        ("Heinäpää", {"heinäpäässä", "heinäpäähän"}),
        ("Oulunsalo", {"oulunsalossa", "oulunsaloon"}),
        ("Yli-Ii", {"yli-iissä", "yli-iihin"}),
        ("Puolivälinkangas", {"puolivälinkankaalla"}),
        ("Pohjoinen alue", {"pohjoisella alueella", "pohjoisen alueen"}),
    ],
)
def test_names_of_places_in_their_local_cases(name, forms):
    assert forms <= inflected(name)
