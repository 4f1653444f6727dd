"""Correction store: everything that a correction begins with, read at once."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from shared.domain.accounts import Account
from shared.domain.bindings import Binding
from shared.domain.identifiers import BindingId
from shared.domain.students import Student
from shared.persistence import keys
from shared.persistence.account_store import AccountStore
from shared.persistence.binding_store import BindingStore
from shared.persistence.roster_store import RosterStore
from shared.persistence.table import Table


class Beginnings(NamedTuple):
    """Bindings, those of their students that the roster knows (by index), and the guardian's account, if any."""

    bindings: tuple[Binding, ...]
    students: Mapping[str, Student]
    account: Account | None


class CorrectionStore:
    """Items ``B#``, ``P`` and ``A``, in one round trip whatever the number of students."""

    def __init__(self, table: Table, bindings: BindingStore, roster: RosterStore, accounts: AccountStore) -> None:
        self._table = table
        self._bindings = bindings
        self._roster = roster
        self._accounts = accounts

    def read(self, wanted: Sequence[BindingId]) -> Beginnings:
        """What exists of ``wanted``, one or more bindings of one guardian. Raises StoreBusy, SealBroken."""
        account = keys.account(wanted[0].guardian)
        bindings = [keys.binding(binding) for binding in wanted]
        profiles = [keys.profile(binding.student) for binding in wanted]
        found = self._table.get_many([*bindings, *profiles, account])
        students = [self._roster.student(found[key]) for key in profiles if key in found]
        return Beginnings(
            tuple(self._bindings.binding(found[key]) for key in bindings if key in found),
            {student.index: student for student in students},
            self._accounts.known(found.get(account)),
        )
