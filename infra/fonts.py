"""Fonts of the application form: fetched by pinned version and SHA-256, pruned, split, with their notices beside.

``python -m infra.fonts`` prepares them in ``.tools/fonts``. Where Debian's package tools are missing, the packages
named in ``PACKAGES`` can be laid into a folder by hand and the folder named in ``FONT_PACKAGE_FOLDER``.
"""

import hashlib
import json
import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from shared.documents.glyph_coverage import Coverage, Face, FontsMissing, read_coverage, write_coverage

TOOLS = Path(__file__).resolve().parent.parent / ".tools"
PACKAGE_FOLDER_VARIABLE = "FONT_PACKAGE_FOLDER"


class FontsUnavailable(RuntimeError):
    """The fonts can't be had on this machine; the text says what is missing and what to do."""


@dataclass(frozen=True)
class FontPackage:
    """A Debian package that holds fonts, as it is pinned."""

    name: str
    version: str
    sha256: str

    @property
    def file(self) -> str:
        """The name under which Debian's tools store it."""
        return f"{self.name}_{self.version.replace(':', '%3a')}_all.deb"


SUNG = FontPackage(
    "fonts-cns11643-sung", "103.1+20181001-1", "e8a9410078063f38132b79df00196ca3108bcb90ab6bb0b00afd629eba1044c0"
)
LIBERATION = FontPackage(
    "fonts-liberation2", "2.1.5-1", "35ffaa54f117e633e89a5da89af235a073b34dbe582726fbf6989568f7fd9bda"
)
PACKAGES = (SUNG, LIBERATION)

_LATIN_FACES = ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf")
_LATIN_FAMILY = "Liberation Serif"
_SUNG_BASE, _SUNG_RARE = "TW-Sung-98_1.ttf", "TW-Sung-Ext-B-98_1.ttf"
# A form needs the first face nearly always, the second often, one of the others rarely; typst opens a face only
# when a text asks for it, so a common form never loads the 40 MB of rare characters.
_RARE_FACE_CHARACTERS = 12_500
# Scripts that print right one character after the other. The faces hold letters of others (Arabic, Indic, Thai …) but
# not the tables that join and order them: a name in those would come out wrong, so it counts as one without glyphs.
_PLAIN_SCRIPTS = (
    range(0x20, 0x590),  # Latin, Greek, Cyrillic, Armenian
    range(0x1E00, 0x2D30),  # Latin and Greek with marks, punctuation, signs
    range(0x2E80, 0xA000),  # radicals, kana, bopomofo, ideographs and their extension A
    range(0xAC00, 0xD800),  # Hangul syllables
    range(0xF900, 0xFB00),  # compatibility ideographs
    range(0xFE10, 0xFE70),  # vertical and small forms
    range(0xFF00, 0xFFF0),  # full-width and half-width forms
    range(0x20000, 0x40000),  # ideographs of extension B and later
)
# Raised when the recipe below changes, so that folders made by an older one are made anew.
_RECIPE = 1
# The source's table of glyph names is cut short; the names are dropped anyway.
logging.getLogger("fontTools.ttLib.tables._p_o_s_t").setLevel(logging.ERROR)
_UNUSED_TABLES = ["DSIG", "FFTM", "GDEF", "GPOS", "GSUB", "gasp", "vhea", "vmtx"]


def prepare_fonts(target: Path, *, cache: Path = TOOLS / "font-packages") -> Path:
    """Fill ``target`` with the form's fonts, their notices and coverage file; nothing is done when it stands already.

    ``cache`` keeps the downloaded packages. Returns ``target``. Raises FontsUnavailable.
    """
    pins = json.dumps([_RECIPE, [package.sha256 for package in PACKAGES]])
    if _stands(target, pins):
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        unpacked, made = Path(scratch) / "unpacked", Path(scratch) / "made"
        made.mkdir()
        for package in PACKAGES:
            _unpack(_package(package, cache), unpacked)
            notice = unpacked / "usr/share/doc" / package.name / "copyright"
            shutil.copyfile(notice, made / f"NOTICE-{package.name}.txt")
        write_coverage(made, Coverage(pins, (*_latin(unpacked, made), *_sung(unpacked, made))))
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)
    return target


def _stands(target: Path, pins: str) -> bool:
    try:
        coverage = read_coverage(target)
    except FontsMissing:
        return False
    return coverage.pins == pins and all((target / face.file).is_file() for face in coverage.faces)


def _package(package: FontPackage, cache: Path) -> Path:
    """The verified package file, downloaded unless it is at hand."""
    given = os.environ.get(PACKAGE_FOLDER_VARIABLE)
    path = Path(given or cache) / package.file
    if not path.is_file():
        if given:
            raise FontsUnavailable(f"{PACKAGE_FOLDER_VARIABLE} names a folder without {package.file}.")
        _download(package, cache)
    if hashlib.sha256(path.read_bytes()).hexdigest() != package.sha256:
        raise FontsUnavailable(f"{path} is not the pinned {package.file}: its SHA-256 differs. Remove it.")
    return path


