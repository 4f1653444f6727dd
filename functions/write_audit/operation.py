"""write_audit: a batch of entries is one more link of the chain; an entry that comes again is in no second one.

The head in the table is that of the newest link whose entries are all in the table. Who appends begins there, and
leaves out what the table has; when another link stands in the way, its entries are taken over first. So whenever a link
is made, the table knows of every entry in the links before it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from shared.domain import policy
from shared.domain.audit import NAME_LENGTH, AuditEntry, read_entry
from shared.domain.audit_chain import ChainBroken, Head, Link, content_of, follow, read_link
from shared.persistence.audit_chain import AuditChain
from shared.persistence.audit_store import AuditStore
from shared.persistence.failures import StoreBusy

# As many links as may have to be taken over first: after a crash one, after the table was restored very many.
_TRIES = 1_000
# An entry whose name another one has gets a number behind it.
_NUMBER_LENGTH = 10


class ReadRecorded:
    """Reads an entry from the queue. ``clock`` gives epoch seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock

    def __call__(self, fields: Mapping[str, Any]) -> AuditEntry:
        """Raises KeyError, TypeError, ValueError: it is none, or one of a time that is still to come."""
        entry = read_entry(fields)
        if len(entry.id) > NAME_LENGTH - _NUMBER_LENGTH or entry.at > self._clock() + policy.AUDIT_AHEAD_SECONDS:
            raise ValueError("entry")
        return entry


class WriteAudit:
    """``clock`` gives epoch seconds."""

    def __init__(self, store: AuditStore, chain: AuditChain, clock: Callable[[], float]) -> None:
        self._store = store
        self._chain = chain
        self._clock = clock

    def __call__(self, entries: Sequence[AuditEntry]) -> None:
        """Write up to 100 entries, all or none. Raises StoreBusy, ChainBroken."""
        for _ in range(_TRIES):
            head = self._store.head()
            new = self._store.missing(entries)
            if not new:
                return
            link = Link(head.number + 1, head.digest, int(self._clock()), tuple(new))
            content = content_of(link)
            # Nobody could go on behind a link that can't be read: it must not be made.
            if read_link(link.number, content) != link:
                raise ChainBroken(link.number, "it would not be read as it was made")
            if self._chain.append(link):
                self._take_over(head, content)
                return
            self._take_over(head, self._chain.get(link.number))
        raise StoreBusy("chain")

    def _take_over(self, head: Head, content: bytes) -> None:
        after, link = follow(head, content)
        self._store.put(link.entries)
        self._store.move_head(after)
