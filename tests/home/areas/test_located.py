"""Whatever has an address or a point knows its areas by itself."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import override

from home.areas import geography
from home.areas.models import Area, Located
from tests.factories.areas import AreaFactory, SmallOulu, small_oulu, square

pytestmark = pytest.mark.django_db


class Spot(Located):
    """A located thing without a table: its areas are worked out before it is written."""

    class Meta:
        app_label = "tests"
        managed = False


@pytest.fixture
def oulu() -> SmallOulu:
    return small_oulu()


IN_TUIRA = {"latitude": 65.025, "longitude": 25.465}
IN_THE_SEA = {"latitude": 65.2, "longitude": 24.5}


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        (IN_TUIRA, ("tuira", "pk-tuira", "keskinen", "oulu")),
        (
            IN_TUIRA | {"postal_code": "90820"},
            ("tuira", "pk-tuira", "keskinen", "oulu", "90820"),
        ),
        (
            {"postal_code": "90520"},
            ("toppila", "pk-tuira", "keskinen", "oulu", "90520"),
        ),
        (
            IN_THE_SEA | {"postal_code": "90820"},
            ("kello", "pk-kello", "pohjoinen", "oulu", "90820"),
        ),
        ({"postal_code": "90501"}, ("oulu", "90501")),
        ({"postal_code": "00100"}, ()),
        (IN_THE_SEA, ()),
        ({}, ()),
    ],
    ids=[
        "a point",
        "the point decides, not the postcode",
        "the largest share of a postcode",
        "a point outside every district leaves it to the postcode",
        "boxes of the city lie in the city",
        "a postcode elsewhere",
        "a point elsewhere",
        "nothing known",
    ],
)
def test_the_areas_follow_from_the_address(oulu, address, codes):
    spot = Spot(**address)
    spot.find_areas()
    assert spot.area_codes == codes


def test_the_region_is_kept_on_the_row(oulu):
    spot = Spot(**IN_TUIRA)
    spot.find_areas()
    assert spot.region == oulu.keskinen


def test_an_editors_choice_wins_over_the_point(oulu):
    spot = Spot(
        **IN_TUIRA, area_override=oulu.kello, area_override_reason="Toimii Kellossa"
    )
    spot.find_areas()
    assert (spot.area, spot.region) == (oulu.kello, oulu.pohjoinen)


def test_an_editors_choice_may_be_a_whole_cluster(oulu):
    spot = Spot(area_override=oulu.pk_kello, area_override_reason="Osoite puuttuu")
    spot.find_areas()
    assert spot.area_codes == ("pk-kello", "pohjoinen", "oulu")


def test_an_editors_choice_needs_a_reason(oulu):
    spot = Spot(area_override=oulu.kello, area_override_reason="  ")
    with pytest.raises(ValidationError) as refused:
        spot.clean()
    assert set(refused.value.error_dict) == {"area_override_reason"}


@pytest.mark.parametrize(
    ("point", "field", "words"),
    [
        (
            {"latitude": 25.47, "longitude": 65.01},
            "latitude",
            {"fi": "vaihtaneen paikkaa", "sv": "ombytta", "en": "seem swapped"},
        ),
        (
            {"latitude": 48.85, "longitude": 2.35},
            "latitude",
            {"fi": "ei ole Suomessa", "sv": "inte i Finland", "en": "not in Finland"},
        ),
        (
            {"latitude": 65.01},
            "longitude",
            {"fi": "pituusaste", "sv": "longitud", "en": "longitude"},
        ),
    ],
    ids=["swapped", "Paris", "half a point"],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_wrong_point_is_refused_beside_its_field(point, field, words, language):
    with override(language), pytest.raises(ValidationError) as refused:
        Spot(**point).clean()
    assert list(refused.value.error_dict) == [field]
    assert words[language] in str(refused.value)


@pytest.mark.parametrize("typed", ["9050", "905000", "FI-90", "90 50", "9050o"])
def test_a_malformed_postcode_is_refused_beside_its_field(typed):
    with pytest.raises(ValidationError) as refused:
        Spot(postal_code=typed).clean_fields()
    assert "postal_code" in refused.value.error_dict


@pytest.mark.parametrize("typed", ["90500", "00100", ""])
def test_any_five_digits_are_a_postcode(typed):
    Spot(postal_code=typed).clean_fields()


def test_its_own_point_is_exact(oulu):
    spot = Spot(**IN_TUIRA)
    spot.find_areas()
    assert spot.point is not None
    assert (spot.point.latitude, spot.point.approximate) == (65.025, False)


@pytest.mark.parametrize(
    ("choose", "latitude"),
    [("kello", 65.115), ("pk_kello", 65.0), ("pohjoinen", None)],
    ids=[
        "middle of the neighbourhood",
        "middle of the cluster",
        "a region is too wide",
    ],
)
def test_without_a_point_it_stands_in_the_middle_of_its_area(oulu, choose, latitude):
    Area.objects.filter(code__in=["pk-kello", "pohjoinen"]).update(
        latitude=65.0, longitude=25.0
    )
    spot = Spot(area_override=getattr(oulu, choose), area_override_reason="Nimi kertoo")
    spot.find_areas()
    found = spot.point
    assert (found and found.latitude) == latitude
    assert found is None or found.approximate


def test_a_point_on_the_border_belongs_to_one_of_the_two():
    AreaFactory(code="ita", outline=square(65.0, 25.01))
    AreaFactory(code="lansi", outline=square(65.0, 25.0))
    assert geography.neighbourhood_at(65.005, 25.01) == "ita"


def test_saving_some_fields_saves_the_areas_that_follow_from_them(monkeypatch):
    written = {}
    monkeypatch.setattr(
        models.Model, "save", lambda self, **kwargs: written.update(kwargs)
    )
    Spot().save(update_fields=["postal_code"])
    assert written["update_fields"] == {"postal_code", "area", "region"}
