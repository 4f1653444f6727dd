"""Delegation store: who acts for a child besides the guardians bound to it. A child has few places for delegations, and
each is written by condition: of two who want the last one, one is refused."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from shared.domain import delegations, sealing
from shared.domain.bindings import State
from shared.domain.delegations import Delegation, DelegationDetails, DelegationScope, Side, Standing
from shared.domain.relationships import Relationship
from shared.domain.sealing import Entropy
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.key_ring import LocalKey
from shared.persistence.table import Table


class DelegationStore:
    """Items ``S#`` / ``A#``. Names and address are one sealed value."""

    def __init__(self, table: Table, field_key: LocalKey, entropy: Entropy) -> None:
        self._table = table
        self._field_key = field_key
        self._entropy = entropy

    def active(self, items: Sequence[Item], on: date) -> list[Delegation]:
        """Those that let somebody act on a day, among all items of one student's partition. Raises SealBroken."""
        return delegations.active(self.delegations(items), standings(items), on)

    def delegations(self, items: Iterable[Item]) -> list[Delegation]:
        """Those of ``items`` that are delegations. Raises SealBroken when one was tampered with."""
        return [self.delegation(item) for item in items if keys.is_delegation(keys.key_of_item(item))]

    def delegation(self, item: Item) -> Delegation:
        """A delegation's item as the entity. Raises SealBroken."""
        key = keys.key_of_item(item)
        return Delegation(
            student=keys.student_of(key),
            slot=keys.delegation_slot(key),
            id=item["id"],
            delegator=item["dor"],
            address=item["adr"],
            scopes=frozenset(map(DelegationScope, item["scopes"])),
            until=date.fromisoformat(item["last"]),
            offered_at=item["off_at"],
            details=DelegationDetails(*self._unsealed(key, item["det"])),
            delegate=item.get("dee", ""),
            accepted_at=item.get("acc_at"),
            ended_at=item.get("end_at"),
            ended_by=Side(item["end_by"]) if "end_by" in item else None,
        )

    def _unsealed(self, key: keys.Key, sealed: bytes) -> Any:
        return sealing.unseal(self._field_key.bytes, sealed, f"{key.context}|det")


def standings(items: Iterable[Item]) -> dict[str, Standing]:
    """How the adults of one student's items stand to the student, by guardian."""
    found: dict[str, Standing] = {}
    for item in items:
        binding = keys.binding_id_of(keys.key_of_item(item))
        if binding is not None:
            found[binding.guardian] = _standing(item)
    return found


def _standing(item: Item) -> Standing:
    # An item without a state is a block that stands before any application.
    state = State(item["st"]) if "st" in item else None
    return Standing(state, Relationship(item["rel"]) if state else None, item.get("barred_from"))
