"""Organisers for tests: a published association without regions, unless the test says more."""

from __future__ import annotations

import factory

from home.organisations.models import Organisation


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    name_fi = factory.Sequence("Esimerkkiseura {} ry".format)
    slug = factory.Sequence("esimerkkiseura-{}".format)
    kind = Organisation.Kind.ASSOCIATION
    live = True

    @factory.post_generation
    def regions(self, create, regions, **_):
        if create and regions:
            self.regions.set(regions)
            self.save()
