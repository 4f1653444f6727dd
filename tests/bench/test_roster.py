"""The bench of rosters reads what it writes, in every format."""

from pathlib import Path

import pytest

from tests.bench.city_files import WRITERS
from tests.bench.roster import OURS, RIVAL, read, write


@pytest.mark.parametrize("name", WRITERS)
def test_a_roster_is_read_whole(name: str, tmp_path: Path) -> None:
    ours = read(write(tmp_path, name, 1_200), OURS)
    assert (ours.rows, ours.faults) == (1_200, 0) and 0 < ours.before <= ours.peak and ours.cpu > 0


def test_the_rival_reads_the_same_rows(tmp_path: Path) -> None:
    assert read(write(tmp_path, "xlsx", 300), RIVAL).rows == 300
