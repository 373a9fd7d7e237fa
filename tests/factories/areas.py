"""Areas for tests: a small Oulu whose districts are plain squares."""

from __future__ import annotations

import json
from dataclasses import dataclass

import factory

from home.areas.models import CITY_CODE, Area, Level, PostcodeShare
from home.trees import Kept
from tests.factories.making import Factory


class AreaFactory(Factory[Area]):
    """A neighbourhood without a parent, unless the test says more."""

    class Meta:
        model = Area
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"kaupunginosa-{n}")
    name_fi = factory.LazyAttribute(lambda area: area.code.capitalize())
    level = Level.NEIGHBOURHOOD


def square(south: float, west: float, side: float = 0.01) -> str:
    """An outline: the square with this south-western corner."""
    north, east = south + side, west + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


@dataclass(frozen=True)
class SmallOulu:
    city: Area
    pohjoinen: Area
    keskinen: Area
    pk_kello: Area
    pk_tuira: Area
    kello: Area
    tuira: Area
    toppila: Area


def small_oulu() -> SmallOulu:
    """Two regions, three neighbourhoods, and postcodes of every sort.

    90500 lies in Tuira, 90520 for the most part in Toppila, 90820 in Kello; 90501 holds
    boxes and so lies nowhere. Written level by level and without signals: half of the
    tests begin here, and nothing stands in these areas yet.
    """
    (city,) = _write(Area(code=CITY_CODE, name_fi="Oulu", level=Level.CITY))
    pohjoinen, keskinen = _write(
        Area(
            code="pohjoinen",
            name_fi="Pohjoinen alue",
            name_sv="Norra området",
            name_en="Northern region",
            level=Level.REGION,
            parent=city,
        ),
        Area(code="keskinen", name_fi="Keskinen alue", level=Level.REGION, parent=city),
    )
    pk_kello, pk_tuira = _write(
        Area(code="pk-kello", level=Level.CLUSTER, parent=pohjoinen, name_fi="Kello"),
        Area(
            code="pk-tuira",
            level=Level.CLUSTER,
            parent=keskinen,
            name_fi="Tuira-Toppila",
        ),
    )
    kello, tuira, toppila, *postcodes = _write(
        neighbourhood("kello", pk_kello, 65.11, 25.21),
        neighbourhood("tuira", pk_tuira, 65.02, 25.46),
        neighbourhood("toppila", pk_tuira, 65.03, 25.43),
        *(
            Area(code=code, name_fi=code, level=Level.POSTCODE, parent=city)
            for code in ("90820", "90500", "90520", "90501")
        ),
    )
    of_kello, of_tuira, of_both, _boxes = postcodes
    PostcodeShare.objects.bulk_create(
        PostcodeShare(postcode=postcode, neighbourhood=area, share=share)
        for postcode, area, share in (
            (of_kello, kello, 1),
            (of_tuira, tuira, 1),
            (of_both, tuira, 0.3),
            (of_both, toppila, 0.7),
        )
    )
    Kept.forget_all()
    return SmallOulu(
        city, pohjoinen, keskinen, pk_kello, pk_tuira, kello, tuira, toppila
    )


def _write(*areas: Area) -> list[Area]:
    return Area.objects.bulk_create(areas)


def neighbourhood(code: str, cluster: Area, south: float, west: float) -> Area:
    """One more, not saved yet."""
    return Area(
        code=code,
        name_fi=code.capitalize(),
        level=Level.NEIGHBOURHOOD,
        parent=cluster,
        outline=square(south, west),
        latitude=south + 0.005,
        longitude=west + 0.005,
    )
