"""Signature image: a guardian's signature as a PNG of another front end, judged and drawn anew by us."""

import io
from typing import NamedTuple

from PIL import Image
from PIL.PngImagePlugin import PngImageFile

from shared.documents.signature import SignatureInvalid
from shared.documents.signature_png import SignaturePng, grey_png, read_png
from shared.domain import policy

# Greys run from 0, black, to 255; what is darker than this is ink, also a blue or a red pen's.
_INK = 160
# What is left after scaling must be darker than this somewhere, or nobody sees it.
_FAINT = 224
_MIN_PIXELS = 60
_MIN_SIDE = 20
# More ink than paper is a photograph, a filled area, or a drawing in white on black.
_MAX_SHARE = 0.5
_MARGIN = 2
# The form's space is 130 by 25 mm: some 200 dots an inch across, 300 down.
_MAX_WIDTH = 1_000
_MAX_HEIGHT = 300
_LEVELS = bytes((grey * 15 + 127) // 255 for grey in range(256))


class SignatureImage(NamedTuple):
    """The signature cropped to its ink: a PNG of our making, and its width and height in pixels."""

    png: bytes
    width: int
    height: int


def read_image(content: bytes) -> SignatureImage:
    """Read a signature's PNG: a still picture, dark ink on white or on nothing.

    The result has 16 greys, no metadata, and at most ``policy.SIGNATURE_IMAGE_MAX_BYTES``; the same picture gives the
    same bytes. Raises SignatureInvalid.
    """
    picture = _on_white(_decoded(read_png(content)))
    return _drawn_anew(picture.crop(_ink(picture)))


def _decoded(png: SignaturePng) -> Image.Image:
    # The class itself: Image.open loads the readers of all the other formats first.
    try:
        picture = PngImageFile(io.BytesIO(png.to_bytes()))
        picture.load()
    except (OSError, SyntaxError, ValueError):
        raise SignatureInvalid("undecodable") from None
    return picture


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture in 8-bit greys, its clear parts white."""
    if picture.mode == "I;16":
        return Image.frombytes("L", picture.size, picture.tobytes()[1::2])
    if not picture.has_transparency_data:
        return picture.convert("L")
    coloured = picture.convert("RGBA")
    return Image.composite(coloured.convert("L"), Image.new("L", picture.size, 255), coloured.getchannel("A"))


def _ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """The box around the ink: left, top, right and bottom. Raises SignatureInvalid where that is no signature."""
    ink = picture.point([255 if grey < _INK else 0 for grey in range(256)])
    box = ink.getbbox()
    if box is None:
        raise SignatureInvalid("empty")
    left, top, right, bottom = box
    pixels = ink.histogram()[255]
    if pixels < _MIN_PIXELS or max(right - left, bottom - top) < _MIN_SIDE:
        raise SignatureInvalid("too_little_ink")
    if pixels > picture.width * picture.height * _MAX_SHARE:
        raise SignatureInvalid("too_much_ink")
    width, height = picture.size
    return max(left - _MARGIN, 0), max(top - _MARGIN, 0), min(right + _MARGIN, width), min(bottom + _MARGIN, height)


def _drawn_anew(picture: Image.Image) -> SignatureImage:
    scale = min(1.0, _MAX_WIDTH / picture.width, _MAX_HEIGHT / picture.height)
    while True:
        width, height = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
        rows = _rows(picture.resize((width, height), Image.Resampling.LANCZOS))
        png = grey_png(width, height, rows)
        if len(png) <= policy.SIGNATURE_IMAGE_MAX_BYTES:
            return SignatureImage(png, width, height)
        # Grain of a scan: half the size has a quarter of it.
        scale /= 2


def _rows(picture: Image.Image) -> bytes:
    """Rows of 4-bit greys, the darkest of which is black: thin lines pale when they are scaled."""
    darkest, _ = picture.getextrema()
    if darkest > _FAINT:
        raise SignatureInvalid("too_little_ink")
    stretched = [max(0, (grey - darkest) * 255 // (255 - darkest)) for grey in range(256)]
    levels = picture.point([_LEVELS[grey] for grey in stretched])
    return Image.frombytes("P", picture.size, levels.tobytes()).tobytes("raw", "P;4")
