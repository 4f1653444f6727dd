"""Glyph coverage: the file beside the fonts says exactly which characters they hold."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.documents.glyph_coverage import (
    Coverage,
    Face,
    FontsMissing,
    families,
    missing_glyphs,
    read_coverage,
    write_coverage,
)

ROOT = Path(__file__).resolve().parents[3]


@given(characters=st.frozensets(st.integers(0, 0x10FFFF)))
def test_any_set_of_characters_survives(tmp_path_factory, characters):
    folder = tmp_path_factory.mktemp("fonts")
    coverage = Coverage("pins", (Face("a.ttf", "A", characters), Face("b.ttf", "A", frozenset({0x4E00, 0x4E01}))))
    write_coverage(folder, coverage)
    assert read_coverage(folder) == coverage
    assert families(folder) == ("A",)


@given(faces=st.lists(st.frozensets(st.integers(0x40, 0x60)), max_size=3))
def test_a_character_is_missing_when_no_face_has_it(tmp_path_factory, faces):
    folder = tmp_path_factory.mktemp("fonts")
    write_coverage(folder, Coverage("pins", tuple(Face(f"{n}.ttf", "A", held) for n, held in enumerate(faces))))
    asked = range(0x3E, 0x63)
    assert missing_glyphs("".join(map(chr, asked)), folder) == "".join(
        chr(character) for character in asked if not any(character in held for held in faces)
    )


def test_a_variation_selector_counts_as_missing(tmp_path):
    write_coverage(tmp_path, Coverage("pins", (Face("a.ttf", "A", frozenset({ord("\u8fbb")})),)))
    assert missing_glyphs("\u8fbb\U000e0100", tmp_path) == "\U000e0100"


def test_looking_up_needs_none_of_the_forms_tools():
    """The submission looks up before every answer; it must not pay for the form's tools."""
    program = "import sys, shared.documents.glyph_coverage; print({'typst', 'fontTools', 'segno'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "set()"


def test_missing_characters_are_named_once_and_sorted(tmp_path):
    write_coverage(tmp_path, Coverage("pins", (Face("a.ttf", "A", frozenset(map(ord, "王曉明"))),)))
    assert missing_glyphs("王曉明", tmp_path) == ""
    assert missing_glyphs("王😀a😀", tmp_path) == "a😀"


@pytest.mark.parametrize("content", [None, "", "{"])
def test_a_folder_without_fonts_is_said_to_be_one(tmp_path, content):
    if content is not None:
        (tmp_path / "coverage.json").write_text(content)
    with pytest.raises(FontsMissing):
        missing_glyphs("a", tmp_path)
