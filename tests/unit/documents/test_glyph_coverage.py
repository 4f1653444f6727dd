"""Glyph coverage: the file beside the fonts says exactly which characters they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.documents.glyph_coverage import Coverage, Face, FontsMissing, missing_glyphs, read_coverage, write_coverage


@given(characters=st.frozensets(st.integers(0, 0x10FFFF)))
def test_any_set_of_characters_survives(tmp_path_factory, characters):
    folder = tmp_path_factory.mktemp("fonts")
    coverage = Coverage("pins", (Face("a.ttf", "A", characters), Face("b.ttf", "A", frozenset({0x4E00, 0x4E01}))))
    write_coverage(folder, coverage)
    assert read_coverage(folder) == coverage
    assert coverage.families == ("A",)


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
