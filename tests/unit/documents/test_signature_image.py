"""Signatures as images: what is accepted and what becomes of it, what is refused and why, and that nothing explodes."""

import io
import random
import struct
import tracemalloc
import zlib
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from shared.documents.signature import Signature, SignatureInvalid, SignatureKind
from shared.documents.signature_image import read_image
from shared.documents.signature_png import read_png
from shared.domain import policy
from tests.unit.documents.picture_corpus import PIXEL_BOMB, REFUSED, SAME, SOUND, ZLIB_BOMB
from tests.unit.documents.pictures import BOX, MAGIC, grey, zigzag

MARGIN = 2
PIECE = 65_536
CODES = {"signature_invalid", "signature_too_large", "signature_image_unsupported"}


def chunks(png):
    place, found = len(MAGIC), []
    while place < len(png):
        (length,) = struct.unpack_from(">I", png, place)
        found.append(png[place + 4 : place + 8])
        place += 12 + length
    return found


@pytest.mark.parametrize("name", SAME)
def test_one_drawing_becomes_one_image_however_it_is_spelt(name):
    assert read_image(SAME[name]) == read_image(grey())


def test_ink_is_where_it_was():
    left, top, right, bottom = BOX
    image = read_image(grey())
    drawn = Image.open(io.BytesIO(image.png), formats=["PNG"])
    assert drawn.size == (image.width, image.height) == (right - left + 2 * MARGIN, bottom - top + 2 * MARGIN)
    ink = {(x, y) for x in range(image.width) for y in range(image.height) if drawn.getpixel((x, y)) < 128}
    shift_x, shift_y = left - MARGIN, top - MARGIN
    assert ink == {(x - shift_x, y - shift_y) for x in range(left, right) for y in range(top, bottom) if zigzag(x, y)}


@pytest.mark.parametrize("content", [*SAME.values(), *SOUND.values()], ids=[*SAME, *SOUND])
def test_what_comes_out_is_small_grey_and_tells_nothing_else(content):
    image = read_image(content)
    assert chunks(image.png) == [b"IHDR", b"IDAT", b"IEND"]
    assert struct.unpack(">IIBBBBB", image.png[16:29]) == (image.width, image.height, 4, 0, 0, 0, 0)
    assert image.width <= 1_000 and image.height <= 300 and len(image.png) <= policy.SIGNATURE_IMAGE_MAX_BYTES
    assert read_image(content) == image
    assert Image.open(io.BytesIO(image.png)).convert("L").getextrema()[0] == 0


def test_our_own_image_is_read_again():
    image = read_image(grey())
    assert read_image(image.png) == image


def test_the_grain_of_a_scan_makes_the_image_smaller_and_not_the_file_larger():
    chance = random.Random(7)
    grain = read_image(grey(lambda x, y: chance.random() < 0.25, (996, 296)))
    assert grain.width < 990 and len(grain.png) <= policy.SIGNATURE_IMAGE_MAX_BYTES


def test_the_corpus_is_large():
    assert len(REFUSED) >= 100 and len(SAME) + len(SOUND) >= 40


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_signature_is_refused(name):
    content, code, fault = REFUSED[name]
    with pytest.raises(SignatureInvalid) as refused:
        read_image(content)
    assert (refused.value.code, refused.value.fault) == (code, fault)


@given(
    st.lists(st.tuples(st.integers(8, 400), st.binary(min_size=1, max_size=4)), min_size=1, max_size=6), st.booleans()
)
@settings(max_examples=400)
def test_any_bytes_in_any_place_give_an_image_or_a_refusal(changes, mended):
    content = bytearray(SAME["palette of 4 bits, clear paper"])
    for place, patch in changes:
        content[place % len(content) : place % len(content) + len(patch)] = patch
    try:
        read_image(_with_checksums(bytes(content)) if mended else bytes(content))
    except SignatureInvalid as refused:
        assert refused.code in CODES


def _with_checksums(png):
    """The file with the checksums that its chunks ought to have, as far as they can be made out."""
    place, result = len(MAGIC), png[: len(MAGIC)]
    while place + 12 <= len(png):
        end = place + 12 + int.from_bytes(png[place : place + 4], "big")
        if end > len(png):
            break
        result += png[place : end - 4] + struct.pack(">I", zlib.crc32(png[place + 4 : end - 4]))
        place = end
    return result + png[place:]


class Meter:
    """Opens zlib streams and counts what comes out; ``bounded`` ones give no more than they are asked for."""

    def __init__(self, bounded=True):
        self.inflated, self._bounded = 0, bounded

    def open(self):
        stream, meter = zlib.decompressobj(), self

        class Metered:
            eof = property(lambda _: stream.eof)
            unused_data = property(lambda _: stream.unused_data)
            unconsumed_tail = property(lambda _: stream.unconsumed_tail)

            def decompress(self, data, most):
                piece = stream.decompress(data, most) if meter._bounded else stream.decompress(data)
                meter.inflated += len(piece)
                return piece

        return Metered()


def refuse_in_bounds(bomb, read, meter):
    """The file is refused before more is inflated, or held in memory, than a small picture needs."""
    tracemalloc.start()
    try:
        with pytest.raises(SignatureInvalid):
            read(bomb, decompressor=meter.open)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert meter.inflated <= 2 * PIECE, "inflated"
    assert peak <= 2_000_000, "held"


@pytest.mark.parametrize("bomb", [PIXEL_BOMB, ZLIB_BOMB])
def test_a_bomb_is_refused_unexploded(bomb):
    assert len(bomb) <= policy.SIGNATURE_MAX_BYTES
    refuse_in_bounds(bomb, read_png, Meter())


@pytest.mark.parametrize(
    ("bomb", "read", "bounded"),
    [(ZLIB_BOMB, read_png, False), (PIXEL_BOMB, partial(read_png, max_pixels=10**10), True)],
)
def test_a_reader_that_skips_a_bound_is_caught(bomb, read, bounded):
    """Twins: one that lets zlib run to its end, one that takes the header's word for the size."""
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        refuse_in_bounds(bomb, read, Meter(bounded))


def test_the_largest_picture_is_inflated_no_further_than_its_size():
    meter = Meter()
    rows = policy.SIGNATURE_MAX_PIXELS // policy.SIGNATURE_MAX_SIDE
    size = read_png(SOUND["as large as may be"], decompressor=meter.open).header.inflated_bytes
    assert meter.inflated == size == policy.SIGNATURE_MAX_PIXELS + rows


def test_an_image_is_kept_with_its_bytes_under_one_spelling():
    signature = Signature(SignatureKind.IMAGE, image=read_image(grey()).png)
    assert Signature.from_json(signature.to_json()) == signature
    assert (
        signature.digest() != Signature(SignatureKind.IMAGE, image=read_image(SOUND["as large as may be"]).png).digest()
    )
    assert '"image"' not in Signature(SignatureKind.TYPED, name="王").to_json()
