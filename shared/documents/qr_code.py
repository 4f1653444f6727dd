"""QR code: a web address as a picture of our own making, for whoever holds the paper."""

from collections.abc import Iterator
from itertools import groupby

import segno

# ISO/IEC 18004 wants four modules of white around the code.
_QUIET = 4


def qr_svg(text: str) -> str:
    """The code of ``text`` as an SVG image: numbers alone, one path, error correction M or better."""
    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    size = len(rows) + 2 * _QUIET
    path = "".join(run for number, row in enumerate(rows) for run in _runs(number, row))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{path}" fill="#000"/></svg>'


def _runs(number: int, row: bytes) -> Iterator[str]:
    """Rectangles of one row's dark modules; neighbours are one, so that no hair of white shows between them."""
    start = _QUIET
    for dark, modules in groupby(row):
        width = len(list(modules))
        if dark:
            yield f"M{start} {number + _QUIET}h{width}v1h-{width}z"
        start += width
