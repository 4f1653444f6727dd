"""Closure store: accounts on their way from closed to emptied."""

from contextlib import suppress
from typing import NamedTuple

from shared.domain.accounts import Account, AccountState
from shared.persistence import keys
from shared.persistence.account_store import AccountStore
from shared.persistence.attributes import Item
from shared.persistence.table import ConditionFailed, Table, Update

# What stays of an account that was closed: that no token of then opens what may be opened later.
_STAYS = (keys.PARTITION_KEY, keys.SORT_KEY, "stands", "generation", "closed_at")


class Closure(NamedTuple):
    """An account that was closed at ``closed_at`` (epoch seconds) and still holds its person. ``held``: the guardians
    of it and of those that were merged into it which hold theirs too."""

    account: Account
    closed_at: int
    held: tuple[str, ...]


class ClosureStore:
    """Items ``G#`` / ``A``. Closing is one write; what follows from it may be done again, and late."""

    def __init__(self, table: Table, accounts: AccountStore) -> None:
        self._table = table
        self._accounts = accounts

    def close(self, account: Account, now: int) -> bool:
        """Close an open account and sign out all that is signed in to it; False when it changed since it was read: it
        was closed or frozen, or somebody signed out everywhere. Raises StoreBusy."""
        update = Update(
            keys.account(account.guardian),
            "SET stands = :closed, generation = generation + :one, closed_at = :now",
            {":closed": AccountState.CLOSED, ":open": AccountState.OPEN, ":one": 1, ":now": now}
            | {":seen": account.generation},
            condition="stands = :open AND generation = :seen",
        )
        return self._table.holds(update)

    def standing(self, guardian: str) -> Closure | None:
        """A closed account that is still to be emptied, read strongly; None for any other. Raises StoreBusy."""
        item = self._table.get(keys.account(guardian), consistent=True)
        if item is None or not _is_held(item):
            return None
        account = self._accounts.account(item)
        merged = sorted(account.also)
        items = {one: self._table.get(keys.account(one), consistent=True) for one in merged}
        held = tuple(one for one in merged if items[one] and _is_held(items[one]))
        return Closure(account, item["closed_at"], (*held, guardian))

    def empty(self, closure: Closure, now: int) -> None:
        """Forget the person, and whatever else the account held, with the accounts that were merged into it; doing it
        again changes nothing. What services were let in stays: they are shut out later. Raises StoreBusy."""
        guardian = closure.account.guardian
        for merged in sorted(closure.account.also):
            self._forget(merged, closure.closed_at, now, "attribute_exists(#into)", {"#into": "into"})
        self._forget(guardian, closure.closed_at, now, "closed_at = :at", {})

    def _forget(self, guardian: str, closed_at: int, now: int, condition: str, names: dict[str, str]) -> None:
        key = keys.account(guardian)
        items = {keys.key_of_item(item): item for item in self._table.query(key.partition, consistent=True)}
        self._table.delete([other for other in items if not (keys.is_account(other) or keys.is_grant(other))])
        item = items.get(key, {})
        forgotten = {f"#{number}": name for number, name in enumerate(sorted(item.keys() - set(_STAYS)))}
        removal = f" REMOVE {', '.join(forgotten)}" if forgotten else ""
        update = Update(
            key,
            f"SET cleared = :now, closed_at = :at{removal}",
            {":now": now, ":closed": AccountState.CLOSED, ":at": closed_at},
            condition=f"stands = :closed AND attribute_not_exists(cleared) AND {condition}",
            names={**forgotten, **names},
        )
        with suppress(ConditionFailed):
            self._table.update(update)


def _is_held(item: Item) -> bool:
    """Whether an account was closed and is still to be emptied."""
    return item["stands"] == AccountState.CLOSED and "cleared" not in item
