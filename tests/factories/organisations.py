"""Organisers for tests: a published association without regions, unless the test says more."""

from __future__ import annotations

from typing import Any

import factory

from home.areas.models import Area
from home.organisations.models import Organisation
from tests.factories.making import Factory


def _work_in(
    organisation: Organisation, create: bool, regions: list[Area] | None, **_: Any
) -> None:
    if create and regions:
        organisation.regions.set(regions)
        organisation.save()


class OrganisationFactory(Factory[Organisation]):
    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    name_fi = factory.Sequence("Esimerkkiseura {} ry".format)
    slug = factory.Sequence("esimerkkiseura-{}".format)
    kind = Organisation.Kind.ASSOCIATION
    live = True

    regions = factory.PostGeneration(_work_in)
