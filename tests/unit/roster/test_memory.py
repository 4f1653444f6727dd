"""A city's roster fits: what a row takes while the whole of a file is read and checked, in each format."""

import io
import tracemalloc
from collections.abc import Callable

import pytest

from shared.roster.checks import check
from shared.roster.reading import read_roster
from tests.bench.city import CITY, catalogue, pupils
from tests.bench.city_files import WRITERS

_GOAL = 200_000_000
_INTERPRETER = 60_000_000  # what the process, the SDK with it, takes anyway
_ROWS = 1_500


def _peak(work: Callable[[], object]) -> int:
    """Bytes that work takes at most beyond what there was."""
    tracemalloc.start()
    try:
        kept = work()
        return tracemalloc.get_traced_memory()[1] if kept is not None else 0
    finally:
        tracemalloc.stop()


def _a_row(name: str, read: Callable[[io.BytesIO], object]) -> float:
    """Bytes that one more row takes."""
    peaks = []
    for rows in (_ROWS, 3 * _ROWS):
        file = io.BytesIO()
        WRITERS[name](file, pupils(rows))
        peaks.append(_peak(lambda file=file: read(file)))
    return (peaks[1] - peaks[0]) / (2 * _ROWS)


@pytest.mark.parametrize("name", WRITERS)
def test_a_city_takes_less_than_200_megabytes(name: str) -> None:
    schools = catalogue(3 * _ROWS)
    assert CITY * _a_row(name, lambda file: check(read_roster(file), schools)) < _GOAL - _INTERPRETER


def test_packed_rows_take_less_than_half_of_what_objects_would() -> None:
    schools = catalogue(3 * _ROWS)
    packed = _a_row("csv", lambda file: check(read_roster(file), schools).by_school)
    assert packed < _a_row("csv", lambda file: list(read_roster(file))) / 2
