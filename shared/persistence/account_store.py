"""Account store: one account a person, for as long as any binding lives."""

from contextlib import suppress

from shared.domain import policy, sealing
from shared.domain.accounts import Account, AccountState, Initial
from shared.domain.identifiers import encoded
from shared.domain.sealing import Entropy
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.key_ring import LocalKey
from shared.persistence.table import ConditionFailed, Table, Update


class AccountStore:
    """Items ``G#`` / ``A``; name and contacts are one sealed value."""

    def __init__(self, table: Table, field_key: LocalKey, entropy: Entropy) -> None:
        self._table = table
        self._field_key = field_key
        self._entropy = entropy

    def get(self, guardian: str, *, consistent: bool = False) -> Account | None:
        """The account of the person whose ID has this index value; always one read."""
        item = self._table.get(keys.account(guardian), consistent=consistent)
        return self.account(item) if item else None

    def open(self, account: Account, now: int) -> Account:
        """Open an account unless the person has one; the account that then stands."""
        key = keys.account(account.guardian)
        personal = [account.name, account.email, account.mobile]
        update = Update(
            key,
            "SET opened_by = :by, opened_at = :now, person = :person, ct = :ct, lang = :lang, stands = :open,"
            f" generation = :zero{', initial = :initial, initial_until = :until' if account.initial else ''}",
            {
                ":by": account.opened_by,
                ":now": now,
                ":person": sealing.seal(self._field_key.bytes, personal, f"{key.context}|person", self._entropy),
                ":ct": account.contacts,
                ":lang": account.language,
                ":open": AccountState.OPEN,
                ":zero": 0,
            }
            | ({":initial": account.initial.digest, ":until": account.initial.until} if account.initial else {}),
            condition=f"attribute_not_exists({keys.PARTITION_KEY})",
        )
        try:
            return self.account(self._table.update(update))
        except ConditionFailed as failure:
            return self.account(failure.items[0])

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

        None when the account has left ``generation``, or is not open: of two who would set one, one may. From this
        change its owner is told. Raises StoreBusy.
        """
        mark = encoded(self._entropy(16))
        update = Update(
            keys.account(guardian),
            "SET generation = :next, password_at = :now, password_by = :mark",
            {":next": generation + 1, ":now": now, ":mark": mark, ":was": generation, ":open": AccountState.OPEN},
            condition="generation = :was AND stands = :open",
        )
        try:
            self._table.update(update)
        except ConditionFailed as failure:
            # A repeat of a call that timed out after it took effect finds its own mark.
            if (failure.items[0] or {}).get("password_by") != mark:
                return None
        return generation + 1

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

    def account(self, item: Item) -> Account:
        """An account item as the entity. Raises SealBroken when the item was tampered with."""
        key = keys.key_of_item(item)
        name, email, mobile = sealing.unseal(self._field_key.bytes, item["person"], f"{key.context}|person")
        return Account(
            guardian=keys.guardian_of_account(key),
            name=name,
            email=email,
            mobile=mobile,
            contacts=frozenset(item["ct"]),
            language=item["lang"],
            opened_by=item["opened_by"],
            generation=item["generation"],
            state=AccountState(item["stands"]),
            initial=Initial(item["initial"], item["initial_until"]) if "initial" in item else None,
        )
