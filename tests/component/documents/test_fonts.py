"""Preparing the fonts: pinned, told apart when wrong, and with their notices."""

import pytest

from infra.fonts import PACKAGE_FOLDER_VARIABLE, PACKAGES, TOOLS, FontsUnavailable, prepare_fonts
from shared.documents.glyph_coverage import read_coverage


def test_a_prepared_folder_is_left_alone(font_folder):
    before = (font_folder / "coverage.json").stat().st_mtime_ns
    prepare_fonts(font_folder)
    assert (font_folder / "coverage.json").stat().st_mtime_ns == before


def test_notices_lie_beside_the_fonts_and_all_stay_small(font_folder):
    assert {f"NOTICE-{package.name}.txt" for package in PACKAGES} <= {path.name for path in font_folder.iterdir()}
    assert sum(path.stat().st_size for path in font_folder.iterdir()) < 70_000_000
    assert all((font_folder / face.file).is_file() for face in read_coverage(font_folder).faces)


def test_a_given_folder_without_the_package_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv(PACKAGE_FOLDER_VARIABLE, str(tmp_path))
    with pytest.raises(FontsUnavailable, match=PACKAGES[0].name):
        prepare_fonts(tmp_path / "fonts")
    assert not (tmp_path / "fonts").exists()


def test_a_package_that_is_not_the_pinned_one_is_refused(tmp_path):
    (tmp_path / PACKAGES[0].file).write_bytes(b"another")
    with pytest.raises(FontsUnavailable, match="SHA-256"):
        prepare_fonts(tmp_path / "fonts", cache=tmp_path)


@pytest.mark.parametrize("cache", [TOOLS / "font-packages", None])
def test_a_machine_without_the_tools_is_told_which(font_folder, tmp_path, monkeypatch, cache):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FontsUnavailable, match="is not on this machine.*" + PACKAGE_FOLDER_VARIABLE):
        prepare_fonts(tmp_path / "fonts", cache=cache or tmp_path / "empty")
