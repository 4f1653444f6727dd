"""Blocklist: the passwords that many people have, as fingerprints in a file that the package has beside this module."""

import hashlib
from bisect import bisect_left
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".bin")
FINGERPRINT_BYTES = 5


def fingerprint(folded: str) -> bytes:
    """What stands for a normal, folded password."""
    return hashlib.blake2b(folded.encode(), digest_size=FINGERPRINT_BYTES).digest()


class Blocklist:
    """Sorted fingerprints, one behind the other. A word that is none of them passes for one in a million times or less
    often."""

    def __init__(self, fingerprints: bytes) -> None:
        self._fingerprints = fingerprints

    def __len__(self) -> int:
        return len(self._fingerprints) // FINGERPRINT_BYTES

    def __getitem__(self, place: int) -> bytes:
        return self._fingerprints[place * FINGERPRINT_BYTES : (place + 1) * FINGERPRINT_BYTES]

    def __contains__(self, folded: str) -> bool:
        wanted = fingerprint(folded)
        place = bisect_left(self, wanted)
        return place < len(self) and self[place] == wanted


@cache
def shipped() -> Blocklist:
    """The one of the package, read when a password is first set."""
    return Blocklist(FILE.read_bytes())


def is_shipped(folded: str) -> bool:
    """Whether it is one of the package's."""
    return folded in shipped()
