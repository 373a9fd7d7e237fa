"""A small Oulu with the names that are hard to inflect."""

import pytest

from home.areas.models import Level
from tests.factories.areas import AreaFactory, small_oulu


@pytest.fixture(autouse=True, scope="module")
def oulu(once):
    small = small_oulu()
    small.city.name_sv = "Uleåborg"
    small.city.aliases = "koko Oulu"
    small.city.save()
    for name, sv, aliases in (
        ("Haukipudas", "", "Haukiputaan kunta\nentinen Haukipudas"),
        ("Kiiminki", "Kiminge", "Kiimingin kunta"),
        ("Oulunsalo", "Uleåsalo", ""),
        ("Yli-Ii", "Överijo", "Yli Ii"),
        ("Ylikiiminki", "Överkiminge", ""),
        ("Karjasilta", "", ""),
        ("Kuivasjärvi", "", ""),
        ("Linnanmaa", "", "yliopiston kampus"),
        ("Hiukkavaara", "", "Hiukka"),
        ("Rusko", "", ""),
        ("Vaara", "", ""),
        ("Kaakkuri", "", ""),
        ("Höyhtyä", "", ""),
        ("Martinniemi", "", ""),
        ("Puolivälinkangas", "", "Puolikka"),
        ("Hietasaari", "", "Nallikari"),
        ("Myllyoja", "", ""),
        ("Pateniemi", "", ""),
    ):
        code = name.lower().replace("ä", "a").replace("ö", "o")
        AreaFactory(
            code=code,
            name_fi=name,
            name_sv=sv,
            aliases=aliases,
            parent=small.pk_kello,
            latitude=65.05,
            longitude=25.4,
        )
    AreaFactory(
        code="keskusta",
        name_fi="Keskusta",
        name_sv="Centrum",
        name_en="City centre",
        level=Level.NEIGHBOURHOOD,
        parent=small.pk_tuira,
    )
    return small
