"""Signature: what a guardian drew or typed, kept as we read it and never as it was sent (PRODUCT section 7)."""

import base64
import hashlib
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from shared.domain.policy import SIGNATURE_MAX_POINTS
from shared.domain.text import ForbiddenCharacter, display_name

Point = tuple[int, int]

# Coordinates are whole numbers of 1/10,000 of the drawing's longer side, so that one drawing has one spelling.
UNITS = 10_000
# Browsers report CSS pixels; no canvas of a phone or a desk reaches this far, so what lies outside is cut to the edge.
_CANVAS = 8_192.0
# Less than this is a slip of the finger: a quick 一 on a slow phone gives some six points over 80 pixels.
_MIN_POINTS = 5
_MIN_PATH = 40.0
_NAME_MAX_CHARACTERS = 100
_PEN = 110


class SignatureInvalid(ValueError):
    """Not a signature. ``code`` is a problem code; ``fault`` says in a word what was wrong, for tests and metrics."""

    def __init__(self, fault: str, code: str = "signature_invalid") -> None:
        super().__init__(code, fault)
        self.code = code
        self.fault = fault


class SignatureKind(StrEnum):
    """How it was given."""

    DRAWN = "drawn"
    TYPED = "typed"
    IMAGE = "image"


@dataclass(frozen=True)
class Signature:
    """A drawing (``strokes`` of points in 0…``UNITS``, cropped to its ink), a typed ``name``, or an ``image``: a PNG
    that ``signature_image`` made."""

    kind: SignatureKind
    strokes: tuple[tuple[Point, ...], ...] = ()
    name: str = ""
    image: bytes = b""

    @property
    def extent(self) -> Point:
        """Width and height of the drawing in units; the longer is ``UNITS``, their ratio is the drawing's own."""
        points = [point for stroke in self.strokes for point in stroke]
        return max(x for x, _ in points), max(y for _, y in points)

    def to_json(self) -> str:
        """The one canonical spelling: fixed order of keys, no blanks, whole numbers."""
        value = {"kind": self.kind, "strokes": self.strokes, "name": self.name}
        if self.kind is SignatureKind.IMAGE:
            value["image"] = base64.b64encode(self.image).decode()
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what ``to_json`` wrote. Raises ValueError for anything else."""
        value = json.loads(text)
        strokes = tuple(tuple((int(x), int(y)) for x, y in stroke) for stroke in value["strokes"])
        image = base64.b64decode(value.get("image", ""), validate=True)
        return cls(SignatureKind(value["kind"]), strokes, value["name"], image)

    def digest(self) -> str:
        """SHA-256 (hex) of the canonical spelling, kept with the application as evidence."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()


def typed(name: str) -> Signature:
    """A signature by a typed name, for those who can't draw. Raises SignatureInvalid."""
    try:
        shown = display_name(name)
    except ForbiddenCharacter:
        raise SignatureInvalid("forbidden_character") from None
    if not shown:
        raise SignatureInvalid("empty")
    if len(shown) > _NAME_MAX_CHARACTERS:
        raise SignatureInvalid("too_long")
    return Signature(SignatureKind.TYPED, name=shown)


def drawn(strokes: Sequence[Sequence[Sequence[float]]], *, max_points: int = SIGNATURE_MAX_POINTS) -> Signature:
    """A signature by hand: strokes of points ``[x, y]`` in CSS pixels from the top left.

    Points are cut to the canvas, must show enough ink, and are scaled to ``UNITS``.
    Raises SignatureInvalid: with code ``signature_too_large`` above ``max_points``, else ``signature_invalid``.
    """
    lines = [line for line in _lines(strokes, max_points) if line]
    points = [point for line in lines for point in line]
    if not points:
        raise SignatureInvalid("empty")
    if len(points) < _MIN_POINTS or sum(map(_length, lines)) < _MIN_PATH:
        raise SignatureInvalid("too_little_ink")
    left, top = min(x for x, _ in points), min(y for _, y in points)
    scale = UNITS / max(max(x for x, _ in points) - left, max(y for _, y in points) - top)
    normalised = (tuple((round((x - left) * scale), round((y - top) * scale)) for x, y in line) for line in lines)
    return Signature(SignatureKind.DRAWN, tuple(map(_without_repeats, normalised)))


def svg(signature: Signature) -> str:
    """A drawn signature as an SVG image of our own making: numbers alone, one path, round pen."""
    width, height = signature.extent
    box = f"{-_PEN} {-_PEN} {width + 2 * _PEN} {height + 2 * _PEN}"
    path = "".join(map(_path, signature.strokes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path d="{path}" fill="none" stroke="#0b1f4d" '
        f'stroke-width="{_PEN}" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )


def _lines(strokes: Sequence[Sequence[Sequence[float]]], max_points: int) -> Iterator[list[tuple[float, float]]]:
    if not isinstance(strokes, list | tuple):
        raise SignatureInvalid("malformed")
    if len(strokes) > max_points:
        raise SignatureInvalid("too_many_points", "signature_too_large")
    left = max_points
    for stroke in strokes:
        if not isinstance(stroke, list | tuple):
            raise SignatureInvalid("malformed")
        left -= len(stroke)
        if left < 0:
            raise SignatureInvalid("too_many_points", "signature_too_large")
        yield [_point(point) for point in stroke]


def _point(point: Sequence[float]) -> tuple[float, float]:
    if not isinstance(point, list | tuple) or len(point) != 2:
        raise SignatureInvalid("malformed")
    return _coordinate(point[0]), _coordinate(point[1])


def _coordinate(value: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise SignatureInvalid("malformed")
    # A whole number too large for a float is compared, never converted.
    clamped = min(max(value, 0), _CANVAS) if value == value else math.nan
    if not math.isfinite(clamped) or value in (math.inf, -math.inf):
        raise SignatureInvalid("not_finite")
    return float(clamped)


def _length(line: Sequence[tuple[float, float]]) -> float:
    return sum(math.dist(a, b) for a, b in zip(line, line[1:], strict=False))


def _without_repeats(line: Sequence[Point]) -> tuple[Point, ...]:
    return tuple(point for index, point in enumerate(line) if index == 0 or point != line[index - 1])


def _path(stroke: Sequence[Point]) -> str:
    """One stroke; the points are joined by curves through the middles of the lines between them."""
    (x, y), *rest = stroke
    if not rest:
        return f"M{x} {y}h1"
    parts = [f"M{x} {y}"]
    for (ax, ay), (bx, by) in zip(rest, rest[1:], strict=False):
        parts.append(f"Q{ax} {ay} {(ax + bx) // 2} {(ay + by) // 2}")
    return "".join(parts) + f"L{rest[-1][0]} {rest[-1][1]}"
