"""Account store: one account a person, for as long as any binding lives."""

from collections.abc import Collection
from contextlib import suppress
from typing import Any

from shared.domain import policy, sealing
from shared.domain.accounts import OPENED_BY_A_CODE, Account, AccountState, FrozenBy, Initial
from shared.domain.identifiers import encoded
from shared.domain.languages import DEFAULT_LANGUAGE
from shared.domain.sealing import Entropy
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.failures import StoreBusy
from shared.persistence.key_ring import LocalKey
from shared.persistence.table import ConditionFailed, Table, Update

_INITIAL = ", initial = :initial, initial_until = :until"


class AccountClosed(Exception):
    """The account was closed, ``at`` (epoch seconds), after this was applied for, which ends with it."""

    def __init__(self, at: int) -> None:
        super().__init__("account closed")
        self.at = at


class AccountStore:
    """Items ``G#`` / ``A``; name and contacts are one sealed value, which is gone when a closed account is emptied."""

    def __init__(self, table: Table, field_key: LocalKey, entropy: Entropy) -> None:
        self._table = table
        self._field_key = field_key
        self._entropy = entropy

    def get(self, guardian: str, *, consistent: bool = False) -> Account | None:
        """The account of the person whose ID has this index value. One read; one more for each account that was merged
        into another, until the one that stands. One that was closed is none."""
        while item := self._table.get(keys.account(guardian), consistent=consistent):
            account = self.account(item)
            if not account.into:
                return account if account.state is not AccountState.CLOSED else None
            guardian = account.into
        return None

    def open(self, account: Account, now: int, applied_at: int | None = None) -> Account:
        """Open an account unless the person has one; the account that then stands.

        One that was closed is opened anew once it was emptied and has rested, by what was applied for
        (``applied_at``) after it was closed. Raises StoreBusy, until it has rested too; AccountClosed.
        """
        key = keys.account(account.guardian)
        update = Update(
            key,
            "SET opened_by = :by, opened_at = :now, person = :person, ct = :ct, lang = :lang, stands = :open,"
            f" generation = if_not_exists(generation, :zero), changes = :zero{_INITIAL if account.initial else ''}"
            " REMOVE closed_at, cleared",
            {
                ":by": account.opened_by,
                ":now": now,
                ":person": self.person(account),
                ":ct": account.contacts,
                ":lang": account.language,
                ":open": AccountState.OPEN,
                ":zero": 0,
                ":closed": AccountState.CLOSED,
                ":rested": now - policy.ACCOUNT_REST,
                ":applied": now if applied_at is None else applied_at,
            }
            | ({":initial": account.initial.digest, ":until": account.initial.until} if account.initial else {}),
            condition=f"attribute_not_exists({keys.PARTITION_KEY}) OR"
            " (stands = :closed AND cleared <= :rested AND closed_at < :applied)",
        )
        try:
            return self.account(self._table.update(update))
        except ConditionFailed as failure:
            old = failure.items[0]
        if old["stands"] != AccountState.CLOSED:
            return self.account(old)
        _check_rested(old, now, update.values[":applied"])
        raise StoreBusy("account")

    def check_closed(self, guardian: str, now: int, applied_at: int) -> None:
        """Raises what ``open`` would for an account that was closed, before anything is made for it. One read."""
        item = self._table.get(keys.account(guardian), consistent=True)
        if item is not None:
            _check_rested(item, now, applied_at)

    def sign_out(self, guardian: str) -> None:
        """End every sign-in of the account. Raises StoreBusy, ConditionFailed when there is no account."""
        self._table.update(
            Update(
                keys.account(guardian),
                "SET generation = generation + :one",
                {":one": 1},
                condition=f"attribute_exists({keys.PARTITION_KEY})",
            )
        )

    def renew_initial(self, guardian: str, now: int) -> None:
        """Let the initial password be good anew, if its owner has not set one. Raises StoreBusy."""
        update = Update(
            keys.account(guardian),
            "SET initial_until = :until",
            {":until": now + policy.INITIAL_PASSWORD_DAYS * policy.DAY},
            condition="attribute_exists(initial)",
        )
        with suppress(ConditionFailed):
            self._table.update(update)

    def begin_password(self, guardian: str, generation: int, now: int) -> int | None:
        """Let one new password be set, and sign out all that is signed in: the generation that then stands.

        None when the account has left ``generation``, or nobody may be let in by a code: of two who would set one, one
        may. From this change its owner is told. What is frozen stays so until the password stands. Raises StoreBusy.
        """
        values = {":next": generation + 1, ":was": generation, ":now": now}
        return self._turn(guardian, "SET generation = :next, password_at = :now", "password_by", values)

    def finish_password(self, guardian: str, generation: int) -> int | None:
        """The new password stands: sign out whoever came in by the old one since ``generation`` began, let the account
        be open, and forget the initial password. The generation that then stands.

        None when the account has left ``generation``; it stays shut if it is. Raises StoreBusy.
        """
        expression = "SET generation = :next, stands = :open"
        values = {":next": generation + 1, ":was": generation}
        return self._turn(guardian, expression, "password_set_by", values, " REMOVE frozen_by, initial, initial_until")

    def _turn(
        self, guardian: str, expression: str, marked: str, values: dict[str, Any], removal: str = ""
    ) -> int | None:
        """From one generation to the next by whoever has proved the login, which is what an owner is asked for who
        said that a change was not theirs."""
        mark = encoded(self._entropy(16))
        states = {":open": AccountState.OPEN, ":frozen": AccountState.FROZEN}
        opened = {f":by_{reason}": reason for reason in OPENED_BY_A_CODE}
        shut = f"stands = :frozen AND frozen_by IN ({', '.join(opened)})"
        update = Update(
            keys.account(guardian),
            f"{expression}, {marked} = :mark{removal}",
            values | states | opened | {":mark": mark},
            condition=f"generation = :was AND (stands = :open OR ({shut}))",
        )
        try:
            self._table.update(update)
        except ConditionFailed as failure:
            # A repeat of a call that timed out after it took effect finds its own mark.
            if (failure.items[0] or {}).get(marked) != mark:
                return None
        return values[":next"]

    def end_initial(self, guardian: str) -> None:
        """Forget the initial password for good. Raises StoreBusy."""
        self._table.update(
            Update(
                keys.account(guardian),
                "REMOVE initial, initial_until",
                {},
                condition=f"attribute_exists({keys.PARTITION_KEY})",
            )
        )

    def freeze(self, guardian: str, by: FrozenBy, mark: str, now: int, applications: Collection[str] = ()) -> None:
        """Let nobody in, and sign all out; once for each ``mark``. What the school has to open stays so, until it has
        settled each of the ``applications``. Raises StoreBusy."""
        values = {":frozen": AccountState.FROZEN, ":open": AccountState.OPEN, ":one": 1, ":by": by, ":now": now}
        values |= {":mark": mark, ":marks": {mark}} | ({":apps": set(applications)} if applications else {})
        firm = "" if by is FrozenBy.APPROVAL else " AND (attribute_not_exists(frozen_by) OR frozen_by = :by)"
        update = Update(
            keys.account(guardian),
            "SET stands = :frozen, frozen_by = :by, frozen_at = :now, generation = generation + :one"
            f" ADD said :marks{', frozen_for :apps' if applications else ''}",
            values,
            condition=f"stands IN (:open, :frozen) AND NOT contains(said, :mark){firm}",
        )
        with suppress(ConditionFailed):
            self._table.update(update)

    def thaw(self, guardian: str, applications: Collection[str]) -> None:
        """Open an account that the school has to open, if it was frozen for these applications alone, or what else it
        was frozen for is settled. Raises StoreBusy."""
        key, by_school = keys.account(guardian), "stands = :frozen AND frozen_by = :by"
        values = {":frozen": AccountState.FROZEN, ":by": FrozenBy.APPROVAL}
        settled = Update(key, "DELETE frozen_for :apps", {**values, ":apps": set(applications)}, condition=by_school)
        opened = Update(
            key,
            "SET stands = :open REMOVE frozen_by",
            {**values, ":open": AccountState.OPEN},
            condition=f"{by_school} AND attribute_not_exists(frozen_for)",
        )
        with suppress(ConditionFailed):
            self._table.update(settled)
            self._table.update(opened)

    def person(self, account: Account) -> bytes:
        """Name and contacts as the account's item holds them."""
        personal = [account.name, account.email, account.mobile]
        context = f"{keys.account(account.guardian).context}|person"
        return sealing.seal(self._field_key.bytes, personal, context, self._entropy)

    def known(self, item: Item | None) -> Account | None:
        """The account of an item, or None for one that was closed. One that was merged shows the data of the other."""
        account = self.account(item) if item else None
        closed = account is not None and account.state is AccountState.CLOSED and not account.into
        return None if closed else account

    def account(self, item: Item) -> Account:
        """An account item as the entity. Raises SealBroken when the item was tampered with."""
        key = keys.key_of_item(item)
        name, email, mobile = self._person(key, item)
        return Account(
            guardian=keys.guardian_of_account(key),
            name=name,
            email=email,
            mobile=mobile,
            contacts=frozenset(item.get("ct", ())),
            language=item.get("lang", DEFAULT_LANGUAGE),
            opened_by=item.get("opened_by", ""),
            generation=item["generation"],
            state=AccountState(item["stands"]),
            initial=Initial(item["initial"], item["initial_until"]) if "initial" in item else None,
            changes=item.get("changes", 0),
            opened_at=item.get("opened_at", 0),
            also=frozenset(item.get("also", ())),
            into=item.get("into", ""),
            frozen_by=FrozenBy(item["frozen_by"]) if "frozen_by" in item else None,
            frozen_for=frozenset(item.get("frozen_for", ())),
            said=frozenset(item.get("said", ())),
            email_until=item.get("email_until", 0),
        )

    def _person(self, key: keys.Key, item: Item) -> tuple[str, str, str]:
        if "person" not in item:
            return "", "", ""
        name, email, mobile = sealing.unseal(self._field_key.bytes, item["person"], f"{key.context}|person")
        return name, email, mobile


def _check_rested(item: Item, now: int, applied_at: int) -> None:
    """Raises AccountClosed, or StoreBusy while a closed account can't be opened yet."""
    if item["stands"] != AccountState.CLOSED:
        return
    if item.get("closed_at", 0) >= applied_at:
        raise AccountClosed(item["closed_at"])
    if item.get("cleared", now) > now - policy.ACCOUNT_REST:
        raise StoreBusy("account rests")
