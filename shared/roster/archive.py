"""Archives: zip files whose parts are read in bounds, whatever the archive says of itself."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from shared.domain import policy
from shared.roster.findings import FindingCode
from shared.roster.lines import FileRefused

SMALL: Final = 1_000_000
"""Bytes of a part that says what the other parts are."""

_PARTS = 1_000
_PIECE = 65_536
# A sheet's markup shrinks to a fifteenth or so, a list of names to a third; what shrinks further was made to burst.
_RATIO = 200
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)


class Archive:
    """A zip file and its parts, by name. Raises FileRefused when it is no sound one."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except _BROKEN:
            raise FileRefused(FindingCode.FILE_UNREADABLE) from None
        parts = self._zip.infolist()
        self._parts = {part.filename: part for part in parts}
        if len(self._parts) != len(parts) or len(parts) > _PARTS:
            raise FileRefused(FindingCode.FILE_UNREADABLE)
        if any(part.flag_bits & _ENCRYPTED or part.compress_type not in _METHODS for part in parts):
            raise FileRefused(FindingCode.FILE_UNREADABLE)
        if sum(part.file_size for part in parts) > policy.ROSTER_INFLATED_MAX_BYTES:
            raise FileRefused(FindingCode.INFLATES_TOO_FAR)

    @property
    def names(self) -> list[str]:
        """Names of the parts."""
        return list(self._parts)

    def pieces(self, name: str, largest: int = policy.ROSTER_INFLATED_MAX_BYTES) -> Iterator[bytes]:
        """A part's bytes, a piece at a time. Raises FileRefused: no such part, broken, or larger than it may be."""
        with self.open(name, largest) as stream:
            while piece := read_piece(stream):
                yield piece

    def open(self, name: str, largest: int = policy.ROSTER_INFLATED_MAX_BYTES) -> BinaryIO:
        """A part to be read with ``read_piece``. It gives no more bytes than it says it has, which are in bounds.

        Raises FileRefused.
        """
        part = self._parts.get(name)
        if part is None:
            raise FileRefused(FindingCode.FILE_UNREADABLE)
        if part.file_size > min(largest, _PIECE + _RATIO * part.compress_size):
            raise FileRefused(FindingCode.INFLATES_TOO_FAR)
        try:
            return self._zip.open(part)
        except _BROKEN:
            raise FileRefused(FindingCode.FILE_UNREADABLE) from None


def read_piece(stream: BinaryIO) -> bytes:
    """The next bytes of a part, empty at its end. Raises FileRefused when it is broken there."""
    try:
        return stream.read(_PIECE)
    except _BROKEN:
        raise FileRefused(FindingCode.FILE_UNREADABLE) from None
