"""What is accepted as a signature's image, and what is refused and why: name by name."""

import struct
import zlib
from collections.abc import Callable

from shared.domain import policy
from tests.unit.documents.pictures import (
    GREY,
    GREY_ALPHA,
    HEIGHT,
    MAGIC,
    PALETTE,
    RGB,
    RGBA,
    WIDTH,
    adam7,
    black_on_white,
    chunk,
    file,
    filtered,
    grey,
    header,
    picture,
    plain,
    rows,
    zigzag,
)

_DATA = plain(rows(8, black_on_white))
_IDAT = chunk(b"IDAT", zlib.compress(_DATA))
_GOOD = grey()
_BOMB = zlib.compress(bytes(100_000_000), 9)
_LONG_TEXT = zlib.compress(bytes(40_000_000), 9)


def _two(ink: tuple[int, ...], paper: tuple[int, ...]):
    return lambda is_ink: ink if is_ink else paper


def _palette(depth: int, *transparency: bytes, colours: int = 2) -> bytes:
    """White, then black; or both black, and the first clear."""
    first = bytes(3) if transparency else b"\xff" * 3
    body = (first + bytes(3)).ljust(3 * colours, b"\x80")
    return picture(depth, PALETTE, _two((1,), (0,)), chunk(b"PLTE", body), *transparency)


def _interlaced(depth: int, colour: int, samples) -> bytes:
    return file(header(WIDTH, HEIGHT, depth, colour, 0, 0, 1), chunk(b"IDAT", zlib.compress(adam7(depth, samples))))


def _data(content: bytes, *head: int) -> bytes:
    return file(header(*head), chunk(b"IDAT", zlib.compress(content)))


def _with(*before: bytes) -> bytes:
    return file(header(), *before, _IDAT)


_SPLIT_IDAT = [chunk(b"IDAT", bytes([byte])) for byte in zlib.compress(_DATA)]
_CLEAR_GREY, _CLEAR_RGB = struct.pack(">H", 7), struct.pack(">HHH", 9, 8, 7)

# One drawing, spelt in all these ways.
SAME = {
    **{f"grey of {depth} bits": picture(depth, GREY, _two((0,), ((1 << depth) - 1,))) for depth in (1, 2, 4, 8, 16)},
    **{f"colours of {d} bits": picture(d, RGB, _two((0,) * 3, ((1 << d) - 1,) * 3)) for d in (8, 16)},
    **{f"grey and alpha of {d} bits": picture(d, GREY_ALPHA, _two((0, (1 << d) - 1), (0, 0))) for d in (8, 16)},
    **{f"colours and alpha of {d} bits": picture(d, RGBA, _two((0, 0, 0, (1 << d) - 1), (0,) * 4)) for d in (8, 16)},
    **{f"palette of {depth} bits": _palette(depth) for depth in (1, 2, 4, 8)},
    **{f"palette of {depth} bits, clear paper": _palette(depth, chunk(b"tRNS", b"\0")) for depth in (1, 2, 4, 8)},
    "palette of 256 colours": _palette(8, colours=256),
    "a clear grey": picture(8, GREY, _two((0,), (7,)), chunk(b"tRNS", _CLEAR_GREY)),
    "a clear colour": picture(8, RGB, _two((0, 0, 0), (9, 8, 7)), chunk(b"tRNS", _CLEAR_RGB)),
    "white under clear paper": picture(8, RGBA, _two((0, 0, 0, 255), (255, 255, 255, 0))),
    "interlaced grey of 1 bit": _interlaced(1, GREY, _two((0,), (1,))),
    "interlaced grey of 8 bits": _interlaced(8, GREY, black_on_white),
    "interlaced grey of 16 bits": _interlaced(16, GREY, _two((0,), (65_535,))),
    "interlaced colours and alpha": _interlaced(8, RGBA, _two((0, 0, 0, 255), (0,) * 4)),
    **{f"filter {kind}": _data(filtered(kind, rows(8, black_on_white))) for kind in range(5)},
    "data in a chunk a byte": file(header(), *_SPLIT_IDAT),
    "an empty chunk of data": file(header(), chunk(b"IDAT"), _IDAT, chunk(b"IDAT")),
    "data that are not compressed": file(header(), chunk(b"IDAT", zlib.compress(_DATA, 0))),
    "a hint of a palette": picture(8, RGB, _two((0,) * 3, (255,) * 3), chunk(b"PLTE", bytes(6))),
    # What is no part of the picture is not looked at, whatever it would inflate to or tell.
    "colour profile that is a bomb": _with(chunk(b"iCCP", b"x\0\0" + _LONG_TEXT)),
    "text that is a bomb": _with(chunk(b"zTXt", b"Comment\0\0" + _LONG_TEXT)),
    "international text that is a bomb": _with(chunk(b"iTXt", b"Comment\0\1\0\0\0" + _LONG_TEXT)),
    "plain text": _with(chunk(b"tEXt", b"Author\0A123456789")),
    "camera's notes": _with(chunk(b"eXIf", b"MM\0*" + b"\xff" * 60)),
    "dots an inch, gamma, time": _with(chunk(b"pHYs", bytes(9)), chunk(b"gAMA", bytes(4)), chunk(b"tIME", bytes(7))),
    "a chunk of somebody's own": _with(chunk(b"prVt", b"<script>")),
    "text behind the data": file(header(), _IDAT, chunk(b"tEXt", b"a\0b")),
}  # fmt: skip


