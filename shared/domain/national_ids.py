"""National ID and resident certificate numbers (PRODUCT section 6; Ministry of the Interior's checksum)."""

import re

from shared.domain.text import ForbiddenCharacter, canonical

_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"  # in the order of their codes, 10 to 35
_WEIGHTS = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
_SHAPE = re.compile(r"[A-Z](?:[1289][0-9]|[A-D][0-9])[0-9]{7}")


class NationalIdInvalid(ValueError):
    """Not a valid number; the number itself is never part of the error."""

    code = "national_id_invalid"

    def __init__(self) -> None:
        super().__init__(self.code)


def national_id(raw: str) -> str:
    """Read a national ID ``[A-Z][12]\\d{8}`` or resident certificate number ``[A-Z][89A-D]\\d{8}``; ten characters.

    Raises NationalIdInvalid.
    """
    try:
        number = canonical(raw).upper()
    except ForbiddenCharacter:
        raise NationalIdInvalid from None
    if not _SHAPE.fullmatch(number) or _weighted_sum(number) % 10:
        raise NationalIdInvalid
    return number


def masked(number: str) -> str:
    """The form that pages, forms and messages show: ``A12*****89``."""
    return f"{number[:3]}*****{number[-2:]}"


def _weighted_sum(number: str) -> int:
    first = _LETTERS.index(number[0]) + 10
    # The old certificate's second letter counts by the units digit of its code.
    second = (_LETTERS.index(number[1]) + 10) % 10 if number[1].isalpha() else int(number[1])
    digits = (first // 10, first % 10, second, *map(int, number[2:]))
    return sum(digit * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
