"""Guardian store: what is known of the person whose ID a guardian gives."""

from typing import NamedTuple

from shared.domain.accounts import Account
from shared.persistence import keys
from shared.persistence.account_store import AccountStore
from shared.persistence.roster_store import RosterStore
from shared.persistence.table import Table


class Known(NamedTuple):
    """The account of an ID, as it shows itself: of one that was merged into another, the data of that one.

    ``is_student``: whether the ID is a student's who goes to one of the city's schools.
    """

    account: Account | None
    is_student: bool


class GuardianStore:
    """Items ``A`` and ``P``: the index values of guardians' and of students' IDs are made alike."""

    def __init__(self, table: Table, accounts: AccountStore, roster: RosterStore) -> None:
        self._table = table
        self._accounts = accounts
        self._roster = roster

    def of(self, guardian: str) -> Known:
        """Always one round trip, whatever is known. Raises StoreBusy, SealBroken."""
        account, profile = keys.account(guardian), keys.profile(guardian)
        found = self._table.get_many([account, profile])
        return Known(
            self._accounts.known(found.get(account)),
            self._roster.attends(found.get(profile)),
        )
