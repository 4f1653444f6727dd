"""Account store: one account a person, for as long as any binding lives."""

from shared.domain import sealing
from shared.domain.accounts import Account, AccountState
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

    def get(self, guardian: str) -> Account | None:
        """The account of the person whose ID has this index value; always one read."""
        item = self._table.get(keys.account(guardian))
        return self.account(item) if item else None

    def open(self, account: Account, now: int) -> Account:
        """Open an account unless the person has one; the account that then stands."""
        key = keys.account(account.guardian)
        personal = [account.name, account.email, account.mobile]
        update = Update(
            key,
            "SET opened_by = :by, opened_at = :now, person = :person, ct = :ct, lang = :lang, stands = :open,"
            " generation = :zero",
            {
                ":by": account.opened_by,
                ":now": now,
                ":person": sealing.seal(self._field_key.bytes, personal, f"{key.context}|person", self._entropy),
                ":ct": account.contacts,
                ":lang": account.language,
                ":open": AccountState.OPEN,
                ":zero": 0,
            },
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
        )
