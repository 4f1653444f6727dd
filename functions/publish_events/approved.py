"""Approved bindings of an account, from the open attributes alone: nothing here can be unsealed."""

from typing import NamedTuple

from shared.domain.accounts import AccountState
from shared.domain.bindings import State
from shared.domain.identifiers import BindingId, read_binding_id
from shared.persistence import keys
from shared.persistence.contact_store import links_of
from shared.persistence.move_store import version_of
from shared.persistence.table import Table


class Approved(NamedTuple):
    """An approved binding, and its version."""

    binding: BindingId
    version: int


class Standing(NamedTuple):
    """An account, by its guardian, and whether it lets anybody in."""

    guardian: str
    is_open: bool


class ApprovedBindings:
    """Reads strongly, where the item itself is read. Methods raise StoreBusy."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def standing(self, guardian: str, *, own: bool = False) -> Standing:
        """The account of a person: unless it is to be their ``own`` in any case, the one that it was merged into. One
        round trip, and one for each merging."""
        while item := self._table.get(keys.account(guardian), consistent=True):
            if own or "into" not in item:
                return Standing(guardian, item["stands"] == AccountState.OPEN)
            guardian = item["into"]
        return Standing(guardian, False)

    def of_account(self, guardian: str) -> list[Approved]:
        """Those that the contacts of a person's account open, by whatever ID of theirs; three round trips."""
        account = self._table.get(keys.account(guardian), consistent=True) or {}
        contacts = [keys.contact(contact) for contact in sorted(account.get("ct", ()))]
        opened = self._table.get_many(contacts).values() if contacts else ()
        named = {read_binding_id(link.binding) for item in opened for link in links_of(item)}
        persons = {guardian, *account.get("also", ())}
        wanted = [keys.binding(binding) for binding in sorted(named) if binding.guardian in persons]
        found = self._table.get_many(wanted, consistent=True) if wanted else {}
        return [
            Approved(keys.binding_id_of(key), version_of(item))
            for key, item in sorted(found.items())
            if item.get("st") == State.APPROVED
        ]
