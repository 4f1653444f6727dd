"""Glyph coverage: which characters the prepared fonts can show, known without reading a font."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

COVERAGE_FILE = "coverage.json"


class FontsMissing(LookupError):
    """The folder holds no prepared fonts (``python -m infra.fonts`` makes one)."""


@dataclass(frozen=True)
class Face:
    """One font file of the folder. Family names are ours, in the order in which they are tried."""

    file: str
    family: str
    characters: frozenset[int]


@dataclass(frozen=True)
class Coverage:
    """What a font folder holds; ``pins`` names the sources and the recipe that it was made by."""

    pins: str
    faces: tuple[Face, ...]


def missing_glyphs(text: str, font_folder: Path) -> str:
    """The characters of ``text`` that no font of the folder can show, sorted, each once; empty when all can be.

    A variation selector is one of them: it asks for a shape of an ideograph that the fonts don't tell apart.
    Raises FontsMissing.
    """
    faces = _edges(font_folder)
    # Every second edge opens a run, so a character stands in one when an odd number of edges is at or before it.
    return "".join(sorted(c for c in set(text) if not any(bisect_right(edges, ord(c)) % 2 for edges in faces)))


def families(font_folder: Path) -> tuple[str, ...]:
    """Names of the folder's font families, in the order in which they are tried. Raises FontsMissing."""
    return tuple(dict.fromkeys(face["family"] for face in _stored(font_folder)["faces"]))


def read_coverage(font_folder: Path) -> Coverage:
    """Read the folder's coverage file. Raises FontsMissing."""
    value = _stored(font_folder)
    faces = tuple(Face(face["file"], face["family"], _unpacked(face["runs"])) for face in value["faces"])
    return Coverage(value["pins"], faces)


def write_coverage(font_folder: Path, coverage: Coverage) -> None:
    """Write the folder's coverage file; characters are kept as lengths of alternating gaps and runs."""
    faces = [{"file": face.file, "family": face.family, "runs": _packed(face.characters)} for face in coverage.faces]
    text = json.dumps({"pins": coverage.pins, "faces": faces}, separators=(",", ":"))
    (font_folder / COVERAGE_FILE).write_text(text, "utf-8")


def _stored(font_folder: Path) -> dict[str, Any]:
    try:
        return json.loads((font_folder / COVERAGE_FILE).read_text("utf-8"))
    except (OSError, ValueError):
        raise FontsMissing(COVERAGE_FILE) from None


@lru_cache(maxsize=1)
def _edges(font_folder: Path) -> tuple[tuple[int, ...], ...]:
    """Where runs of shown characters begin and end, by face: some 17,000 numbers for 90,000 characters."""
    faces = _stored(font_folder)["faces"]
    return tuple(dict.fromkeys(tuple(accumulate(face["runs"])) for face in faces))


def _packed(characters: Iterable[int]) -> list[int]:
    edges: list[int] = []
    for character in sorted(characters):
        if edges and edges[-1] == character:
            edges[-1] += 1
        else:
            edges += [character, character + 1]
    return [edge - before for before, edge in zip([0, *edges], edges, strict=False)]


def _unpacked(runs: Sequence[int]) -> frozenset[int]:
    edges = list(accumulate(runs))
    return frozenset(c for start, end in zip(edges[::2], edges[1::2], strict=True) for c in range(start, end))
