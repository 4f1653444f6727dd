"""The QR code: the modules that are seen on the page are those of the address, large enough and with white around."""

import pypdfium2
import pytest
import segno

from shared.documents.application_form import render_form
from tests.component.documents.conftest import VERIFY_URL, form
from tests.component.documents.reading import structure

_SCALE = 4
_MILLIMETRE = 72 / 25.4


def seen(pdf: bytes) -> list[list[int]]:
    """The picture's modules, as dark (1) or light (0) at their middles, with the four of white around them."""
    left, bottom, right, top = structure(pdf).all("Figure")[-1].attributes["/BBox"]
    page = pypdfium2.PdfDocument(pdf)[0]
    image = page.render(scale=_SCALE, grayscale=True).to_pil()
    modules = len(segno.make(VERIFY_URL, error="m", micro=False).matrix) + 8
    size = (float(right) - float(left)) / modules * _SCALE
    x, y = float(left) * _SCALE, (page.get_height() - float(top)) * _SCALE
    return [
        [int(image.getpixel((x + (column + 0.5) * size, y + (row + 0.5) * size)) < 128) for column in range(modules)]
        for row in range(modules)
    ]


def expected(url: str) -> list[list[int]]:
    rows = [[0] * 4 + list(row) + [0] * 4 for row in segno.make(url, error="m", micro=False).matrix]
    white = [[0] * len(rows[0])] * 4
    return white + rows + white


@pytest.fixture(scope="module")
def pdf(font_folder) -> bytes:
    return render_form(form("陳大文"), font_folder=font_folder)


def test_the_code_that_is_seen_is_that_of_the_address(pdf):
    assert seen(pdf) == expected(VERIFY_URL)


def test_the_code_of_another_address_is_told_apart(font_folder):
    other = form("陳大文", verify_url=VERIFY_URL[:-1] + "h")
    assert seen(render_form(other, font_folder=font_folder)) != expected(VERIFY_URL)


def test_it_is_large_enough_for_a_phone(pdf):
    left, _, right, _ = structure(pdf).all("Figure")[-1].attributes["/BBox"]
    assert 24 <= (float(right) - float(left)) / _MILLIMETRE <= 28
