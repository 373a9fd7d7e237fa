"""What every row of the demo city has in common."""

from __future__ import annotations

import uuid
from datetime import timedelta
from random import Random
from typing import Any

from django.utils import timezone


def new_uuid(rng: Random) -> uuid.UUID:
    """A uuid that is the same whenever the city is built from the same seed."""
    return uuid.UUID(int=rng.getrandbits(128), version=4)


def published(rng: Random) -> dict[str, Any]:
    """The columns of a row that was published within the last months."""
    moment = timezone.now() - timedelta(hours=rng.randrange(1, 120 * 24))
    return {
        "live": True,
        "has_unpublished_changes": False,
        "first_published_at": moment,
        "last_published_at": moment,
    }
