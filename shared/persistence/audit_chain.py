"""Audit chain: its links as objects of a bucket of their own, written once and never again."""

from typing import Final

from shared.domain.audit_chain import Link, content_of
from shared.persistence.archive import Archive

CHAIN: Final = "chain"
_DIGITS: Final = 12


class AuditChain:
    """Objects ``chain/<number>.json``. Where the stage locks them, nobody can delete or replace one in its time."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def append(self, link: Link) -> bool:
        """Add a link, unless one of its number stands: of two writers one is told. Raises StoreBusy."""
        return self._archive.put_once(key_of(link.number), content_of(link), "application/json")

    def get(self, number: int) -> bytes:
        """A link's content. Raises StoreBusy also while it is not there."""
        return self._archive.get(key_of(number))

    def find(self, number: int) -> bytes | None:
        """A link's content, or None. Raises StoreBusy."""
        return self._archive.find(key_of(number))


def key_of(number: int) -> str:
    """The name of a link's object; names sort as numbers do."""
    return f"{CHAIN}/{number:0{_DIGITS}d}.json"


def number_of(key: str) -> int:
    """The number of the link whose object is ``key``. Raises ValueError."""
    digits = key.removeprefix(f"{CHAIN}/").removesuffix(".json")
    if not (digits.isascii() and digits.isdigit() and key == key_of(int(digits))):
        raise ValueError(key)
    return int(digits)
