"""Delegation store: who acts for a child besides the guardians bound to it, read."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from shared.domain import delegations, policy, sealing
from shared.domain.accounts import AccountState
from shared.domain.bindings import State
from shared.domain.delegations import (
    Delegation,
    DelegationDetails,
    DelegationScope,
    DelegationSide,
    Delegator,
    Standing,
)
from shared.domain.identifiers import BindingId
from shared.domain.relationships import Relationship
from shared.domain.schools import day
from shared.domain.sealing import Entropy
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.key_ring import LocalKey
from shared.persistence.table import Table

_BATCH = 100


class Household(NamedTuple):
    """The adults of one student's, by guardian, and the delegations of the student, whatever became of them."""

    protected: bool
    standings: dict[str, Standing]
    delegations: list[Delegation]

    def representatives(self, on: date) -> list[str]:
        """Who is bound as a legal representative and not barred, on a day."""
        return [guardian for guardian, standing in self.standings.items() if standing.represents(on)]


class DelegationStore:
    """Items ``S#`` / ``A#``. Names and address are one sealed value. Methods raise StoreBusy and SealBroken."""

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
            language=item["lang"],
            delegate=item.get("dee", ""),
            accepted_at=item.get("acc_at"),
            ended_at=item.get("end_at"),
            ended_by=DelegationSide(item["end_by"]) if "end_by" in item else None,
        )

    def household(self, student: str) -> Household:
        """The adults of a student at this moment; one round trip, a strong one. Who is in no roster is protected."""
        items = self._table.query(keys.student_partition(student), consistent=True)
        profile = next((item for item in items if keys.is_profile(keys.key_of_item(item))), None)
        return Household(profile is None or profile["prot"], standings(items), self.delegations(items))

    def get(self, student: str, slot: int) -> Delegation | None:
        """What takes a place; one round trip, a strong one."""
        item = self._table.get(keys.delegation(student, slot), consistent=True)
        return self.delegation(item) if item else None

    def given_by(self, guardians: Collection[str], students: Collection[str]) -> list[Delegation]:
        """What a person, by any of their IDs, has delegated of some students, the newest first; one round trip for each
        20 students."""
        wanted = [keys.delegation(student, slot) for student in students for slot in range(policy.DELEGATIONS_A_CHILD)]
        batches = [wanted[start : start + _BATCH] for start in range(0, len(wanted), _BATCH)]
        items = [item for batch in batches for item in self._table.get_many(batch, consistent=True).values()]
        given = [one for one in self.delegations(items) if one.delegator in guardians]
        return sorted(given, key=lambda one: one.offered_at, reverse=True)

    def received_by(self, guardian: str) -> list[Delegation]:
        """What a guardian has accepted, as it was a moment ago; one round trip."""
        partition = keys.delegations_to(guardian)
        return self.delegations(self._table.query_index(keys.INDEX_NAME, keys.INDEX_PARTITION_KEY, partition))

    def still_active(self, delegations_: Sequence[Delegation], now: int) -> list[Delegation]:
        """Those of ``delegations_``, of whichever students, that let somebody act now; two round trips, and one for
        each merging of a delegator's account; none for none."""
        if not delegations_:
            return []
        today, delegators = day(now), self.delegators(delegations_)
        adults = adults_of(delegations_, delegators)
        found = self._table.get_many([keys.binding(adult) for adult in sorted(adults)])
        standing = {keys.binding_id_of(key): _standing(item) for key, item in found.items()}

        def acts(one: Delegation) -> bool:
            adults = {id_.guardian: stands for id_, stands in standing.items() if id_.student == one.student}
            barred = [guardian for guardian, stands in adults.items() if stands.is_barred(today)]
            return bool(delegations.upheld(delegations.active([one], adults, today), delegators, barred))

        return [one for one in delegations_ if acts(one)]

    def delegators(self, given: Iterable[Delegation]) -> dict[str, Delegator]:
        """Who gave these, by the ID that did, if their accounts are open; strongly read.

        One round trip, as large for nobody as for all of one student's; one more for each merging.
        """
        guardians = {one.delegator for one in given}
        wanted = guardians | {f"nobody{number}" for number in range(policy.DELEGATIONS_A_CHILD - len(guardians))}
        accounts: dict[str, Item] = {}
        while wanted:
            found = self._table.get_many([keys.account(one) for one in sorted(wanted)], consistent=True)
            accounts |= {keys.guardian_of_account(key): item for key, item in found.items()}
            wanted = {item["into"] for item in found.values() if "into" in item} - accounts.keys()
        return {one: delegator for one in guardians if (delegator := _delegator(accounts, one))}

    def sealed(self, key: keys.Key, details: DelegationDetails) -> bytes:
        """The personal part as the item of ``key`` holds it."""
        return sealing.seal(self._field_key.bytes, list(details), f"{key.context}|det", self._entropy)

    def _unsealed(self, key: keys.Key, sealed: bytes) -> Any:
        return sealing.unseal(self._field_key.bytes, sealed, f"{key.context}|det")


def adults_of(given: Sequence[Delegation], delegators: Mapping[str, Delegator]) -> set[BindingId]:
    """The bindings by which the adults of some delegations stand to the students, by all known IDs of theirs."""
    found = {BindingId(one.student, adult) for one in given for adult in (one.delegate, one.delegator)}
    known = [(one.student, delegators[one.delegator]) for one in given if one.delegator in delegators]
    return found | {BindingId(student, person) for student, delegator in known for person in delegator.persons}


def _delegator(accounts: Mapping[str, Item], guardian: str) -> Delegator | None:
    while "into" in (item := accounts.get(guardian, {})):
        guardian = item["into"]
    if item.get("stands") != AccountState.OPEN:
        return None
    return Delegator(guardian, frozenset(item.get("also", ())) | {guardian})


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
