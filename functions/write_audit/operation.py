"""write_audit: a batch of entries is one more link of the chain; an entry that comes again is in no second one.

The head in the table is that of the newest link whose entries are all in the table. Who appends begins there, and
leaves out what the table has; when another link stands in the way, its entries are taken over first. So whenever a link
is made, the table knows of every entry in the links before it.
"""

from collections.abc import Callable, Sequence

from shared.domain.audit import AuditEntry
from shared.domain.audit_chain import Head, Link, content_of, follow
from shared.persistence.audit_chain import AuditChain
from shared.persistence.audit_store import AuditStore
from shared.persistence.failures import StoreBusy

# As many links as may have to be taken over first: after a crash one, after the table was restored very many.
_TRIES = 1_000


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
            if self._chain.append(link):
                self._take_over(head, content_of(link))
                return
            self._take_over(head, self._chain.get(link.number))
        raise StoreBusy("chain")

    def _take_over(self, head: Head, content: bytes) -> None:
        after, link = follow(head, content)
        self._store.put(link.entries)
        self._store.move_head(after)
