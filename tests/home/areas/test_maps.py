"""The small picture of a region beside an address."""

import pytest

from home.areas.maps import WIDTH, area_map
from home.areas.outlines import Point
from tests.factories.areas import small_oulu

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def oulu():
    return small_oulu()


def test_the_neighbourhood_is_lit_among_those_of_its_region_only():
    picture = area_map("tuira")
    assert picture
    assert (str(picture.name), str(picture.region)) == ("Tuira", "Keskinen alue")
    assert [lit for _path, lit in picture.shapes] == [False, True]


def test_a_cluster_lights_all_its_neighbourhoods():
    picture = area_map("pk-tuira")
    assert picture
    assert [lit for _path, lit in picture.shapes] == [True, True]


def test_the_point_lies_where_the_place_is_in_the_picture():
    # Toppila's square begins north-west of Tuira's.
    picture = area_map("tuira", Point(65.0201, 25.4699, approximate=False))
    assert picture
    assert picture.point
    x, y = picture.point
    height = picture.drawing.frame.height
    assert WIDTH * 0.9 < x < WIDTH
    assert height * 0.9 < y < height


@pytest.mark.parametrize("code", [None, "", "oulu", "kuu"])
def test_without_a_region_there_is_no_picture(code):
    assert area_map(code) is None
