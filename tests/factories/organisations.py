"""Organisers for tests: an association without regions, unless the test says more."""

import factory

from home.organisations.models import Organisation


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name_fi = factory.Sequence("Esimerkkiseura {} ry".format)
    slug = factory.Sequence("esimerkkiseura-{}".format)
    kind = Organisation.Kind.ASSOCIATION
