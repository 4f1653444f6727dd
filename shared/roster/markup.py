"""Markup: the XML of a workbook, read as it comes, with nothing taken from anywhere else.

A document type, and with it every entity, is refused: no spreadsheet program writes one.
"""

from collections.abc import Iterable, Iterator, Mapping
from xml.parsers import expat

from shared.roster.findings import FindingCode
from shared.roster.lines import FileRefused

# Bytes that one tag may have, attributes and all; the parser would keep any number.
_LONGEST_TAG = 1_000_000


class Events:
    """What is called for each element and text, by the element's name without its namespace."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Some of an element's text."""


def read_markup(pieces: Iterable[bytes], events: Events) -> Iterator[None]:
    """Read a document, and come back after each piece.

    Raises FileRefused when it is broken, or holds what it may not.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    names, start, end = _LocalNames(), events.start, events.end
    parser.StartElementHandler = lambda name, attributes: start(names[name], attributes)
    parser.EndElementHandler = lambda name: end(names[name])
    parser.CharacterDataHandler = events.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.buffer_text = True
    given = 0
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            given += len(piece)
            if given - parser.CurrentByteIndex > _LONGEST_TAG:
                raise FileRefused(FindingCode.FILE_UNREADABLE)
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError:
        raise FileRefused(FindingCode.FILE_UNREADABLE) from None


def read_whole(pieces: Iterable[bytes], events: Events) -> None:
    """Read a document to its end. Raises FileRefused."""
    for _ in read_markup(pieces, events):
        pass


class _LocalNames(dict[str, str]):
    """Names without their namespace, each found once."""

    def __missing__(self, name: str) -> str:
        local = self[name] = name.rpartition(" ")[2]
        return local


def _refuse(*_: object) -> None:
    raise FileRefused(FindingCode.FOREIGN_CONTENT)
