"""The real areas of Oulu, loaded from the project's own files."""

from __future__ import annotations

from collections import Counter

import pytest

from home.areas import geography, loading
from home.areas.models import Area, Level, PostcodeShare
from home.areas.tree import tree

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def oulu(once) -> None:
    loading.load()


def test_the_tree_has_its_levels(oulu):
    assert Counter(Area.objects.values_list("level", flat=True)) == {
        Level.CITY: 1,
        Level.REGION: 4,
        Level.CLUSTER: 18,
        Level.NEIGHBOURHOOD: 105,
        Level.POSTCODE: 116,
    }


def test_every_area_is_what_an_editor_could_have_typed(oulu):
    for area in Area.objects.select_related("parent"):
        area.full_clean()


def test_loading_again_changes_nothing(oulu):
    def rows():
        return (
            list(Area.objects.order_by("pk").values_list("pk", "code", "parent_id")),
            set(PostcodeShare.objects.values_list("pk", "share")),
        )

    before = rows()
    loading.load()
    assert rows() == before


def test_loading_again_keeps_what_editors_have_added(oulu):
    Area.objects.create(
        code="uusi-kyla",
        name_fi="Uusi kylä",
        level=Level.NEIGHBOURHOOD,
        parent=Area.objects.get(code="pk-kiiminki"),
    )
    loading.load()
    assert "uusi-kyla" in tree().below("itainen")


@pytest.mark.parametrize(
    ("area", "region"),
    [
        ("kello", "pohjoinen"),
        ("pk-haukipudas", "pohjoinen"),
        ("kiiminki", "itainen"),
        ("yli-ii", "itainen"),
        ("tuira", "keskinen"),
        ("myllytulli", "keskinen"),
        ("kaakkuri", "etelainen"),
        ("oulunsalo", "etelainen"),
    ],
)
def test_known_areas_lie_in_the_regions_the_city_names(oulu, area, region):
    assert region in tree().lineage(area)


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "neighbourhood"),
    [
        ("Tuira", 65.0264, 25.4698, "tuira"),
        ("Kiimingin keskusta", 65.1298, 25.7622, "kiiminki"),
        ("Kempele, outside", 64.9130, 25.5060, None),
        ("Bothnian Bay", 65.0, 24.0, None),
    ],
)
def test_points_lie_in_their_districts(oulu, place, latitude, longitude, neighbourhood):
    assert geography.neighbourhood_at(latitude, longitude) == neighbourhood


@pytest.mark.parametrize(
    ("postcode", "neighbourhood"),
    [
        ("90900", "kiiminki"),
        ("90500", "tuira"),
        ("90630", "talvikangas"),
        ("90820", "kello"),
        ("91200", "yli-ii"),
        ("90101", None),
        ("91210", None),
    ],
)
def test_a_postcode_alone_tells_where_most_of_its_families_are(
    oulu, postcode, neighbourhood
):
    assert geography.locate(postal_code=postcode).neighbourhood == neighbourhood


def test_shares_of_a_postcode_make_one(oulu):
    for node in tree().of_level(Level.POSTCODE):
        shares = [share for _code, share in tree().shares(node.code)]
        assert not shares or sum(shares) == pytest.approx(1, abs=0.001)


def test_the_children_of_the_regions_are_those_of_the_city(oulu):
    city = Area.objects.get(code="oulu")
    assert city.children_under_18
    assert city.children_16_17
    # Paavo's own total for the ages 0-15 in the 46 postcodes of Oulu.
    under_16 = city.children_under_18 - city.children_16_17
    assert under_16 == 36_156
    regions = Area.objects.regions()
    assert sum(region.children_under_18 or 0 for region in regions) == (
        city.children_under_18
    )


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("Haukiputaan kunta", "pk-haukipudas"),
        ("Pöllökangas", "pk-ritaharju-kuivasjarvi-pollonkangas"),
        ("VI Myllytulli", "myllytulli"),
        ("Yli-Kiiminki", "pk-ylikiiminki"),
        ("Oulusalo", "pk-oulunsalo"),
    ],
)
def test_old_names_and_misspellings_are_other_names_of_an_area(oulu, words, area):
    assert words in tree().by_code[area].aliases


def test_only_what_is_dissolved_or_simplified_is_called_approximate(oulu):
    approximate = {
        level
        for level, is_so in Area.objects.exclude(outline="").values_list(
            "level", "outline_is_approximate"
        )
        if is_so
    }
    assert approximate == {
        Level.CITY,
        Level.REGION,
        Level.CLUSTER,
        Level.POSTCODE,
    }


def test_every_middle_lies_in_its_area(oulu):
    ground = geography.ground()
    for node in tree().of_level(Level.NEIGHBOURHOOD):
        assert node.middle is not None
        assert ground.at(node.middle.latitude, node.middle.longitude) == node.code
