"""Shared strings: the texts of a workbook, which its cells name by number; packed, since a city has 800,000."""

from array import array
from collections.abc import Mapping

from shared.domain import policy
from shared.roster.findings import FindingCode
from shared.roster.lines import FileRefused
from shared.roster.markup import Events
from shared.roster.text_run import TextRun

_MOST = 12 * policy.ROSTER_ROWS
# Bytes of them all: five times what a city's take.
_LARGEST = 50_000_000


class SharedStrings(Events):
    """Reads the part ``sharedStrings``, then gives the texts."""

    def __init__(self) -> None:
        self._packed = bytearray()
        self._ends = array("I")
        self._run = TextRun()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._run.clear()
        else:
            self._run.start(name)

    def text(self, text: str) -> None:
        self._run.text(text)

    def end(self, name: str) -> None:
        if name != "si":
            self._run.end(name)
            return
        if len(self._ends) == _MOST:
            raise FileRefused(FindingCode.TOO_MANY_ROWS)
        self._packed += self._run.value.encode("utf-8", "surrogatepass")
        if len(self._packed) > _LARGEST:
            raise FileRefused(FindingCode.INFLATES_TOO_FAR)
        self._ends.append(len(self._packed))

    def of(self, number: int) -> str | None:
        """The text of a number, counted from 0; None if there is none."""
        if not 0 <= number < len(self._ends):
            return None
        begin = self._ends[number - 1] if number else 0
        return self._packed[begin : self._ends[number]].decode("utf-8", "surrogatepass")
