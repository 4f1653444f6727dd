"""PNG of a signature: its chunks read and checked by us, so that a decoder is given only what we have understood.

Source: Portable Network Graphics (PNG) Specification, third edition, sections 5, 11 and 13.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from shared.documents.signature import SignatureInvalid
from shared.domain import policy

Decompressor = Callable[[], Any]

_UNSUPPORTED = "signature_image_unsupported"
_TOO_LARGE = "signature_too_large"

_MAGIC = b"\x89PNG\r\n\x1a\n"
_FRAME = 12  # length, type and CRC of a chunk
# The chunks that make the picture, in the order in which they may come. All others are checked and left behind.
_ORDER = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_ANIMATION = (b"acTL", b"fcTL", b"fdAT")
_GREY, _RGB, _PALETTE, _GREY_ALPHA, _RGBA = 0, 2, 3, 4, 6
_CHANNELS = {_GREY: 1, _RGB: 3, _PALETTE: 1, _GREY_ALPHA: 2, _RGBA: 4}
_DEPTHS = {_GREY: (1, 2, 4, 8, 16), _RGB: (8, 16), _PALETTE: (1, 2, 4, 8), _GREY_ALPHA: (8, 16), _RGBA: (8, 16)}
# First column and row, and steps, of each pass of an interlaced picture (Adam7).
_WHOLE = ((0, 0, 1, 1),)
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_PIECE = 65_536


class Header(NamedTuple):
    """IHDR: width and height in pixels, bits of a sample, colour type, and whether it is interlaced."""

    width: int
    height: int
    depth: int
    colour: int
    interlaced: bool = False

    @property
    def inflated_bytes(self) -> int:
        """How many bytes the picture's data inflate to: no more and no fewer."""
        total = 0
        for left, top, across, down in _ADAM7 if self.interlaced else _WHOLE:
            columns, rows = -((left - self.width) // across), -((top - self.height) // down)
            line = (columns * _CHANNELS[self.colour] * self.depth + 7) // 8
            total += rows * (1 + line) if columns > 0 and rows > 0 else 0
        return total


class SignaturePng(NamedTuple):
    """What makes the picture. ``data`` is the zlib stream of all IDAT chunks."""

    header: Header
    data: bytes
    palette: bytes = b""
    transparency: bytes = b""

    def to_bytes(self) -> bytes:
        """A PNG file of these parts and nothing else."""
        header = struct.pack(">IIBBBBB", *self.header[:4], 0, 0, self.header.interlaced)
        bodies = (header, self.palette, self.transparency, self.data, b"")
        parts = zip(_ORDER, bodies, strict=True)
        return _MAGIC + b"".join(_chunk(kind, body) for kind, body in parts if body or kind == b"IEND")


def read_png(
    content: bytes,
    *,
    max_pixels: int = policy.SIGNATURE_MAX_PIXELS,
    decompressor: Decompressor = zlib.decompressobj,
) -> SignaturePng:
    """Read a PNG file, a still picture, of at most ``policy.SIGNATURE_MAX_BYTES``.

    Nothing is allocated by a number that the file names: the picture's size is held against ``max_pixels`` first, and
    its data are inflated in pieces that are counted and dropped. Raises SignatureInvalid.
    """
    if not content:
        raise SignatureInvalid("empty")
    if len(content) > policy.SIGNATURE_MAX_BYTES:
        raise SignatureInvalid("too_many_bytes", _TOO_LARGE)
    if not content.startswith(_MAGIC):
        raise SignatureInvalid("not_png", _UNSUPPORTED)
    parts = _parts(_chunks(content))
    header = _header(parts[b"IHDR"], max_pixels)
    palette = _palette(parts.get(b"PLTE"), header)
    transparency = _transparency(parts.get(b"tRNS"), header, palette)
    _check_data(parts[b"IDAT"], header.inflated_bytes, decompressor)
    return SignaturePng(header, parts[b"IDAT"], palette, transparency)


def grey_png(width: int, height: int, rows: bytes) -> bytes:
    """A PNG file of ``height`` rows of 4-bit greys, two a byte, each row filled up to a whole byte."""
    line = (width + 1) // 2
    filtered = b"".join(b"\0" + rows[start : start + line] for start in range(0, line * height, line))
    return SignaturePng(Header(width, height, 4, _GREY), zlib.compress(filtered, 9)).to_bytes()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Type and body of each chunk; the last is IEND, and ends the file."""
    place, kind = len(_MAGIC), b""
    while kind != b"IEND":
        end = place + _FRAME + int.from_bytes(content[place : place + 4], "big")
        if end > len(content):
            raise SignatureInvalid("truncated")
        kind = content[place + 4 : place + 8]
        if not kind.isalpha():
            raise SignatureInvalid("malformed")
        if zlib.crc32(content[place + 4 : end - 4]) != int.from_bytes(content[end - 4 : end], "big"):
            raise SignatureInvalid("wrong_checksum")
        yield kind, content[place + 8 : end - 4]
        place = end
    if place != len(content):
        raise SignatureInvalid("trailing_bytes")


def _parts(chunks: Iterator[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """Bodies of the chunks that make the picture; IDAT's are joined."""
    bodies: dict[bytes, list[bytes]] = {}
    previous = b""
    for kind, body in chunks:
        if kind in _ORDER:
            again = kind in bodies and not kind == previous == b"IDAT"
            if again or any(later in bodies for later in _ORDER[_ORDER.index(kind) + 1 :]):
                raise SignatureInvalid("out_of_order")
            bodies.setdefault(kind, []).append(body)
        elif kind in _ANIMATION:
            raise SignatureInvalid("animated", _UNSUPPORTED)
        elif kind[:1].isupper():
            raise SignatureInvalid("unknown_chunk", _UNSUPPORTED)
        if b"IHDR" not in bodies:
            raise SignatureInvalid("out_of_order")
        previous = kind
    if b"IDAT" not in bodies or bodies[b"IEND"] != [b""]:
        raise SignatureInvalid("malformed")
    return {kind: b"".join(found) for kind, found in bodies.items()}


def _header(body: bytes, max_pixels: int) -> Header:
    if len(body) != 13:
        raise SignatureInvalid("malformed")
    width, height, depth, colour, compression, filtering, interlace = struct.unpack(">IIBBBBB", body)
    if depth not in _DEPTHS.get(colour, ()) or compression or filtering or interlace > 1 or not width or not height:
        raise SignatureInvalid("malformed")
    if width * height > max_pixels:
        raise SignatureInvalid("too_many_pixels", _TOO_LARGE)
    if max(width, height) > policy.SIGNATURE_MAX_SIDE:
        raise SignatureInvalid("too_long_a_side", _TOO_LARGE)
    return Header(width, height, depth, colour, bool(interlace))


def _palette(body: bytes | None, header: Header) -> bytes:
    if body is None:
        if header.colour == _PALETTE:
            raise SignatureInvalid("malformed")
        return b""
    most = 1 << header.depth if header.colour == _PALETTE else 256
    if header.colour in (_GREY, _GREY_ALPHA) or len(body) % 3 or not 0 < len(body) // 3 <= most:
        raise SignatureInvalid("malformed")
    # With full colours it is but a hint for small screens.
    return body if header.colour == _PALETTE else b""


def _transparency(body: bytes | None, header: Header, palette: bytes) -> bytes:
    """One alpha a colour of the palette, or the one colour that is clear."""
    if body is None:
        return b""
    sizes = {_GREY: range(2, 3), _RGB: range(6, 7), _PALETTE: range(1, len(palette) // 3 + 1)}
    if len(body) not in sizes.get(header.colour, ()):
        raise SignatureInvalid("malformed")
    if header.colour != _PALETTE and header.depth != 8:
        # The decoder compares the clear colour with samples that it has already brought to 8 bits.
        raise SignatureInvalid("clear_colour", _UNSUPPORTED)
    return body


def _check_data(data: bytes, size: int, decompressor: Decompressor) -> None:
    stream, waiting, counted = decompressor(), data, 0
    try:
        while piece := stream.decompress(waiting, _PIECE):
            counted += len(piece)
            if counted > size:
                raise SignatureInvalid("inflates_too_far")
            waiting = stream.unconsumed_tail
    except zlib.error:
        raise SignatureInvalid("undecodable") from None
    if counted < size or not stream.eof:
        raise SignatureInvalid("truncated")
    if stream.unused_data:
        raise SignatureInvalid("trailing_bytes")
