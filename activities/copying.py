"""Another group of the same activity, or its next season: a draft that knows its origin."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction

from activities.models import Activity

# What belongs to the one club and not to its copy.
OWN = {
    "pk": None,
    "slug": "",
    "source": "",
    "source_id": "",
    "live": False,
    "has_unpublished_changes": True,
    "first_published_at": None,
    "last_published_at": None,
    "go_live_at": None,
    "expire_at": None,
    "expired": False,
    "locked": False,
    "locked_at": None,
    "locked_by": None,
    "latest_revision": None,
    "live_revision": None,
    "replaced_by": None,
    "alert_fi": "",
    "alert_sv": "",
    "alert_en": "",
    "alert_until": None,
}
CHILDREN = ("slots", "dated_sessions")


@transaction.atomic
def as_another_group(activity: Activity, user: Any = None) -> Activity:
    """A draft with the club's facts and times, ready to be changed where it differs.

    Times get identifiers of their own, so that a cancelled date of one group says nothing
    about the other. Facts of the moment and changes of dates are not copied.
    """
    facts = activity.get_latest_revision_as_object().serializable_data()
    for relation in CHILDREN:
        for row in facts[relation]:
            row |= {"pk": None, "activity": None, "uuid": str(uuid.uuid4())}
    facts |= OWN | {"uuid": str(uuid.uuid4()), "copied_from": activity.pk}
    group: Activity = Activity.from_serializable_data(facts)
    group.save()
    group.save_revision(user=user, log_action=True)
    return group
