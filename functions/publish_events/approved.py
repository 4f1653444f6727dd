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


class ApprovedBindings:
    """Reads strongly, where the item itself is read. Methods raise StoreBusy."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def is_open(self, guardian: str) -> bool:
        """Whether the account of a person lets anybody in; one round trip."""
        item = self._table.get(keys.account(guardian), consistent=True)
        return item is not None and item["stands"] == AccountState.OPEN

    def of_account(self, guardian: str) -> list[Approved]:
        """Those that the contacts of a person's account open; three round trips."""
        account = self._table.get(keys.account(guardian), consistent=True) or {}
        contacts = [keys.contact(contact) for contact in sorted(account.get("ct", ()))]
        opened = self._table.get_many(contacts).values() if contacts else ()
        named = {read_binding_id(link.binding) for item in opened for link in links_of(item)}
        wanted = [keys.binding(binding) for binding in sorted(named) if binding.guardian == guardian]
        found = self._table.get_many(wanted, consistent=True) if wanted else {}
        return [
            Approved(keys.binding_id_of(key), version_of(item))
            for key, item in sorted(found.items())
            if item.get("st") == State.APPROVED
        ]
