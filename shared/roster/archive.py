"""Archives: zip files whose parts are read in bounds, whatever the archive says of itself."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final, cast

from shared.domain import policy
from shared.roster.findings import FindingCode
from shared.roster.lines import FileRefused

SMALL: Final = 1_000_000
"""Bytes of a part that says what the other parts are."""

_PARTS = 1_000
_PIECE = 65_536
# The list of the parts comes whole: of the most parts, with long names, it takes a few hundred thousand bytes.
_AT_ONCE = 1_000_000
# A sheet's markup shrinks to a fifteenth or so, a list of names to a third; what shrinks further was made to burst.
_RATIO = 200
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)


class Archive:
    """A zip file and its parts, by name. Raises FileRefused when it is no sound one."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._zip = zipfile.ZipFile(cast("BinaryIO", _Bounded(file)))
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

    def part(self, name: str, largest: int = policy.ROSTER_INFLATED_MAX_BYTES) -> "Part":
        """A part, to be read from its beginning. Raises FileRefused: no such part, or larger than it may be."""
        part = self._parts.get(name)
        if part is None:
            raise FileRefused(FindingCode.FILE_UNREADABLE)
        if part.file_size > min(largest, _PIECE + _RATIO * part.compress_size):
            raise FileRefused(FindingCode.INFLATES_TOO_FAR)
        try:
            return Part(self._zip.open(part))
        except _BROKEN:
            raise FileRefused(FindingCode.FILE_UNREADABLE) from None


class _Bounded:
    """A file of which nobody reads much at once, whatever the file itself asks for. Raises ValueError."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, most: int = -1) -> bytes:
        """At most so many bytes; without a number as many as may be read at once."""
        if most > _AT_ONCE:
            raise ValueError("read")
        return self._file.read(_AT_ONCE if most < 0 else most)


class Part:
    """A part's bytes. There are no more of them than the archive says, which was found in bounds.

    Every reading raises FileRefused where the part is broken.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def pieces(self) -> Iterator[bytes]:
        """All of it, a piece at a time."""
        with self._stream:
            while piece := self._read(self._stream.read, _PIECE):
                yield piece

    def readline(self, most: int) -> bytes:
        """The rest of a line, at most so many bytes; empty at the end."""
        return self._read(self._stream.readline, most)

    def _read(self, method: Callable[[int], bytes], most: int) -> bytes:
        try:
            return method(most)
        except _BROKEN:
            raise FileRefused(FindingCode.FILE_UNREADABLE) from None