def _colour(red: int, green: int, blue: int) -> bytes:
    return picture(8, RGB, _two((red, green, blue), (255, 255, 255)))


_SIDE = policy.SIGNATURE_MAX_SIDE
_STROKE = b"\xff" * 96 + bytes(3_900) + b"\xff" * 100
_ROOM = policy.SIGNATURE_MAX_BYTES - len(_GOOD) - 12


def _lined(width: int, height: int, line: bytes, is_on_line: Callable[[int], bool]) -> bytes:
    """A large picture, white but for its lines."""
    white = b"\xff" * width
    return _data(plain(line if is_on_line(y) else white for y in range(height)), width, height)


# Others that are accepted.
SOUND = {
    "a blue pen": _colour(11, 31, 77),
    "a red pen": _colour(200, 30, 30),
    "as large as may be": _lined(_SIDE, policy.SIGNATURE_MAX_PIXELS // _SIDE, _STROKE, range(240, 260).__contains__),
    "as large as may be in bytes": _with(chunk(b"prVt", bytes(_ROOM))),
    "indexes beyond the palette": picture(8, PALETTE, _two((1,), (0,)), chunk(b"PLTE", b"\xff" * 3)),
}  # fmt: skip


def _sized(width: int, height: int, depth: int = 1, data: bytes = b"\0") -> bytes:
    return file(header(width, height, depth), chunk(b"IDAT", zlib.compress(data, 9)))


def _bad_header(*values: int) -> bytes:
    return file(header(*values), _IDAT)


def _filled(value: int, colour: int = GREY, samples: int = 1) -> bytes:
    return picture(8, colour, _two((value,) * samples, (value,) * samples))


_INVALID, _LARGE, _UNSUPPORTED = "signature_invalid", "signature_too_large", "signature_image_unsupported"
_OTHER_FORMATS = {
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "SVG with a declaration": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xd9",
    "GIF": b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;",
    "BMP": b"BM" + bytes(60),
    "WebP": b"RIFF\x24\0\0\0WEBPVP8 " + bytes(30),
    "TIFF": b"II*\0" + bytes(30),
    "PDF": b"%PDF-1.7\n%%EOF",
    "HTML": b"<!doctype html><title>x</title>",
    "MNG": b"\x8aMNG\r\n\x1a\n" + _GOOD[8:],
    "line ends mangled": _GOOD.replace(b"\r\n", b"\n", 1),
    "PNG behind a byte": b"\0" + _GOOD,
    "PNG behind a page": b"<html>" + _GOOD,
    "a wrong first byte": b"\x09" + _GOOD[1:],
}
_MALFORMED = {
    "no width": _bad_header(0, HEIGHT),
    "no height": _bad_header(WIDTH, 0),
    "no depth": _bad_header(WIDTH, HEIGHT, 0),
    "depth of 3 bits": _bad_header(WIDTH, HEIGHT, 3),
    "colours of 4 bits": _bad_header(WIDTH, HEIGHT, 4, RGB),
    "palette of 16 bits": file(header(WIDTH, HEIGHT, 16, PALETTE), chunk(b"PLTE", bytes(6)), _IDAT),
    "colour type 1": _bad_header(WIDTH, HEIGHT, 8, 1),
    "another compression": _bad_header(WIDTH, HEIGHT, 8, GREY, 1, 0, 0),
    "another filter method": _bad_header(WIDTH, HEIGHT, 8, GREY, 0, 1, 0),
    "another interlacing": _bad_header(WIDTH, HEIGHT, 8, GREY, 0, 0, 2),
    "a short header": file(chunk(b"IHDR", bytes(12)), _IDAT),
    "a long header": file(chunk(b"IHDR", bytes(14)), _IDAT),
    "no data": file(header()),
    "an end with a body": MAGIC + header() + _IDAT + chunk(b"IEND", b"x"),
    "a chunk without a name": _with(chunk(b"\0\0\0\0")),
    "a chunk with a digit": _with(chunk(b"tEX7")),
    "no palette": file(header(colour=PALETTE), _IDAT),
    "an empty palette": file(header(colour=PALETTE), chunk(b"PLTE"), _IDAT),
    "a colour of two bytes": file(header(colour=PALETTE), chunk(b"PLTE", bytes(5)), _IDAT),
    "a palette of 257": file(header(colour=PALETTE), chunk(b"PLTE", bytes(771)), _IDAT),
    "more colours than depth": file(header(depth=1, colour=PALETTE), chunk(b"PLTE", bytes(9)), _IDAT),
    "a palette of greys": _with(chunk(b"PLTE", bytes(6))),
    "more alphas than colours": file(header(colour=PALETTE), chunk(b"PLTE", bytes(6)), chunk(b"tRNS", bytes(3)), _IDAT),
    "no alphas": file(header(colour=PALETTE), chunk(b"PLTE", bytes(6)), chunk(b"tRNS"), _IDAT),
    "a clear grey of three bytes": _with(chunk(b"tRNS", bytes(3))),
    "alphas beside an alpha": file(header(colour=RGBA), chunk(b"tRNS", bytes(6)), _IDAT),
}  # fmt: skip
_OUT_OF_ORDER = {
    "two headers": file(header(), header(), _IDAT),
    "header behind the data": file(_IDAT, header()),
    "text before the header": file(chunk(b"tEXt", b"a\0b"), header(), _IDAT),
    "the end alone": file(),
    "palette behind the data": file(header(colour=RGB), _IDAT, chunk(b"PLTE", bytes(6))),
    "two palettes": file(header(colour=PALETTE), chunk(b"PLTE", bytes(6)), chunk(b"PLTE", bytes(6)), _IDAT),
    "palette behind its alphas": file(header(colour=PALETTE), chunk(b"tRNS", b"\0"), chunk(b"PLTE", bytes(6)), _IDAT),
    "alphas behind the data": file(header(), _IDAT, chunk(b"tRNS", bytes(2))),
    "data in two places": file(header(), *_SPLIT_IDAT[:9], chunk(b"tEXt", b"a\0b"), *_SPLIT_IDAT[9:]),
}  # fmt: skip
_END = len(_GOOD)
_TRUNCATED = {
    "the mark alone": MAGIC,
    **{f"cut {what}": _GOOD[:place] for what, place in {
        "in the header's length": 10, "in the header's name": 14, "in the header": 20, "in the header's checksum": 31,
        "behind the header": 33, "in the data's length": 35, "in the data": 60, "in the data's checksum": _END - 14,
        "before the end": _END - 12, "in the end": _END - 6, "one byte short": _END - 1,
    }.items()},
    "a chunk longer than the file": MAGIC + struct.pack(">I", 0xFFFFFFFF) + header()[4:] + _IDAT,
    "data that stop": file(header(), chunk(b"IDAT", zlib.compress(_DATA)[:-9])),
    "data without checksum": file(header(), chunk(b"IDAT", zlib.compress(_DATA)[:-4])),
    "rows that are missing": file(header(), chunk(b"IDAT", zlib.compress(_DATA[:-97]))),
    "a byte that is missing": file(header(), chunk(b"IDAT", zlib.compress(_DATA[:-1]))),
    "no bytes of data": file(header(), chunk(b"IDAT")),
    "data of nothing": file(header(), chunk(b"IDAT", zlib.compress(b""))),
}  # fmt: skip
_TRAILING = {
    "one byte more": _GOOD + b"\0",
    "with a ZIP": _GOOD + b"PK\3\4" + bytes(26) + b"PK\5\6" + bytes(18),
    "with a page": _GOOD + b"<html><script>alert(1)</script></html>",
    "with a PDF": _GOOD + b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF",
    "with a PNG": _GOOD + _GOOD,
    "a ZIP behind the data": file(header(), chunk(b"IDAT", zlib.compress(_DATA) + b"PK\3\4" + bytes(30))),
}
_UNDECODABLE = {
    "data that are no zlib": file(header(), chunk(b"IDAT", b"<html>" * 9)),
    "a wrong checksum of the data": file(header(), chunk(b"IDAT", zlib.compress(_DATA)[:-1] + b"\0")),
    "a dictionary that we don't have": file(header(), chunk(b"IDAT", b"\x78\xf9\0\0\0\1" + zlib.compress(_DATA)[2:])),
    "filter 5": file(header(), chunk(b"IDAT", zlib.compress(b"\5" + _DATA[1:]))),
}
_BOMBS = {
    "data that inflate a thousandfold": file(header(), chunk(b"IDAT", _BOMB)),
    "one byte of data more": file(header(), chunk(b"IDAT", zlib.compress(_DATA + b"\0"))),
    "interlaced data of one row more": _data(adam7(8, black_on_white) + bytes(97), WIDTH, HEIGHT, 8, GREY, 0, 0, 1),
}  # fmt: skip
# 134 MB of pixels in 130 KB, and no side is too long.
PIXEL_BOMB = file(header(_SIDE, _SIDE, 16, RGBA), chunk(b"IDAT", zlib.compress(bytes(_SIDE * (1 + 8 * _SIDE)), 9)))
ZLIB_BOMB = _BOMBS["data that inflate a thousandfold"]


def _fault(code: str, fault: str, files: dict[str, bytes]) -> dict[str, tuple[bytes, str, str]]:
    return {name: (content, code, fault) for name, content in files.items()}


REFUSED = {
    "nothing": (b"", _INVALID, "empty"),
    "a byte too large": (_with(chunk(b"prVt", bytes(_ROOM + 1))), _LARGE, "too_many_bytes"),
    **_fault(_UNSUPPORTED, "not_png", _OTHER_FORMATS),
    **_fault(_INVALID, "malformed", _MALFORMED),
    **_fault(_INVALID, "out_of_order", _OUT_OF_ORDER),
    **_fault(_INVALID, "truncated", _TRUNCATED),
    **_fault(_INVALID, "trailing_bytes", _TRAILING),
    **_fault(_INVALID, "undecodable", _UNDECODABLE),
    **_fault(_INVALID, "inflates_too_far", _BOMBS),
    **_fault(_INVALID, "wrong_checksum", {
        "a header that was changed": _GOOD[:19] + b"\x61" + _GOOD[20:],
        "data that were changed": _GOOD[:60] + bytes([_GOOD[60] ^ 1]) + _GOOD[61:],
        "a checksum that was changed": _GOOD[:-1] + b"\0",
    }),
    **_fault(_LARGE, "too_many_pixels", {
        "16 million pixels that are there": PIXEL_BOMB,
        "the most that a header can say": _sized(0xFFFFFFFF, 0xFFFFFFFF),
        "a pixel row too many": _sized(2_048, 1_025),
    }),
    **_fault(_LARGE, "too_long_a_side", {"a long line": _sized(4_097, 1), "a high line": _sized(1, 2_000_000)}),
    **_fault(_UNSUPPORTED, "animated", {
        "an animation": _with(chunk(b"acTL", struct.pack(">II", 2, 0))),
        "a frame": _with(chunk(b"fcTL", bytes(26))),
        "a frame's data": file(header(), _IDAT, chunk(b"fdAT", bytes(4) + zlib.compress(_DATA))),
    }),
    **_fault(_UNSUPPORTED, "unknown_chunk", {"a chunk that must be understood": _with(chunk(b"CgBI", bytes(4)))}),
    **_fault(_UNSUPPORTED, "clear_colour", {
        "a clear grey of 16 bits": picture(16, GREY, _two((0,), (7,)), chunk(b"tRNS", _CLEAR_GREY)),
        "a clear grey of 4 bits": picture(4, GREY, _two((0,), (7,)), chunk(b"tRNS", _CLEAR_GREY)),
    }),
    **_fault(_INVALID, "empty", {
        "white": _filled(255), "clear": _filled(0, RGBA, 4), "pale grey": _filled(200),
        "white on clear": picture(8, RGBA, _two((255,) * 4, (0,) * 4)),
    }),
    **_fault(_INVALID, "too_much_ink", {
        "black": _filled(0), "black colours": _filled(0, RGB, 3), "white on black": grey(lambda x, y: not zigzag(x, y)),
    }),
    **_fault(_INVALID, "too_little_ink", {
        "a dot": grey(lambda x, y: 9 <= x < 19 and 9 <= y < 19),
        "a hair": grey(lambda x, y: y == 9 and x < 50),
        "dust": _lined(1_400, 1_400, (b"\0" + b"\xff" * 49) * 28, range(0, 1_400, 50).__contains__),
    }),
}  # fmt: skip
