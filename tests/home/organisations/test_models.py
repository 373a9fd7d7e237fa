"""Organisers as families and editors meet them."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from home.organisations.models import Link, Organisation
from tests.factories.areas import small_oulu
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_a_draft_is_not_public():
    OrganisationFactory(live=False)
    shown = OrganisationFactory()
    assert list(Organisation.objects.published()) == [shown]


def test_an_editor_reaches_the_organisers_of_the_own_region():
    oulu = small_oulu()
    both = OrganisationFactory(regions=[oulu.pohjoinen, oulu.keskinen])
    OrganisationFactory(regions=[oulu.keskinen])
    OrganisationFactory()
    reached = Organisation.objects.of_regions([oulu.pohjoinen])
    assert list(reached) == [both]


def test_an_organiser_of_two_regions_is_listed_once():
    oulu = small_oulu()
    OrganisationFactory(regions=[oulu.pohjoinen, oulu.keskinen])
    reached = Organisation.objects.of_regions([oulu.pohjoinen, oulu.keskinen])
    assert len(reached) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("business_id", "0187690-2"),
        ("business_id", "187690-1"),
        ("business_id", "01876901"),
        ("association_number", "abc"),
        ("website", "javascript:alert(1)"),
        ("website", "ftp://seura.example"),
        ("languages", ["xx"]),
    ],
    ids=[
        "wrong check digit",
        "a digit short",
        "no hyphen",
        "letters",
        "a script",
        "not a web page",
        "unknown language",
    ],
)
def test_a_wrong_value_is_refused_beside_its_field(field, value):
    organiser = OrganisationFactory.build(**{field: value})
    with pytest.raises(ValidationError) as refused:
        organiser.full_clean()
    assert set(refused.value.error_dict) == {field}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        # The City of Oulu's own number, as it stands on its public pages.
        ("business_id", "0187690-1"),
        ("association_number", "123.456"),
        ("website", "https://seura.example/kerhot"),
        ("languages", ["fi", "sv"]),
    ],
)
def test_a_right_value_is_taken(field, value):
    OrganisationFactory.build(**{field: value}).full_clean()


def test_a_link_elsewhere_must_be_a_web_page():
    with pytest.raises(ValidationError) as refused:
        Link(label="Facebook", url="mailto:seura@seura.example").clean_fields(
            exclude=["organisation"]
        )
    assert set(refused.value.error_dict) == {"url"}
