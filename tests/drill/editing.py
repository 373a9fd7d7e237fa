"""An editor who publishes without pause: `python -m tests.drill.editing`, until terminated.

Prices, states and names change; every tenth edit takes a club away or brings it back.
"""

from __future__ import annotations

import random
import time
from decimal import Decimal

import django
from django.db import OperationalError

django.setup()

from django.db import transaction  # noqa: E402

from activities.models import Activity  # noqa: E402

SECONDS = 0.5


def edit(draw: random.Random, number: int) -> None:
    with transaction.atomic():
        club = Activity.objects.order_by("?").first()
        assert club is not None
        if number % 10 == 0:
            club.live = not club.live
        else:
            club.price = Decimal(draw.randrange(0, 60))
            club.name_fi = f"{club.name_fi.partition(' no ')[0]} no {number}"
        club.save()


def main() -> None:
    draw = random.Random(5)
    number = 0
    while True:
        number += 1
        try:
            edit(draw, number)
        except OperationalError:
            # The tick was writing; the next one is as good.
            continue
        time.sleep(SECONDS)


if __name__ == "__main__":
    main()
