"""Account sessions: the sign-ins of an account that stand, beside the account itself."""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from shared.domain import policy
from shared.domain.accounts import Account, AccountSession, AccountState, SignedIn
from shared.domain.identifiers import BindingId, read_binding_id
from shared.persistence import keys
from shared.persistence.account_store import AccountStore
from shared.persistence.contact_store import Link, links_of
from shared.persistence.table import ConditionFailed, Table, Update

_REPEATABLE = policy.TRY_REPEATABLE


class Kept(NamedTuple):
    """A sign-in that is noted: when it began, and when its tokens were last renewed (epoch seconds)."""

    started_at: int
    renewed_at: int


class AccountSessions:
    """Items ``G#`` / ``S#``. Each refresh token is good once: one that was used before ends the sign-in, since then
    two hold it (RFC 9700 section 4.14.2)."""

    def __init__(self, table: Table, accounts: AccountStore) -> None:
        self._table = table
        self._accounts = accounts

    def open(self, session: AccountSession) -> None:
        """Let a sign-in stand; its first refresh token has number 0. Raises StoreBusy."""
        ends = session.started_at + policy.ACCOUNT_SESSION_LIFETIME
        item = {"number": 0, "turned": session.started_at, "ends": ends, keys.TTL_ATTRIBUTE: ends}
        self._table.put(keys.account_session(session), item)

    def signed_in(self, session: AccountSession, now: int) -> SignedIn | None:
        """The account of a sign-in that stands, and what its contacts open; None for one that does not stand.

        One round trip. Raises StoreBusy, SealBroken.
        """
        account_key, session_key = keys.account(session.guardian), keys.account_session(session)
        contacts = {keys.contact(contact): contact for contact in session.contacts}
        found = self._table.get_many([account_key, session_key, *contacts], consistent=True)
        if account_key not in found or session_key not in found or found[session_key]["ends"] <= now:
            return None
        account = self._accounts.account(found[account_key])
        if account.state is not AccountState.OPEN or account.generation != session.generation:
            return None
        opened = [links_of(found.get(key)) for key, contact in contacts.items() if contact in account.contacts]
        return SignedIn(account, _of_person(account, chain.from_iterable(opened)))

    def kept(self, guardian: str) -> list[Kept]:
        """The sign-ins of an account that are noted, the oldest first; one round trip. Raises StoreBusy."""
        items = self._table.query_start(keys.account(guardian).partition, keys.account_sessions())
        return sorted(Kept(item["ends"] - policy.ACCOUNT_SESSION_LIFETIME, item["turned"]) for item in items)

    def turn(self, session: AccountSession, number: int, now: int) -> int | None:
        """Use the refresh token of this ``number``; that of the next one, None when it was used before.

        For a minute a repeat is answered again, as it may be of somebody to whom the answer was lost. Raises StoreBusy.
        """
        update = Update(
            keys.account_session(session),
            "SET #number = :next, turned = :now",
            {":next": number + 1, ":number": number, ":now": now},
            condition="#number = :number AND ends > :now",
            names={"#number": "number"},
        )
        try:
            return self._table.update(update)["number"]
        except ConditionFailed as failure:
            old = failure.items[0]
            if old and old["number"] == number + 1 and now - old["turned"] < _REPEATABLE:
                return old["number"]
            self.end(session)
            return None

    def end(self, session: AccountSession) -> None:
        """Sign out of this sign-in alone. Raises StoreBusy."""
        self._table.delete([keys.account_session(session)])


def _of_person(account: Account, links: Iterable[Link]) -> tuple[BindingId, ...]:
    """Two people may share a mailbox: only what is the account's own person's, by any ID of theirs."""
    named = {read_binding_id(link.binding) for link in links}
    return tuple(sorted(binding for binding in named if binding.guardian in account.persons))
