"""Dispute store: bindings of which whoever was told of them says that it was not them."""

from contextlib import suppress

from shared.domain.accounts import Account
from shared.domain.bindings import Binding, State
from shared.domain.identifiers import BindingId, read_binding_id
from shared.domain.schools import SchoolId
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.binding_store import BindingStore
from shared.persistence.contact_store import links_of
from shared.persistence.table import ConditionFailed, Table, Update

_DISPUTABLE = (State.APPLIED, State.APPROVED)


class DisputeStore:
    """The attribute ``dsp`` of items ``S#`` / ``B#``: while it stands nobody approves the application, and no service
    relies on the binding."""

    def __init__(self, table: Table, bindings: BindingStore) -> None:
        self._table = table
        self._bindings = bindings

    def application(self, first: BindingId, application: str) -> list[Binding]:
        """The bindings of an application, of which one is named; none when that has another application since.

        At most three round trips. Raises StoreBusy, SealBroken.
        """
        found = self._bindings.get_many([first], consistent=True)
        if not found or found[0].application != application:
            return []
        contacts = self._table.get_many([keys.contact(contact) for contact in found[0].contacts], consistent=True)
        linked = {link for item in contacts.values() for link in links_of(item) if link.application == application}
        others = sorted({link.binding for link in linked} - {first.text})
        more = self._bindings.get_many([read_binding_id(other) for other in others], consistent=True)
        return found + [binding for binding in more if binding.application == application]

    def approved(self, account: Account, contacts: frozenset[str]) -> list[Binding]:
        """What was approved of an account's person by any of ``contacts`` (hashes). Two round trips. Raises StoreBusy,
        SealBroken."""
        items = self._table.get_many([keys.contact(contact) for contact in contacts], consistent=True)
        linked = {read_binding_id(link.binding) for item in items.values() for link in links_of(item)}
        own = sorted(binding for binding in linked if binding.guardian in account.persons)
        found = self._bindings.get_many(own, consistent=True) if own else []
        return [
            binding
            for binding in found
            if binding.state is State.APPROVED and not contacts.isdisjoint(binding.contacts)
        ]

    def dispute(self, binding: Binding, now: int, *, anew: bool = False) -> None:
        """Mark a binding, unless it is marked, or of another application, or has ended since, or the school has settled
        it; ``anew``: also then. Raises StoreBusy."""
        settled = "" if anew else " AND attribute_not_exists(lifted)"
        update = Update(
            keys.binding(binding.id),
            "SET dsp = :now REMOVE lifted",
            {":now": now, ":app": binding.application, ":applied": State.APPLIED, ":approved": State.APPROVED},
            condition=f"app = :app AND st IN (:applied, :approved) AND attribute_not_exists(dsp){settled}",
        )
        with suppress(ConditionFailed):
            self._table.update(update)

    def lift(self, binding_id: BindingId, school: SchoolId) -> bool:
        """Unmark a binding of the school, for as long as this application stands; False when the school has no such
        binding that is marked. Raises StoreBusy."""
        update = Update(
            keys.binding(binding_id),
            "SET lifted = :yes REMOVE dsp",
            {":yes": True, ":level": school.level, ":code": school.code},
            condition="attribute_exists(dsp) AND lvl = :level AND sch = :code",
        )
        return self._table.holds(update)


def is_disputable(binding: Binding) -> bool:
    """Whether there is anything to hold back that the school has not settled."""
    return binding.state in _DISPUTABLE and not binding.dispute_lifted


def is_disputed(item: Item) -> bool:
    """Whether a binding's item is marked."""
    return "dsp" in item
