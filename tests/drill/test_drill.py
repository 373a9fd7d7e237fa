"""The drill in short: one pause and one kill. `make faults` has the whole of it."""

import pytest

from tests.drill.__main__ import Drill
from tests.search.elastic import needed


@needed
@pytest.mark.slow
def test_visitors_notice_nothing_of_a_server_that_is_paused_and_killed(tmp_path):
    # Its server runs as nobody, who must be able to reach the folder.
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    drill = Drill(tmp_path)
    try:
        drill.prepare()
        seen = drill.go_through(times=1, searches=50)
        entries = drill.compare()
    finally:
        drill.elastic.stop()

    assert seen.errors == []
    assert seen.late == 0, f"the slowest answer took {seen.slowest:.2f} s"
    assert entries > 900
