"""Words that go on and on are read in no more than a moment, whatever is repeated."""

import time

import pytest

from search.understanding import understand

pytestmark = pytest.mark.django_db
LONGEST = 200
TIES = ["ja", "tai", ",", "-", "or", "and", "och", "eller", "sekä", "&", "to", "till"]
UNITS = [
    *(f"7 {tie} " for tie in TIES),
    *(f"7v {tie} " for tie in TIES),
    *(f"7 - {tie} " for tie in TIES),
    *(f"ti {tie} " for tie in TIES),
    *(f"3. lk {tie} " for tie in TIES),
    *(
        "klo 17 ",
        "16-18 ",
        "ei ",
        "not ",
        "ilman ",
        "lähellä ",
        "near ",
        "in ",
        "alle ",
    ),
    *(
        "Tuira ",
        "Yli-Ii ",
        "90500 ",
        "1-2-",
        "u10 ",
        "2019 ",
        "7 . v ",
        "seitsemän ja ",
    ),
]


# A reading that tries every way to part the blanks would not end before the suite does.
@pytest.mark.parametrize("unit", UNITS)
def test_a_saying_without_end_is_read_at_once(unit):
    words = (unit * LONGEST)[:LONGEST]
    began = time.process_time()
    for end in ("", "v", "-vuotiaille", "x"):
        understand(words + end)
    assert time.process_time() - began < 2
