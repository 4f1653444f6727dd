"""A city's roster fits: what a row takes while the whole of a file is read and checked, in each format."""

import io
import struct
import tracemalloc
from collections.abc import Callable

import pytest

from shared.domain import policy
from shared.roster.checks import check
from shared.roster.findings import FindingCode
from shared.roster.reading import read_roster
from tests.bench.city import CITY, catalogue, pupils
from tests.bench.city_files import WRITERS
from tests.unit.roster.files import TODAY, checked, csv_file, found, parts_of, with_shared_strings, xlsx_file, zip_file

_GOAL = 200_000_000
_INTERPRETER = 60_000_000  # what the process, the SDK with it, takes anyway
_ROWS = 1_500
_PARTS = 60_000
_FIELDS = "<4s4B4HL2L5H2L"  # of a part in an archive's list (APPNOTE.TXT 4.3.12)


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
    assert CITY * _a_row(name, lambda file: check(read_roster(file), schools, TODAY)) < _GOAL - _INTERPRETER


def test_packed_rows_take_less_than_half_of_what_objects_would() -> None:
    schools = catalogue(3 * _ROWS)
    packed = _a_row("csv", lambda file: check(read_roster(file), schools, TODAY).by_school)
    assert packed < _a_row("csv", lambda file: list(read_roster(file))) / 2


def _archive_of_many_parts() -> bytes:
    """An archive of which there is nothing but the list of its parts."""
    part = struct.pack(_FIELDS, b"PK\x01\x02", 20, 0, 20, 0, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    head = b"PK\x03\x04" + bytes(26)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, len(part) * _PARTS, len(head), 0)
    return head + part * _PARTS + end


def test_an_archive_is_refused_before_a_long_list_of_parts_is_read() -> None:
    file = _archive_of_many_parts()
    assert len(file) < 3_000_000
    assert _peak(lambda: found(file)) < 1_000_000
    assert found(file) == [(0, "", "file_unreadable")]


def test_texts_of_a_workbook_that_no_roster_has_end_the_reading() -> None:
    text = "".join(f"<si><t>{str(number) * 150:.900}</t></si>" for number in range(100_000, 170_000))
    parts = parts_of(with_shared_strings(xlsx_file())) | {"xl/sharedStrings.xml": f"<sst>{text}</sst>"}
    file = zip_file(parts)
    assert len(file) < 5_000_000
    assert _peak(lambda: found(file)) < 80_000_000
    assert found(file) == [(0, "", "inflates_too_far")]


def test_a_file_of_faults_alone_is_not_read_to_its_end() -> None:
    result = checked(csv_file([["x"] * 5_000] * 40))
    assert result.faults == policy.ROSTER_FAULTS + 1
    assert result.findings[0][:3] == (0, "", FindingCode.TOO_MANY_FAULTS)
    assert len(result.findings) == policy.ROSTER_FINDINGS_SHOWN
