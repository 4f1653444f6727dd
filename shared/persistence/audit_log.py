"""Audit log: takes what staff saw or did, before they are answered."""

from shared.domain.audit import AuditEntry, spelt
from shared.persistence.queue import Queue


class AuditLog:
    """The queue of write_audit. An entry that it took is kept, whatever becomes of the answer."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue

    def record(self, *entries: AuditEntry) -> None:
        """Take entries. Raises StoreBusy: nothing may be shown or told then."""
        self._queue.send([spelt(entry) for entry in entries])
