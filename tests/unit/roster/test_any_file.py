"""Whatever is handed in comes back as rows and findings, and never as an error of ours."""

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.roster.finding_texts import TEXTS
from tests.unit.roster.files import checked, csv_file, parts_of, with_shared_strings, xlsx_file, zip_file
from tests.unit.roster.test_one_roster import ARCHIVE

_FILES = {
    "csv": csv_file(),
    "big5": csv_file(encoding="cp950"),
    "xlsx": xlsx_file(),
    "shared": with_shared_strings(xlsx_file()),
    "one_roster": ARCHIVE,
}
_ROUNDS = 120


def _told(file: bytes) -> None:
    result = checked(file)
    assert result.findings or result.rows
    assert {finding.code for finding in result.findings} <= set(TEXTS)


def _spoilt(file: bytes, chance: random.Random) -> bytes:
    """The file with some bytes changed, cut out or doubled."""
    spoilt = bytearray(file)
    for _ in range(chance.choice((1, 3, 20))):
        begin = chance.randrange(len(spoilt))
        end = begin + chance.choice((1, 1, 2, 50))
        mark = chance.choice((b"\0", b'"', b"<", b",", b"\r", b"9" * 40))
        spoilt[begin:end] = chance.choice((chance.randbytes(end - begin), b"", spoilt[begin:end] * 2, mark))
        spoilt = spoilt or bytearray(b"x")
    return bytes(spoilt)


@pytest.mark.parametrize("name", _FILES)
def test_spoilt_bytes_are_told(name: str) -> None:
    chance = random.Random(name)
    for _ in range(_ROUNDS):
        _told(_spoilt(_FILES[name], chance))


@pytest.mark.parametrize("name", ["xlsx", "shared", "one_roster"])
def test_spoilt_parts_in_a_sound_archive_are_told(name: str) -> None:
    chance = random.Random(name)
    parts = parts_of(_FILES[name])
    for _ in range(_ROUNDS):
        part = chance.choice(sorted(parts))
        _told(zip_file(parts | {part: _spoilt(parts[part], chance)}))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=9, max_size=11), max_size=3))
def test_any_cells_are_told(rows: list[list[str]]) -> None:
    file = io.StringIO(csv_file().decode(), newline="")
    file.seek(0, 2)
    for row in rows:
        file.write(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n")
    _told(file.getvalue().encode("utf-8", "surrogatepass"))
