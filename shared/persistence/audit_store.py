"""Audit store: the entries of a school's month, to be looked through; the proof of them is the chain."""

from collections.abc import Iterable, Sequence

from shared.domain.audit import AuditEntry, read_entry, spelt
from shared.domain.audit_chain import EMPTY, Head
from shared.domain.schools import SchoolId
from shared.persistence import keys
from shared.persistence.table import ConditionFailed, Table, Update


class AuditStore:
    """Items ``H#``, kept for good."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def head(self) -> Head:
        """The newest link all of whose entries are here."""
        item = self._table.get(keys.audit_head(), consistent=True)
        return Head(item["num"], item["digest"]) if item else EMPTY

    def move_head(self, head: Head) -> None:
        """Note that all entries up to a link are here; an older head than the one that stands changes nothing."""
        update = Update(
            keys.audit_head(),
            "SET num = :num, digest = :digest",
            {":num": head.number, ":digest": head.digest},
            condition="attribute_not_exists(num) OR num < :num",
        )
        try:
            self._table.update(update)
        except ConditionFailed:
            return

    def missing(self, entries: Sequence[AuditEntry]) -> list[AuditEntry]:
        """Those of up to 100 entries that are not here, each once; one round trip, unless a name is another's.

        An entry under whose name another one stands is not taken for it: it is named ``<id>.2``, and so on.
        """
        new: dict[keys.Key, AuditEntry] = {}
        left, number = list(dict.fromkeys(entries)), 1
        while left:
            found = self._table.get_many([keys.audit_entry(_named(entry, number)) for entry in left], consistent=True)
            others = []
            for entry in left:
                named = _named(entry, number)
                key = keys.audit_entry(named)
                standing = read_entry(found[key]) if key in found else new.setdefault(key, named)
                if standing != named:
                    others.append(entry)
            left, number = others, number + 1
        return list(new.values())

    def put(self, entries: Iterable[AuditEntry]) -> None:
        """Write entries, 25 in one round trip; those that stand change nothing."""
        self._table.put_many({keys.audit_entry(entry): spelt(entry) for entry in entries})

    def page(
        self, school: SchoolId | None, month: str, cursor: str | None, limit: int
    ) -> tuple[list[AuditEntry], str | None]:
        """Up to ``limit`` entries of a month, the newest first, and the cursor of the next page if there is one; one
        round trip."""
        before = cursor.replace(".", "#", 1) if cursor else None
        items, more = self._table.query_back(keys.audit_month(school, month), before, limit)
        found = [read_entry(item) for item in items]
        return found, keys.audit_entry(found[-1]).sort.replace("#", ".", 1) if more else None

    def month(self, school: SchoolId | None, month: str) -> list[AuditEntry]:
        """What was done at a school (None: in the city) in a month such as ``2026-11``, the oldest first."""
        return [read_entry(item) for item in self._table.query(keys.audit_month(school, month))]


def _named(entry: AuditEntry, number: int) -> AuditEntry:
    """The entry as it is named when so many others were named the same before it, itself counted."""
    return entry if number == 1 else entry._replace(id=f"{entry.id}.{number}")
