"""PNG files made by hand, byte by byte: of one drawing in every kind that there is, and of everything that is none."""

import struct
import zlib
from collections.abc import Callable, Iterator

MAGIC = b"\x89PNG\r\n\x1a\n"
GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
WIDTH, HEIGHT = 96, 40
# Left, top, right and bottom of the ink.
BOX = (6, 5, 90, 33)
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))

Ink = Callable[[int, int], bool]
Samples = Callable[[bool], tuple[int, ...]]


def zigzag(x: int, y: int) -> bool:
    """The drawing: whether there is ink."""
    return 6 <= x < 90 and 5 <= y < 33 and abs(y - 5 - abs(x % 48 - 24)) < 4


def chunk(kind: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def header(width: int = WIDTH, height: int = HEIGHT, depth: int = 8, colour: int = GREY, *rest: int) -> bytes:
    """IHDR; ``rest`` is compression, filter and interlace method."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, *(rest or (0, 0, 0))))


def file(*chunks: bytes) -> bytes:
    return MAGIC + b"".join(chunks) + chunk(b"IEND")


def rows(depth: int, samples: Samples, ink: Ink = zigzag, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Iterator[bytes]:
    """Each row, without its filter's number; ``samples`` gives those of a pixel with ink, and of one without."""
    for y in range(size[1]):
        yield _packed([sample for x in range(size[0]) for sample in samples(ink(x, y))], depth)


def adam7(depth: int, samples: Samples) -> bytes:
    """The drawing's data, interlaced."""
    data = b""
    for left, top, across, down in _ADAM7:
        for y in range(top, HEIGHT, down):
            line = [sample for x in range(left, WIDTH, across) for sample in samples(zigzag(x, y))]
            data += b"\0" + _packed(line, depth)
    return data


def plain(lines: Iterator[bytes]) -> bytes:
    """Data whose rows are not filtered."""
    return b"".join(b"\0" + line for line in lines)


def filtered(kind: int, lines: Iterator[bytes]) -> bytes:
    """Data of one byte a pixel, every row by filter ``kind``."""
    data, above = b"", bytes(WIDTH)
    for line in lines:
        left, corner = b"\0" + line, b"\0" + above
        guess = (
            lambda i: 0,
            lambda i, left=left: left[i],
            lambda i, above=above: above[i],
            lambda i, left=left, above=above: (left[i] + above[i]) // 2,
            lambda i, left=left, above=above, corner=corner: _paeth(left[i], above[i], corner[i]),
        )[kind]
        data += bytes([kind]) + bytes((line[i] - guess(i)) % 256 for i in range(WIDTH))
        above = line
    return data


def picture(depth: int, colour: int, samples: Samples, *before: bytes) -> bytes:
    """A file of the drawing; ``before`` stands before its data."""
    return file(header(depth=depth, colour=colour), *before, chunk(b"IDAT", zlib.compress(plain(rows(depth, samples)))))


def grey(ink: Ink = zigzag, size: tuple[int, int] = (WIDTH, HEIGHT)) -> bytes:
    """A file of 8-bit greys."""
    data = plain(rows(8, black_on_white, ink, size))
    return file(header(*size), chunk(b"IDAT", zlib.compress(data)))


def black_on_white(ink: bool) -> tuple[int, ...]:
    """One sample of 8 bits."""
    return (0,) if ink else (255,)


def _packed(samples: list[int], depth: int) -> bytes:
    if depth == 16:
        return b"".join(sample.to_bytes(2, "big") for sample in samples)
    bits = "".join(f"{sample:0{depth}b}" for sample in samples)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[start : start + 8], 2) for start in range(0, len(bits), 8))


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))
