"""Signatures: what is accepted, what is refused and why, and that what is kept is ours."""

import json
import math
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.documents.signature import UNITS, Signature, SignatureInvalid, SignatureKind, drawn, svg, typed
from shared.domain.policy import SIGNATURE_MAX_POINTS

WAVE = [[x * 4.0, 50 + 30 * math.sin(x / 5)] for x in range(40)]
LIMIT_LINE = [[n % 300, n % 7] for n in range(SIGNATURE_MAX_POINTS)]


def test_a_drawing_is_cropped_and_scaled_to_its_longer_side():
    signature = drawn([[[100, 50], [150, 50], [200, 75], [250, 100], [300, 100]]])
    assert signature.kind is SignatureKind.DRAWN
    assert signature.extent == (UNITS, UNITS // 4)
    assert signature.strokes[0][0] == (0, 0)


def test_where_and_how_large_it_was_drawn_makes_no_difference():
    moved = [[[x * 2 + 64, y * 2 + 32] for x, y in WAVE]]
    assert drawn([WAVE]).digest() == drawn(moved).digest()


def test_a_flat_line_and_dots_are_drawn():
    image = svg(drawn([[[x, 10] for x in range(0, 120, 10)], [[5, 5]]]))
    assert re.fullmatch(r"[MQLh0-9 -]+", ElementTree.fromstring(image)[0].attrib["d"])


@pytest.mark.parametrize(
    ("strokes", "fault"),
    [
        ([], "empty"),
        ([[], []], "empty"),
        ([[[10, 10]]], "too_little_ink"),
        ([[[10, 10]] * 500], "too_little_ink"),
        ([[[n, 0] for n in range(30)]], "too_little_ink"),
        ([[[0, 0], [900, 900]]], "too_little_ink"),
        ([[[1e308, 1e308]] * 50], "too_little_ink"),
        ([[[10**400, -(10**400)]] * 50], "too_little_ink"),
        ([WAVE, [[math.nan, 1]]], "not_finite"),
        ([WAVE, [[1, math.inf]]], "not_finite"),
        ([WAVE, [[-math.inf, 1]]], "not_finite"),
        ([WAVE, [[1]]], "malformed"),
        ([WAVE, [[1, 2, 3]]], "malformed"),
        ([WAVE, ["12"]], "malformed"),
        ([WAVE, "12"], "malformed"),
        ([WAVE, [["1", "2"]]], "malformed"),
        ([WAVE, [[True, False]]], "malformed"),
        ([WAVE, None], "malformed"),
        (None, "malformed"),
        ("strokes", "malformed"),
        ({"points": WAVE}, "malformed"),
    ],
)
def test_what_is_no_signature_is_refused(strokes, fault):
    with pytest.raises(SignatureInvalid) as refused:
        drawn(strokes)
    assert (refused.value.code, refused.value.fault) == ("signature_invalid", fault)


@pytest.mark.parametrize("split", [1, SIGNATURE_MAX_POINTS])
def test_points_up_to_the_limit_and_not_one_more(split):
    size = SIGNATURE_MAX_POINTS // split
    strokes = [LIMIT_LINE[start : start + size] for start in range(0, SIGNATURE_MAX_POINTS, size)]
    if split == 1:
        assert drawn(strokes).kind is SignatureKind.DRAWN
    with pytest.raises(SignatureInvalid) as refused:
        drawn([*strokes, [[1, 1]]])
    assert refused.value.code == "signature_too_large"


@given(
    st.lists(st.lists(st.tuples(st.floats(), st.one_of(st.floats(), st.integers())).map(list), max_size=30), max_size=8)
)
def test_any_numbers_give_a_bounded_drawing_or_a_refusal(strokes):
    try:
        signature = drawn(strokes)
    except SignatureInvalid:
        return
    assert max(signature.extent) == UNITS
    assert all(0 <= value <= UNITS for stroke in signature.strokes for point in stroke for value in point)
    assert Signature.from_json(signature.to_json()) == signature
    ElementTree.fromstring(svg(signature))


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=5), st.lists, max_leaves=20))
def test_any_json_gives_a_signature_or_a_refusal(value):
    try:
        drawn(value)
    except SignatureInvalid as refused:
        assert refused.code in {"signature_invalid", "signature_too_large"}


def test_a_typed_name_keeps_its_characters():
    signature = typed(" Nguyễn  Thị Phượng ")
    assert (signature.kind, signature.name) == (SignatureKind.TYPED, "Nguyễn Thị Phượng")
    assert Signature.from_json(signature.to_json()) == signature


@pytest.mark.parametrize(
    ("name", "fault"),
    [("", "empty"), ("  ", "empty"), ("王\u202e明", "forbidden_character"), ("\ud800", "forbidden_character"),
     ("王" * 101, "too_long")],
)  # fmt: skip
def test_a_typed_name_that_is_none_is_refused(name, fault):
    with pytest.raises(SignatureInvalid) as refused:
        typed(name)
    assert refused.value.fault == fault


def test_the_digest_changes_with_a_point_and_with_the_kind():
    changed = json.loads(json.dumps(WAVE))
    changed[3][1] += 1
    digests = {drawn([WAVE]).digest(), drawn([changed]).digest(), typed("王").digest(), typed("王明").digest()}
    assert len(digests) == 4
