"""Audit store: the entries of a school's month, to be looked through; the proof of them is the chain."""

from collections.abc import Iterable

from shared.domain.audit import AuditEntry, read_entry, spelt
from shared.domain.schools import SchoolId
from shared.persistence import keys
from shared.persistence.table import Table


class AuditStore:
    """Items ``H#``, kept for good."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def put(self, entries: Iterable[AuditEntry]) -> None:
        """Write entries; those that stand change nothing."""
        for entry in entries:
            self._table.put(keys.audit_entry(entry), spelt(entry))

    def month(self, school: SchoolId | None, month: str) -> list[AuditEntry]:
        """What was done at a school (None: in the city) in a month such as ``2026-11``, the oldest first."""
        return [read_entry(item) for item in self._table.query(keys.audit_month(school, month))]
