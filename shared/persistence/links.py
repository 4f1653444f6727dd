"""Links: what lets an account act for a child now: an approved binding, or a delegation that rests on one."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from shared.domain.accounts import Account
from shared.domain.bindings import Binding, State
from shared.domain.delegations import Delegation, Delegator, upheld
from shared.domain.identifiers import BindingId, read_binding_id
from shared.domain.schools import day
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.binding_store import BindingStore
from shared.persistence.contact_store import links_of
from shared.persistence.delegation_store import DelegationStore, adults_of, standings
from shared.persistence.dispute_store import is_disputed
from shared.persistence.table import Table


class Link(NamedTuple):
    """An approved binding whose guardian is not barred. ``approved_as``: the role of who approved; empty when that is
    not known any more."""

    binding: Binding
    approved_as: str

    def is_of(self, account: Account) -> bool:
        """Whether it is the account's: of its person, and applied for by a contact that was proven to be theirs."""
        return self.binding.id.guardian in account.persons and not self.binding.contacts.isdisjoint(account.contacts)


class DelegatedLink(NamedTuple):
    """A delegation that lets its delegate act, and the binding of who gave it."""

    delegation: Delegation
    link: Link


class StudentLinks(NamedTuple):
    """All who may act for one student, and the guardians who are barred."""

    bound: tuple[Link, ...]
    delegated: tuple[DelegatedLink, ...]
    barred: frozenset[str]

    def of(self, account: Account) -> Sequence[Link] | Sequence[DelegatedLink]:
        """What lets an account act: a binding, or else what it was delegated; nothing, if its person is barred by any
        ID."""
        if not self.barred.isdisjoint(account.persons):
            return ()
        bound = [link for link in self.bound if link.is_of(account)]
        return bound or [one for one in self.delegated if one.delegation.delegate in account.persons]


class LinkStore:
    """Reads only; strongly, where the item itself is read: what was ended lets nobody act any more.

    Methods raise StoreBusy and SealBroken.
    """

    def __init__(self, table: Table, bindings: BindingStore, delegations: DelegationStore) -> None:
        self._table = table
        self._bindings = bindings
        self._delegations = delegations

    def to_student(self, student: str, now: int) -> StudentLinks:
        """All who may act for a student; two round trips, whoever they are, and one for each merging of the account of
        who delegated."""
        items = self._table.query(keys.student_partition(student), consistent=True)
        delegators = self._delegations.delegators(self._delegations.delegations(items))
        return self._links(items, delegators, now)

    def of_account(self, account: Account, now: int) -> list[Link | DelegatedLink]:
        """What lets an account act for each of its children; four round trips, one more for each other ID of the
        person's, and for each merging of the account of who delegated."""
        given = [one for person in sorted(account.persons) for one in self._delegations.received_by(person)]
        students = {binding.student for binding in self._own(account)} | {one.student for one in given}
        delegators = self._delegations.delegators(given)
        adults = {BindingId(student, person) for student in students for person in account.persons}
        wanted = [keys.binding(adult) for adult in sorted(adults | adults_of(given, delegators))]
        wanted += [keys.delegation(one.student, one.slot) for one in given]
        found = self._table.get_many(wanted, consistent=True) if wanted else {}
        by_student: dict[str, list[Item]] = {}
        for key, item in found.items():
            by_student.setdefault(key.partition, []).append(item)
        by_order = [items for _, items in sorted(by_student.items())]
        return [link for items in by_order for link in self._links(items, delegators, now).of(account)]

    def _own(self, account: Account) -> set[BindingId]:
        """The bindings that the account's contacts open."""
        items = self._table.get_many([keys.contact(contact) for contact in account.contacts]).values()
        named = {read_binding_id(link.binding) for item in items for link in links_of(item)}
        return {binding for binding in named if binding.guardian in account.persons}

    def _links(self, items: Sequence[Item], delegators: Mapping[str, Delegator], now: int) -> StudentLinks:
        """Among items of one student."""
        today, standing = day(now), standings(items)
        barred = frozenset(guardian for guardian, stands in standing.items() if stands.is_barred(today))
        bound = {
            binding.guardian: Link(self._bindings.binding(item), item.get("dro", ""))
            for item in items
            if (binding := keys.binding_id_of(keys.key_of_item(item))) is not None
            and standing[binding.guardian].state is State.APPROVED
            and binding.guardian not in barred
            # One of which somebody says that it was not them waits for the school.
            and not is_disputed(item)
        }
        active = upheld(self._delegations.active(items, today), delegators, barred)
        rests = [DelegatedLink(one, bound[one.delegator]) for one in active if one.delegator in bound]
        return StudentLinks(tuple(bound.values()), tuple(rests), barred)
