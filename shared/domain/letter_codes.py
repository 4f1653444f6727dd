"""Letter codes: what a letter to a student of age opens the student's page with, beside the student's own national ID.

Sixty random bits in three groups of four characters that nobody mistakes for each other. They are kept nowhere: whoever
prints a letter again makes a new code.
"""

import re
from typing import Final

from shared.domain.identifiers import CROCKFORD
from shared.domain.sealing import Entropy
from shared.domain.text import canonical

CHARACTERS: Final = 12
_BITS = 5
_GROUP = 4
_ALIKE = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s-]+")
_CODE = re.compile(f"[{CROCKFORD}]{{{CHARACTERS}}}")


class LetterCodeInvalid(ValueError):
    """Not the form of a letter's code."""

    code = "letter_code_format"


def new_code(entropy: Entropy) -> str:
    """A code, without its groups."""
    bits = int.from_bytes(entropy(8))
    return "".join(CROCKFORD[(bits >> (_BITS * place)) & 31] for place in range(CHARACTERS))


def grouped(code: str) -> str:
    """A code as it is printed: ``7K4M-92QX-TB0E``."""
    return "-".join(code[first : first + _GROUP] for first in range(0, CHARACTERS, _GROUP))


def read_code(text: str) -> str:
    """A code as somebody typed it: in either case, with any blanks and hyphens, O for 0. Raises LetterCodeInvalid."""
    code = _BETWEEN.sub("", canonical(text).upper()).translate(_ALIKE)
    if not _CODE.fullmatch(code):
        raise LetterCodeInvalid(LetterCodeInvalid.code)
    return code