def _download(package: FontPackage, cache: Path) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    command = ["apt-get", "download", "-q", f"{package.name}={package.version}"]
    if _run(command, cache) == 0:
        return
    # A fresh machine has no package lists yet; only root may fetch them.
    if os.geteuid() == 0:
        _run(["apt-get", "update", "-q"], cache)
        if _run(command, cache) == 0:
            return
    raise FontsUnavailable(
        f"Debian's {package.name} {package.version} could not be downloaded. Run 'apt-get update' as root and try "
        f"again, or put {package.file} into a folder and name it in {PACKAGE_FOLDER_VARIABLE}."
    )


def _unpack(package: Path, folder: Path) -> None:
    if _run(["dpkg-deb", "-x", str(package), str(folder)], package.parent) != 0:
        raise FontsUnavailable(f"dpkg-deb could not unpack {package.name}.")


def _run(command: Sequence[str], folder: Path) -> int:
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False).returncode
    except FileNotFoundError:
        files = ", ".join(package.file for package in PACKAGES)
        raise FontsUnavailable(
            f"{command[0]} is not on this machine: the fonts are prepared on Debian or Ubuntu (apt-get, dpkg-deb). "
            f"apt-get can be done without by putting {files} into a folder and naming it in "
            f"{PACKAGE_FOLDER_VARIABLE}; dpkg-deb is needed in any case."
        ) from None


def _latin(unpacked: Path, made: Path) -> list[Face]:
    """The Latin faces, shipped unchanged: their licence reserves the name for the unmodified files."""
    faces = []
    for name in _LATIN_FACES:
        shutil.copyfile(_found(unpacked, name), made / name)
        faces.append(Face(name, _LATIN_FAMILY, _characters(made / name)))
    # A text in bold and one in regular must both be shown, so only what every Latin face has counts.
    shared = frozenset.intersection(*(face.characters for face in faces))
    return [Face(face.file, face.family, shared) for face in faces]


def _sung(unpacked: Path, made: Path) -> list[Face]:
    base, rare = _found(unpacked, _SUNG_BASE), _found(unpacked, _SUNG_RARE)
    known = _characters(base)
    common = frozenset(filter(_common, known))
    further = sorted(_characters(rare) - known)
    parts = [(base, common), (base, known - common)] + [
        (rare, frozenset(further[start : start + _RARE_FACE_CHARACTERS]))
        for start in range(0, len(further), _RARE_FACE_CHARACTERS)
    ]
    return [
        _part(source, characters, f"TWSung{letter}", made)
        for letter, (source, characters) in zip("ABCDEFGH", parts, strict=False)
    ]


def _characters(font: Path) -> frozenset[int]:
    """What ``font`` prints right."""
    held = TTFont(font, lazy=True).getBestCmap()
    return frozenset(character for plain in _PLAIN_SCRIPTS for character in plain if character in held)


def _common(character: int) -> bool:
    """Whether a character is a sign or letter, or of Big5's first level: the 5,401 ideographs of daily use."""
    if not (0x3400 <= character < 0xFB00):
        return True
    encoded = chr(character).encode("big5", "ignore")
    return bool(encoded) and encoded[0] < 0xC9


def _part(source: Path, characters: frozenset[int], family: str, made: Path) -> Face:
    """Write the part of ``source`` that shows ``characters``, without hinting and vertical metrics, as ``family``."""
    options = subset.Options(
        hinting=False, glyph_names=False, layout_features=[], notdef_outline=True, recalc_timestamp=False
    )
    options.drop_tables += _UNUSED_TABLES
    with subset.load_font(str(source), options, lazy=True) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=characters)
        subsetter.subset(font)
        _rename(font, family)
        file = f"{family}.ttf"
        subset.save_font(font, str(made / file), options)
        return Face(file, family, frozenset(characters))


def _rename(font: TTFont, family: str) -> None:
    notice = font["name"].getDebugName(0)
    font["name"].names = []
    for identifier, text in ((0, notice), (1, family), (2, "Regular"), (4, family), (6, family)):
        if text:
            font["name"].setName(text, identifier, 3, 1, 0x409)


def _found(unpacked: Path, name: str) -> Path:
    return next(unpacked.rglob(name))


def main(report: Callable[[str], None] = print) -> None:
    """Prepare the fonts where the packaging looks for them, and say where they are."""
    report(f"fonts: {prepare_fonts(TOOLS / 'fonts')}")


if __name__ == "__main__":
    main()
