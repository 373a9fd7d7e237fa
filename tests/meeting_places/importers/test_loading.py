"""The real places of Oulu, loaded from the project's own files."""

from __future__ import annotations

from collections import Counter

import pytest
from shapely.geometry import Point, box

from home.areas import loading as areas
from home.areas.tree import tree
from meeting_places.importers import loading, playgrounds, schools
from meeting_places.models import MeetingPlace, PlaceMoment

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def oulu(once) -> loading.Loaded:
    areas.load()
    return loading.load()


def test_every_real_place_is_there(oulu):
    count = Counter(MeetingPlace.objects.values_list("source", flat=True))
    assert (count["evaka"], count["leikkipaikat"], count["peruskoulut"]) == (
        210,
        101,
        36,
    )
    # 127 have a name; three of the names say nothing, and most are the City's own.
    assert 50 < count["osm"] < 124


def test_loading_again_leaves_what_editors_have_written(oulu):
    place = MeetingPlace.objects.get(name_fi="Avoin päiväkoti Kello")
    place.name_fi = "Kellon avoin päiväkoti"
    place.save()
    again = loading.load()
    place.refresh_from_db()
    assert (again.new, again.kept) == ([], len(oulu.new))
    assert place.name_fi == "Kellon avoin päiväkoti"


def test_a_deleted_place_comes_back_alone(oulu):
    MeetingPlace.objects.filter(name_fi="Kellon koulu").delete()
    assert len(loading.load().new) == 1


def test_every_place_is_what_an_editor_could_have_typed(oulu):
    for place in MeetingPlace.objects.all():
        place.full_clean()


def test_open_units_and_playgrounds_are_listed_and_venues_are_not(oulu):
    listed = set(MeetingPlace.objects.listed().values_list("kind", flat=True))
    assert listed == {MeetingPlace.Kind.OPEN_DAYCARE, MeetingPlace.Kind.PLAYGROUND}


def test_closed_units_are_neither_listed_nor_running(oulu):
    ended = PlaceMoment.objects.not_running().select_related("place")
    assert {moment.place.name_fi for moment in ended} == {
        "Avoin päiväkoti Talvikangas",
        "Avoin päiväkoti Vekara-aho",
        "Avoin päiväkoti Vesala",
        "Avoin päiväkoti Värttö",
    }
    assert not any(moment.place.listed for moment in ended)


def test_every_place_knows_its_region(oulu):
    outside = MeetingPlace.objects.filter(region=None)
    assert [place.name_fi for place in outside] == []


def test_post_offices_are_written_alike(oulu):
    shouting = [
        city
        for city in MeetingPlace.objects.values_list("city", flat=True).distinct()
        if city.isupper() or "," in city
    ]
    assert shouting == []


@pytest.mark.parametrize(
    ("unit", "area"),
    [
        ("Myllyoja", "myllyoja"),
        ("Korvensuora", "korvensuora"),
        ("Taikapolku", "hiukkavaara"),
        ("Kello", "kello"),
    ],
)
def test_an_open_unit_stands_in_the_day_care_centre_of_its_address(oulu, unit, area):
    place = MeetingPlace.objects.get(name_fi=f"Avoin päiväkoti {unit}")
    assert place.area
    assert place.area.code == area
    assert place.point
    assert not place.point.approximate


def test_nobody_invents_where_an_address_is_that_no_unit_tells(oulu):
    place = MeetingPlace.objects.get(name_fi="Avoin päiväkoti Maikkula")
    assert place.latitude is None
    without = MeetingPlace.objects.filter(source="evaka", latitude=None)
    assert without.count() == 60 - 26


def test_no_school_has_an_invented_point(oulu):
    with_point = MeetingPlace.objects.filter(
        kind=MeetingPlace.Kind.SCHOOL, latitude__isnull=False
    )
    assert not with_point.exists()
    kello = MeetingPlace.objects.get(name_fi="Kellon koulu")
    assert kello.area
    assert kello.area.code == "kello"
    assert kello.point is not None
    assert kello.point.approximate


def test_kiviniemi_school_is_not_in_the_other_kiviniemi(oulu):
    school = MeetingPlace.objects.get(name_fi="Kiviniemen koulu")
    assert school.area
    assert school.region
    assert (school.area.code, school.region.code) == (
        "pk-kello-kiviniemi",
        "pohjoinen",
    )


def test_a_school_carries_only_a_neighbourhood_of_its_own_region(oulu):
    for school in schools.places():
        node = tree().by_id[school.area_override_id or 0]
        if node.level == "neighbourhood":
            # The name tells it: both begin alike, whatever the case ending.
            assert node.name[:3] == school.name_fi[:3]


@pytest.mark.parametrize(
    ("point", "metres"),
    [
        (Point(25.4705, 65.0005), 0),
        (Point(25.4705, 65.0017), 78),
        (Point(25.4726, 65.0005), 75),
    ],
    ids=["inside", "to the north", "to the east, where degrees are shorter"],
)
def test_distance_is_measured_from_the_edge_of_the_playground(point, metres):
    playground = box(25.470, 65.000, 25.471, 65.001)
    assert playgrounds.metres(point, playground) == pytest.approx(metres, abs=1)


def test_no_playground_is_there_twice(oulu):
    of_city = MeetingPlace.objects.filter(source="leikkipaikat")
    of_osm = MeetingPlace.objects.filter(source="osm")
    city_points = [Point(place.longitude, place.latitude) for place in of_city]
    for place in of_osm:
        spot = Point(place.longitude, place.latitude)
        assert min(playgrounds.metres(spot, other) for other in city_points) > 80
