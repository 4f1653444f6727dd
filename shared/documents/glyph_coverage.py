"""Glyph coverage: which characters the prepared fonts can show, known without reading a font."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

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

    @property
    def families(self) -> tuple[str, ...]:
        """Family names without repeats, in order."""
        return tuple(dict.fromkeys(face.family for face in self.faces))


def missing_glyphs(text: str, font_folder: Path) -> str:
    """The characters of ``text`` that no font of the folder can show, sorted, each once; empty when all can be.

    Raises FontsMissing.
    """
    shown = _shown(font_folder)
    return "".join(sorted(character for character in set(text) if ord(character) not in shown))


def read_coverage(font_folder: Path) -> Coverage:
    """Read the folder's coverage file. Raises FontsMissing."""
    try:
        value = json.loads((font_folder / COVERAGE_FILE).read_text("utf-8"))
    except (OSError, ValueError):
        raise FontsMissing(COVERAGE_FILE) from None
    faces = tuple(Face(face["file"], face["family"], _unpacked(face["runs"])) for face in value["faces"])
    return Coverage(value["pins"], faces)


def write_coverage(font_folder: Path, coverage: Coverage) -> None:
    """Write the folder's coverage file; characters are kept as lengths of alternating gaps and runs."""
    faces = [{"file": face.file, "family": face.family, "runs": _packed(face.characters)} for face in coverage.faces]
    text = json.dumps({"pins": coverage.pins, "faces": faces}, separators=(",", ":"))
    (font_folder / COVERAGE_FILE).write_text(text, "utf-8")


@lru_cache(maxsize=1)
def _shown(font_folder: Path) -> frozenset[int]:
    return frozenset().union(*(face.characters for face in read_coverage(font_folder).faces))


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
