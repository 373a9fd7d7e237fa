"""What it costs, in which language it is led, and what kind of thing it is."""

import pytest

from search.understanding import understand
from tests.search.understanding.sayings import Saying, told

pytestmark = pytest.mark.django_db

SAYINGS: list[Saying] = [
    ("ilmainen uinti", "free=1", "uinti"),
    ("ilmaiset kerhot", "free=1", "kerhot"),
    ("ilmaisia kerhoja", "free=1", "kerhoja"),
    ("eläkeläisille ilmaista", "age=63- free=1", ""),
    ("uinti ilmaiseksi", "free=1", "uinti"),
    ("maksuton uinti", "free=1", "uinti"),
    ("maksuttomia harrastuksia 12-vuotiaille", "age=12 free=1", "harrastuksia"),
    ("maksutta", "free=1", ""),
    ("ei maksa mitään lapsille", "age=0-12 free=1", ""),
    ("jotain mikä ei maksa", "free=1", "jotain mikä"),
    ("ei maksullista", "free=1", ""),
    ("uinti 0 e", "free=1", "uinti"),
    ("uinti 0€", "free=1", "uinti"),
    ("vapaa pääsy", "free=1", ""),
    ("gratis simning", "free=1", "simning"),
    ("avgiftsfri simning", "free=1", "simning"),
    ("avgiftsfritt", "free=1", ""),
    ("simning som inte kostar något", "free=1", "simning"),
    ("free swimming", "free=1", "swimming"),
    ("swimming free of charge", "free=1", "swimming"),
    ("swimming for free", "free=1", "swimming"),
    ("tanssi englanniksi", "lang=en", "tanssi"),
    ("englanninkielinen kerho", "lang=en", "kerho"),
    ("arabiankielinen kerho", "lang=ar", "kerho"),
    ("venäjänkielistä toimintaa", "lang=ru", "toimintaa"),
    ("ruotsinkielinen muskari", "lang=sv", "muskari"),
    ("toimintaa somaliksi", "lang=so", "toimintaa"),
    ("klubb på svenska", "lang=sv", "klubb"),
    ("engelskspråkig klubb", "lang=en", "klubb"),
    ("activities in English", "lang=en", "activities"),
    ("English-speaking club", "lang=en", "club"),
    ("leiri", "kind=camp", ""),
    ("leirille kesällä", "kind=camp", "kesällä"),
    ("kesäleiri", "kind=camp", "kesäleiri"),
    ("ratsastusleiri", "kind=camp", "ratsastusleiri"),
    ("läger för barn", "age=0-12 kind=camp", ""),
    ("camp for kids", "age=0-12 kind=camp", ""),
    ("liikkuvat palvelut", "kind=mobile", ""),
    ("kirjastoauto", "kind=mobile", "kirjastoauto"),
    ("nuorisoauto Tuirassa", "area=tuira kind=mobile", "nuorisoauto"),
    ("kohtaamispaikka", "kind=place", ""),
    ("kohtaamispaikat Tuira", "area=tuira kind=place", ""),
    ("meeting places", "kind=place", ""),
    ("avoin toiminta", "kind=open", ""),
]
NOTHING = [
    "edullinen tanssitunti",
    "halpa harrastus",
    "ilmaisutaito",
    "ilmaisu",
    "ilmasto",
    "gluten free baking",
    "gluteeniton",
    "vapaa-aika",
    "vapaaehtoistyö",
    "free time",
    "freestyle",
    "fritid",
    "englannin kurssi",
    "englanti",
    "learn Finnish",
    "suomen kielen kurssi",
    "svensk dans",
    "suomalainen",
    "viron matka",
    "kielikerho",
    "kerho",
    "ryhmä",
    "kurssi",
    "liikkuva kuva",
    "auto",
    "paikka",
    "leirikoulu",
    "partio",
    "10 e",
    "20 euroa",
    "maksu",
]


@pytest.mark.parametrize(("words", "values", "rest"), SAYINGS)
def test_conditions_are_read(words, values, rest):
    understood = understand(words)
    assert (told(understood), understood.rest) == (values, rest)


@pytest.mark.parametrize("words", NOTHING)
def test_other_words_say_no_condition(words):
    assert told(understand(words)) == ""


def test_a_word_is_never_lost():
    """What is not understood stays, in its order and as it was typed."""
    words = (
        "Hevosia ja keppareita 8-vuotiaalle Tuirassa äidin kanssa tiistaisin ILMAISEKSI"
    )
    assert understand(words).rest == "Hevosia ja keppareita äidin kanssa"
