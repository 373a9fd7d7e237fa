"""How much the people asked are meant, as `search.scoring` tells it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.engines.memory.arrays import Arrays
from search.engines.memory.bitsets import Rows
from search.query import Person
from search.scoring import ALL_SPECIAL, LEAST_SPECIAL, OLDEST, bands, years_asked


def special(arrays: Arrays, rows: Rows, people: Sequence[Person]) -> NDArray[np.int64]:
    """In thousandths, for each of the rows."""
    low = arrays["age_low"][rows].astype(np.int64)
    high = arrays["age_high"][rows].astype(np.int64)
    audience = np.minimum(high, OLDEST) - low
    # Of an audience that nobody knows it is below 0.
    audience = np.where(high < low, OLDEST, np.maximum(audience, 1))
    meant = np.minimum(years_asked(people), audience)
    for band in bands(people):
        inside = (low >= band.low) & (high <= band.high) & (low < high)
        meant = np.where(inside, audience, meant)
    more: NDArray[np.int64] = (ALL_SPECIAL - LEAST_SPECIAL) * meant // audience
    return LEAST_SPECIAL + more
