"""A city of two regions with its pages in three languages."""

from __future__ import annotations

import pytest

from home.areas.models import Level
from tests.factories.pages import (
    NewsIndexPageFactory,
    RegionIndexPageFactory,
    RegionPageFactory,
    area,
    home,
)


@pytest.fixture
def city():
    return area("oulu", Level.CITY, "Oulu")


@pytest.fixture
def pohjoinen(city):
    return area("pohjoinen", Level.REGION, "Pohjoinen alue", city)


@pytest.fixture
def itainen(city):
    return area("itainen", Level.REGION, "Itäinen alue", city)


@pytest.fixture
def regions():
    return RegionIndexPageFactory(parent=home("fi"))


@pytest.fixture
def news_of_city():
    return NewsIndexPageFactory(parent=home("fi"))


@pytest.fixture
def pohjoinen_page(regions, pohjoinen):
    return RegionPageFactory(parent=regions, area=pohjoinen)


@pytest.fixture
def itainen_page(regions, itainen):
    return RegionPageFactory(parent=regions, area=itainen)


@pytest.fixture
def news_of_pohjoinen(pohjoinen_page):
    return NewsIndexPageFactory(parent=pohjoinen_page)


@pytest.fixture
def news_of_itainen(itainen_page):
    return NewsIndexPageFactory(parent=itainen_page)
