"""Audit chain: what staff saw and did as numbered links, each of which names the digest of the one before it.

Whoever changes, removes, adds or swaps a link changes what the next one should name. What was cut off at the end shows
against a head that was noted elsewhere.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Final, NamedTuple

from shared.domain.audit import AuditEntry, read_entry, spelt


class Head(NamedTuple):
    """The newest link: its number, from 1, and the SHA-256 of its content, in hex."""

    number: int
    digest: str


EMPTY: Final = Head(0, "0" * 64)
"""Head of a chain without a link."""


class Link(NamedTuple):
    """One link: its number, the digest of the one before it, when it was made (epoch seconds), and its entries."""

    number: int
    previous: str
    made_at: int
    entries: tuple[AuditEntry, ...]


class ChainBroken(ValueError):
    """The chain does not hold. ``number`` is the first link at fault, ``reason`` says how."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"link {number}: {reason}")
        self.number = number
        self.reason = reason


def content_of(link: Link) -> bytes:
    """A link as it is kept."""
    fields = link._asdict() | {"entries": [spelt(entry) for entry in link.entries]}
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def read_link(number: int, content: bytes) -> Link:
    """Read ``content_of``. Raises ChainBroken."""
    try:
        fields = json.loads(content)
        entries = tuple(map(read_entry, fields["entries"]))
        return Link(int(fields["number"]), str(fields["previous"]), int(fields["made_at"]), entries)
    except (KeyError, TypeError, ValueError):
        raise ChainBroken(number, "it can't be read") from None


def follow(head: Head, content: bytes) -> tuple[Head, Link]:
    """The head after the link behind ``head``, and that link. Raises ChainBroken."""
    number = head.number + 1
    link = read_link(number, content)
    if link.number != number:
        raise ChainBroken(number, f"it is link {link.number}, moved here")
    if link.previous != head.digest:
        raise ChainBroken(max(head.number, 1), f"it is not what link {number} was made after")
    return Head(number, hashlib.sha256(content).hexdigest()), link


def verify(links: Iterable[tuple[int, bytes]], noted: Iterable[Head]) -> Head:
    """The head of a whole chain, whose ``links`` come by number. Every one of ``noted``, heads that were told earlier,
    must be in it. Raises ChainBroken: the first break.
    """
    expected = {head.number: head.digest for head in noted if head.number}
    head = EMPTY
    for number, content in links:
        if number <= head.number:
            raise ChainBroken(number, "there is more than one")
        if number != head.number + 1:
            raise ChainBroken(head.number + 1, "it is missing")
        head, _ = follow(head, content)
        if expected.pop(number, head.digest) != head.digest:
            raise ChainBroken(number, "it is another than the one that was noted")
    if expected:
        raise ChainBroken(head.number + 1, "it is missing, at the end")
    return head
