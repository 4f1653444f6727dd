"""Shared objects: the libraries that a wheel brings beside its compiled modules, found by reading the modules' files.

Source: System V ABI, "Dynamic Linking"; ld.so(8) for how paths are searched.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# ELF of 64 bits, low byte first: the kind of both targets. Places in its header and in a section's entry.
_MAGIC = b"\x7fELF\x02\x01"
_SECTIONS, _COUNTS = 40, 58
_SECTION = struct.Struct("<IIQQQQIIQQ")
_TAG = struct.Struct("<QQ")
_DYNAMIC = 6
_NEEDED = 1
_PATHS = (15, 29)


class _Section(NamedTuple):
    kind: int
    offset: int
    size: int
    link: int


def libraries(module: Path, within: Path) -> list[Path]:
    """The files below ``within`` that the loader opens for ``module``, directly or for one another.

    What is asked for and not there (the C library …) is the system's to give.
    """
    root = within.resolve()
    found: set[Path] = set()
    waiting: list[tuple[Path, tuple[Path, ...]]] = [(module.resolve(), ())]
    while waiting:
        path, inherited = waiting.pop()
        names, own = _asked_for(path)
        # A library is also looked for where those that need it look.
        folders = (*own, *inherited)
        places = (folder / name for name in names for folder in folders if folder.is_relative_to(root))
        wanted = {place for place in places if place.is_file()} - found
        found |= wanted
        waiting += [(place, folders) for place in wanted]
    return sorted(within / path.relative_to(root) for path in found)


def _asked_for(path: Path) -> tuple[list[str], tuple[Path, ...]]:
    """Names of the libraries that the file needs, and the folders where it looks for them."""
    content = path.read_bytes()
    if not content.startswith(_MAGIC):
        return [], ()
    sections = list(_sections(content))
    names: list[str] = []
    folders: list[Path] = []
    for dynamic in (section for section in sections if section.kind == _DYNAMIC):
        texts = sections[dynamic.link].offset
        for tag, value in _TAG.iter_unpack(content[dynamic.offset : dynamic.offset + dynamic.size]):
            if tag == _NEEDED:
                names.append(_text(content, texts + value))
            elif tag in _PATHS:
                searched = _text(content, texts + value).replace("$ORIGIN", str(path.parent))
                folders += [Path(folder).resolve() for folder in searched.split(":")]
    return names, tuple(folders)


def _text(content: bytes, start: int) -> str:
    return content[start : content.index(b"\0", start)].decode()


def _sections(content: bytes) -> Iterator[_Section]:
    (start,) = struct.unpack_from("<Q", content, _SECTIONS)
    size, count = struct.unpack_from("<HH", content, _COUNTS)
    for place in range(start, start + size * count, size):
        _, kind, _, _, offset, length, link, *_ = _SECTION.unpack_from(content, place)
        yield _Section(kind, offset, length, link)
