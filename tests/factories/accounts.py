"""People with accounts, each put into a group of the roles that the migration made."""

from __future__ import annotations

import factory
from django.contrib.auth.models import Group

from accounts.models import User
from tests.factories.making import Factory

ADMINISTRATORS = "Ylläpitäjät"
PLANNERS = "Suunnittelijat"
MODERATORS = "Moderoijat"
NORTHERN_EDITORS = "Toimittajat: Pohjoinen alue"


class UserFactory(Factory[User]):
    class Meta:
        model = User

    username = factory.Sequence("toimittaja{}".format)
    email = factory.LazyAttribute("{0.username}@example.org".format)


def member_of(*groups: str) -> User:
    """A person in these groups."""
    person = UserFactory()
    person.groups.set(Group.objects.filter(name__in=groups))
    assert person.groups.count() == len(groups), groups
    return person
