"""When: weekdays, parts of the day, clock times and dates, in three languages."""

import datetime as dt

import pytest
from django.utils import timezone

from search.understanding import understand
from tests.search.understanding.sayings import Saying, told

pytestmark = pytest.mark.django_db

DAYS: list[Saying] = [
    ("kuoro maanantaina", "day=mo", "kuoro"),
    ("kuoro torstaisin", "day=th", "kuoro"),
    ("kuoro keskiviikkona", "day=we", "kuoro"),
    ("kuoro keskiviikkoisin", "day=we", "kuoro"),
    ("lauantain kuoro", "day=sa", "kuoro"),
    ("kuoro tiistai", "day=tu", "kuoro"),
    ("kuoro tiistai tai torstai", "day=tu,th", "kuoro"),
    ("kuoro maanantaista perjantaihin", "day=mo,tu,we,th,fr", "kuoro"),
    ("kuoro maanantai-torstai", "day=mo,tu,we,th", "kuoro"),
    ("Torstaikerho", "day=th", "Torstaikerho"),
    ("ma-ti jumpat", "day=mo,tu", "jumpat"),
    ("ma–pe jumpat", "day=mo,tu,we,th,fr", "jumpat"),
    ("jumppa ti, ke ja to", "day=tu,we,th", "jumppa"),
    ("jumppa ma/ke", "day=mo,we", "jumppa"),
    ("Toppilan skeittihalli la", "area=toppila day=sa", "skeittihalli"),
    ("jumppa ke", "day=we", "jumppa"),
    ("jumppa to", "day=th", "jumppa"),
    ("arkisin jumppa", "day=mo,tu,we,th,fr", "jumppa"),
    ("jumppa viikonloppuna", "day=sa,su", "jumppa"),
    ("viikonloppuisin lapsille", "age=0-12 day=sa,su", ""),
    ("puuhaa tänä viikonloppuna", "day=sa,su", "puuhaa"),
    ("activities this weekend", "day=sa,su", "activities"),
    ("viikonlopun puuhaa", "day=sa,su", "puuhaa"),
    ("kör på måndagar", "day=mo", "kör"),
    ("kör på måndag", "day=mo", "kör"),
    ("kör torsdagar", "day=th", "kör"),
    ("kör mån-fre", "day=mo,tu,we,th,fr", "kör"),
    ("kör vardagar", "day=mo,tu,we,th,fr", "kör"),
    ("kör på helgen", "day=sa,su", "kör"),
    ("kör under veckoslutet", "day=sa,su", "kör under"),
    ("choir on Mondays", "day=mo", "choir"),
    ("choir monday to friday", "day=mo,tu,we,th,fr", "choir"),
    ("choir Mon-Fri", "day=mo,tu,we,th,fr", "choir"),
    ("choir weekdays", "day=mo,tu,we,th,fr", "choir"),
    ("choir on the weekend", "day=sa,su", "choir"),
    ("dance classes on saturday", "day=sa", "dance classes"),
]
PARTS: list[Saying] = [
    ("iltaisin joogaa", "time=evening", "joogaa"),
    ("jooga illalla", "time=evening", "jooga"),
    ("jooga aamulla", "time=morning", "jooga"),
    ("aamupäivän muskari", "time=morning", "muskari"),
    ("muskari aamupäivisin", "time=morning", "muskari"),
    ("jooga iltapäivällä", "time=afternoon", "jooga"),
    ("koulun jälkeen tekemistä", "time=afternoon", "tekemistä"),
    ("töiden jälkeen jumppa", "time=evening", "jumppa"),
    ("su päivällä koko perhe", "day=su time=afternoon", "koko perhe"),
    ("torstai-iltana", "day=th time=evening", ""),
    ("torstai-iltaisin", "day=th time=evening", ""),
    ("keskiviikkoiltana", "day=we time=evening", ""),
    ("lauantaiaamuna", "day=sa time=morning", ""),
    ("perjantai-ilta", "day=fr time=evening", ""),
    ("ke-iltana kuoro", "day=we time=evening", "kuoro"),
    ("ma iltaisin kuoro", "day=mo time=evening", "kuoro"),
    ("arkiaamuisin perhekahvila", "day=mo,tu,we,th,fr time=morning", "perhekahvila"),
    ("arki-iltaisin kuoroa", "day=mo,tu,we,th,fr time=evening", "kuoroa"),
    ("viikonloppuaamuna", "day=sa,su time=morning", ""),
    ("yoga på kvällen", "time=evening", "yoga"),
    ("måndagskväll yoga", "day=mo time=evening", "yoga"),
    ("på torsdagskvällar", "day=th time=evening", ""),
    ("efter skolan", "time=afternoon", ""),
    ("yoga förmiddag", "time=morning", "yoga"),
    ("vardagskvällar", "day=mo,tu,we,th,fr time=evening", ""),
    ("after school activities", "time=afternoon", "activities"),
    ("yoga in the evening", "time=evening", "yoga"),
    ("yoga saturday mornings", "day=sa time=morning", "yoga"),
    ("yoga in the afternoon", "time=afternoon", "yoga"),
]
CLOCK: list[Saying] = [
    ("sähly klo 17 jälkeen", "from=17:00", "sähly"),
    ("sähly 17 jälkeen", "from=17:00", "sähly"),
    ("sähly kello 17.30 jälkeen", "from=17:30", "sähly"),
    ("sähly klo 16 alkaen", "from=16:00", "sähly"),
    ("sähly ennen klo 18", "to=18:00", "sähly"),
    ("sähly ennen 18.30", "to=18:30", "sähly"),
    ("sähly klo 16-18", "from=16:00 to=18:00", "sähly"),
    ("sähly klo 16.30–18.00", "from=16:30 to=18:00", "sähly"),
    ("sähly 16.00-18.00", "from=16:00 to=18:00", "sähly"),
    ("sähly klo 9-11 välillä", "from=09:00 to=11:00", "sähly"),
    ("sähly klo 16 ja 18 välillä", "from=16:00 to=18:00", "sähly"),
    ("sähly ti 16-18", "day=tu from=16:00 to=18:00", "sähly"),
    ("sähly tiistaina 16-18", "day=tu from=16:00 to=18:00", "sähly"),
    ("innebandy efter kl 17", "from=17:00", "innebandy"),
    ("innebandy kl 16-18", "from=16:00 to=18:00", "innebandy"),
    ("innebandy före kl 18", "to=18:00", "innebandy"),
    ("floorball after 5 pm", "from=17:00", "floorball"),
    ("floorball after 17:00", "from=17:00", "floorball"),
    ("floorball before 6pm", "to=18:00", "floorball"),
    ("floorball between 16 and 18", "from=16:00 to=18:00", "floorball"),
    ("floorball from 4 to 6 pm", "from=16:00 to=18:00", "floorball"),
]
DATES: list[Saying] = [
    ("puisto tänään", "date=today", "puisto"),
    ("mitä tehdä huomenna", "date=tomorrow", "mitä tehdä"),
    ("tällä viikolla", "date=week", ""),
    ("puisto tänä iltana", "date=today time=evening", "puisto"),
    ("park idag", "date=today", "park"),
    ("vad händer i morgon", "date=tomorrow", "vad händer"),
    ("den här veckan", "date=week", ""),
    ("ikväll", "date=today time=evening", ""),
    ("park today", "date=today", "park"),
    ("tomorrow", "date=tomorrow", ""),
    ("this week", "date=week", ""),
    ("tonight", "date=today time=evening", ""),
]
NO_TIMES = [
    "jumppaa kello 18",
    "iltapäiväkerho",
    "aamukahvila äideille",
    "iltajumppa",
    "aamujooga",
    "vappu",
    "kesäkerho",
    "syysloma",
    "talviloma",
    "sportlov",
    "summer holidays",
    "päiväkoti",
    "päivätanssit",
    "perhepäivä",
    "ystävänpäivä",
    "things to do",
    "how to dance",
    "sun",
    "fri entré",
    "la leche liiga",
    "maanpuolustus",
    "tiimi",
    "pelit",
    "kevät",
    "viikko",
    "vuosi",
    "16-18",
    "Simpuntie 16",
    "30 min",
    "2,5 km",
    "1.2",
    "yö",
    "man",
    "ons",
    "peat mosses",
    "La Palma",
    "illallinen",
    "aamiainen",
]


@pytest.mark.parametrize(("words", "values", "rest"), DAYS + PARTS + CLOCK + DATES)
def test_when_is_read(words, values, rest):
    understood = understand(words)
    assert (told(understood), understood.rest) == (values, rest)


@pytest.mark.parametrize("words", NO_TIMES)
def test_other_words_say_nothing_of_the_time(words):
    when = {"day", "time", "from", "to", "date"}
    assert not when & understand(words).values.keys()


@pytest.mark.parametrize("days", [0, 1, 30, 180])
def test_a_day_is_read_as_it_is_written(days):
    day = timezone.localdate() + dt.timedelta(days=days)
    for words in (f"jumppa {day.day}.{day.month}.", f"jumppa {day:%d.%m.%Y}"):
        assert understand(words).values == {"date": (day.isoformat(),)}


def test_the_day_after_tomorrow():
    day = timezone.localdate() + dt.timedelta(days=2)
    for words in ("ylihuomenna", "i övermorgon", "day after tomorrow"):
        assert understand(words).values == {"date": (day.isoformat(),)}


def test_a_day_too_far_ahead_stays_words():
    day = timezone.localdate() + dt.timedelta(days=200)
    assert understand(f"{day.day}.{day.month}.{day.year}").values == {}
