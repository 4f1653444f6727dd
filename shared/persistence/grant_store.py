"""Grant store: which relying services an account lets in, and what one that asks about an account has found."""

from contextlib import suppress
from typing import NamedTuple

from shared.domain.accounts import Account, AccountState
from shared.domain.schools import day
from shared.domain.services import Grant, GrantState, Service, ServiceScope, ServiceSession
from shared.persistence import keys
from shared.persistence.account_store import AccountStore
from shared.persistence.attributes import Item
from shared.persistence.checks import is_signed_in
from shared.persistence.service_store import standing
from shared.persistence.table import ConditionFailed, Table, Update


class LetIn(NamedTuple):
    """A service whose token stands, and the account that lets it in: neither of the two where none does."""

    service: Service
    account: Account | None
    grant: Grant | None


class GrantStore:
    """Items ``G#`` / ``V#``. One that was revoked stays, and says since when."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of_account(self, guardian: str) -> list[Grant]:
        """All of one account, those too that were revoked, read strongly; one round trip."""
        found = self._table.query_start(keys.account(guardian).partition, keys.grants(), consistent=True)
        return list(map(_grant, found))

    def of_service(self, client: str, guardians: list[str]) -> list[Grant]:
        """Those that some guardians gave one service, read strongly; one round trip, or none. Raises StoreBusy."""
        wanted = [keys.grant(guardian, client) for guardian in guardians]
        found = self._table.get_many(wanted, consistent=True) if wanted else {}
        return list(map(_grant, found.values()))

    def give(self, grant: Grant, code: str, generation: int) -> bool:
        """Let a service in, in place of what it was let in for before; ``code`` is what it may do once to learn so.

        False, and nothing is written, unless the account is open still, and of the ``generation`` that it was read in:
        it was frozen, closed or signed out since. One round trip. Raises StoreBusy.
        """
        update = Update(
            keys.grant(grant.guardian, grant.client),
            "SET st = :st, scopes = :scopes, given = :now, code = :code REMOVE ended",
            {":st": GrantState.GRANTED, ":scopes": list(grant.scopes), ":now": grant.granted_at, ":code": code},
        )
        try:
            self._table.transact([update], check=is_signed_in(grant.guardian, generation))
        except ConditionFailed:
            return False
        return True

    def use_code(self, guardian: str, client: str, code: str) -> bool:
        """Use a code, once; whether it could be. A second use ends the token of the first, since two hold the code
        (RFC 6749 section 4.1.2). One round trip, two for a second use. Raises StoreBusy."""
        key = keys.grant(guardian, client)
        values = {":code": code, ":granted": GrantState.GRANTED}
        try:
            self._table.update(
                Update(key, "SET used = :code REMOVE code", values, condition="code = :code AND st = :granted")
            )
        except ConditionFailed as failure:
            if (failure.items[0] or {}).get("used") == code:
                with suppress(ConditionFailed):
                    self._table.update(Update(key, "REMOVE used", {":code": code}, condition="used = :code"))
            return False
        return True

    def revoke(self, guardian: str, client: str, now: int, given_until: int | None = None) -> Grant | None:
        """Let a service in no longer; None when it never was, or was since ``given_until``. Doing it again changes
        nothing. One round trip."""
        given = {} if given_until is None else {":until": given_until}
        update = Update(
            keys.grant(guardian, client),
            "SET st = :revoked, ended = if_not_exists(ended, :now) REMOVE code, used",
            {":revoked": GrantState.REVOKED, ":now": now, **given},
            condition="given <= :until" if given else f"attribute_exists({keys.PARTITION_KEY})",
        )
        try:
            return _grant(self._table.update(update))
        except ConditionFailed:
            return None

    def note_access(self, grant: Grant, now: int) -> None:
        """Note that a service used what it was granted: at most one write a day, no read. Raises StoreBusy."""
        if day(grant.last_access) == day(now):
            return
        update = Update(
            keys.grant(grant.guardian, grant.client),
            "SET first_use = if_not_exists(first_use, :now), last_use = :now",
            {":now": now, ":granted": GrantState.GRANTED},
            condition="st = :granted",
        )
        try:
            self._table.update(update)
        except ConditionFailed:
            return  # revoked meanwhile: nobody is told of a use that was none


class GrantedAccess:
    """What a service that asks about an account needs to know, in one round trip."""

    def __init__(self, table: Table, accounts: AccountStore) -> None:
        self._table = table
        self._accounts = accounts

    def of(self, session: ServiceSession, guardian: str) -> LetIn | None:
        """None when the token does not stand; without an account unless that one is open and lets the service in for
        what the token is for. Raises StoreBusy, SealBroken."""
        service_key, account_key = keys.service(session.client), keys.account(guardian)
        grant_key = keys.grant(guardian, session.client)
        found = self._table.get_many([service_key, account_key, grant_key], consistent=True)
        service = standing(found.get(service_key), session)
        if service is None:
            return None
        if account_key not in found or grant_key not in found:
            return LetIn(service, None, None)
        account, grant = self._accounts.account(found[account_key]), _grant(found[grant_key])
        if session.guardian and found[grant_key].get("used") != session.code:
            return LetIn(service, None, None)
        if account.state is not AccountState.OPEN or account.into or not grant.stands:
            return LetIn(service, None, None)
        if grant.granted_at < account.opened_at:
            return LetIn(service, None, None)  # by whoever had the account before it was closed and opened anew
        return LetIn(service, account, grant)


def _grant(item: Item) -> Grant:
    key = keys.key_of_item(item)
    return Grant(
        guardian=keys.guardian_of_account(key),
        client=keys.client_of(key),
        scopes=frozenset(map(ServiceScope, item["scopes"])),
        state=GrantState(item["st"]),
        granted_at=item["given"],
        first_access=item.get("first_use", 0),
        last_access=item.get("last_use", 0),
        ended_at=item.get("ended", 0),
    )
