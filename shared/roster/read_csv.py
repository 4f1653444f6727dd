"""Rosters as CSV: with commas, in UTF-8 or Big5 as Windows writes it."""

import csv
from collections.abc import Iterator, Sequence
from typing import Protocol

from shared.roster.findings import FindingCode
from shared.roster.lines import WHOLE, FileRefused, Line

_LONGEST = 65_536  # bytes of a line
_MARK = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# Big5 with the characters that Windows, and so Excel, adds to it.
UTF_8, _BIG5 = "utf-8", "cp950"


class Source(Protocol):
    """What gives a file's lines."""

    def readline(self, most: int, /) -> bytes:
        """The rest of a line, at most so many bytes; empty at the end."""


def csv_lines(file: Source, encodings: Sequence[str] = (UTF_8, _BIG5)) -> Iterator[Line]:
    """The rows of a CSV file in one of the encodings, from where it stands. Raises FileRefused."""
    text = _Text(file, encodings)
    reader = csv.reader(text, strict=True)
    row = 0
    while True:
        row += 1
        try:
            cells = next(reader, None)
        except csv.Error:
            raise FileRefused(FindingCode.QUOTE_WRONG, row) from None
        if cells is None:
            return
        if row == 1 and len(cells) == 1 and any(mark in cells[0] for mark in "\t;；，"):
            raise FileRefused(FindingCode.NO_COMMAS, row)
        fault = text.take_fault()
        yield Line(row, cells, {WHOLE: fault} if fault else {})


class _Text:
    """The file's lines as text. The first one with a character beyond ASCII settles the encoding."""

    def __init__(self, file: Source, encodings: Sequence[str]) -> None:
        self._file = file
        self._encodings = encodings
        self._encoding = ""
        self._fault: FindingCode | None = None
        self._row = 0

    def take_fault(self) -> FindingCode | None:
        """What is wrong with the encoding of the lines since the last time."""
        fault, self._fault = self._fault, None
        return fault

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.readline(_LONGEST)
        self._row += 1
        if not line:
            raise StopIteration
        if len(line) == _LONGEST:
            raise FileRefused(FindingCode.TOO_LONG, self._row)
        if self._row == 1:
            if line.startswith(_UTF_16):
                raise FileRefused(FindingCode.ENCODING_UNKNOWN)
            if line.startswith(_MARK):
                self._encoding, line = UTF_8, line[len(_MARK) :]
        return line.decode("ascii") if line.isascii() else self._decoded(line)

    def _decoded(self, line: bytes) -> str:
        fits = [encoding for encoding in self._encodings if _fits(line, encoding)]
        if not self._encoding:
            if not fits:
                raise FileRefused(FindingCode.ENCODING_UNKNOWN, self._row)
            self._encoding = fits[0]
        # A line of Big5 with several Chinese words is never UTF-8 as well; one of UTF-8 can look like Big5.
        if fits[:1] != [self._encoding]:
            self._fault = FindingCode.ENCODING_MIXED if fits else FindingCode.ENCODING_BROKEN
        return line.decode(self._encoding, "replace")


def _fits(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
