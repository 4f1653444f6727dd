"""Account changes: a contact in another's place, undone again, accounts merged; each in one transaction or none."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from shared.domain import policy, sealing
from shared.domain.account_changes import OF_EMAIL, UNDONE_BY, AccountChange, ChangeKind
from shared.domain.accounts import Account, AccountState, FrozenBy
from shared.domain.identifiers import encoded, read_binding_id
from shared.domain.sealing import Entropy
from shared.persistence import keys
from shared.persistence.account_store import AccountStore
from shared.persistence.attributes import Item
from shared.persistence.contact_moves import came, left
from shared.persistence.contact_store import Link, link_texts, links_of
from shared.persistence.failures import StoreBusy
from shared.persistence.key_ring import LocalKey
from shared.persistence.table import Check, ConditionFailed, Table, Update

_KEPT = policy.NOT_ME_LINK_LIFETIME + policy.DAY
_TTL = {"#ttl": keys.TTL_ATTRIBUTE}


class AddressTaken(Exception):
    """The address is another account's login, or was until a moment ago."""


class LoginUnsettled(Exception):
    """A change of a login can still be undone, which this would put out of reach."""


class AccountMoved(Exception):
    """The account was changed, frozen, merged or closed meanwhile."""


class Replacement(NamedTuple):
    """A contact in another's place: addresses and their hashes, ``left`` empty where there was none, ``came`` where
    none is to be. ``undoes``: the number of the change that is undone by it, or 0. ``by``: the member of staff who
    does it, or empty."""

    kind: ChangeKind
    before: str
    after: str
    left: str
    came: str
    undoes: int = 0
    by: str = ""


class AccountChanges:
    """Items ``G#`` / ``N#``, written together with the account's and the contacts' own.

    What writes raises AccountMoved when the account is not as it was read, AddressTaken, StoreBusy.
    """

    def __init__(self, table: Table, accounts: AccountStore, field_key: LocalKey, entropy: Entropy) -> None:
        self._table = table
        self._accounts = accounts
        self._field_key = field_key
        self._entropy = entropy

    def history(self, guardian: str) -> tuple[Account, list[AccountChange]] | None:
        """An account as it stands, and its changes, oldest first; None for no account. One strong read.

        Raises StoreBusy when the read fell between the halves of a change.
        """
        items = {
            keys.key_of_item(item): item
            for item in self._table.query(keys.account(guardian).partition, consistent=True)
        }
        if keys.account(guardian) not in items:
            return None
        account = self._accounts.account(items[keys.account(guardian)])
        changes = [self._change(items[key]) for key in sorted(items) if keys.account_change_of(key)]
        if changes and changes[-1].number != account.changes:
            raise StoreBusy
        return account, changes

    def get(self, guardian: str, number: int) -> AccountChange | None:
        """One change; None for one that is not there, or not any more."""
        item = self._table.get(keys.account_change(guardian, number), consistent=True)
        return self._change(item) if item else None

    def replace(self, account: Account, given: Replacement, now: int) -> None:
        """Put one contact in another's place, which opens the same from then on, and sign all out."""
        links = self._links(account, given.left) if given.left else []
        email, undoable = given.kind in OF_EMAIL, given.kind in UNDONE_BY
        person = account._replace(**{"email" if email else "mobile": given.after})
        contacts = account.contacts - {given.left} | ({given.came} if given.came else set())
        change = self._next(account, given, now)
        values = {":person": self._accounts.person(person)}
        names = ("person",)
        until = change.undo_until if undoable else now
        if email and given.kind is not ChangeKind.UNDO_EMAIL:
            values, names = values | {":email_until": until}, ("person", "email_until")
        owned = self._account(change, contacts, account, values, names, signed_in=undoable)
        if given.kind is ChangeKind.RECOVERED_EMAIL and account.frozen_by is not FrozenBy.APPROVAL:
            owned = _until_password(owned, now)
        updates = [owned, self._record(change)]
        updates += [came(given.came, account.guardian, links, email, now)] if given.came else []
        if given.left and given.left != given.came:
            updates += [left(given.left, account.guardian, account.guardian, email, until)]
        self._write(updates)

    def join(self, account: Account, contact: str, address: str, now: int) -> None:
        """Let a contact of the same person's own bindings be one of the account's."""
        change = self._next(account, Replacement(ChangeKind.JOIN, account.email, address, "", contact), now)
        self._write([self._account(change, account.contacts | {contact}, account, {}, ()), self._record(change)])

    def merge(self, account: Account, other: Account, contact: str, now: int) -> None:
        """Let another account of the same person, whose login is ``contact``, become part of this one.

        Raises LoginUnsettled too: whoever had a login before can still undo what it was changed to.
        """
        if now < max(account.email_until, other.email_until):
            raise LoginUnsettled
        given = Replacement(ChangeKind.MERGE, account.email, other.email, "", contact)
        change = self._next(account, given, now)._replace(gained=other.contacts)
        contacts, also = account.contacts | other.contacts, account.also | other.persons
        updates = [
            self._account(change, contacts, account, {":also": also}, ("also",)),
            self._record(change),
            self._merged(other, account, contacts),
            left(contact, other.guardian, account.guardian, True, change.undo_until),
        ]
        self._write(updates)

    def follow(self, account: Account, merged: str) -> None:
        """Let the item of an account that was merged into ``account`` show its data of now. Doing it late, or twice,
        changes nothing."""
        update = Update(
            keys.account(merged),
            "SET #into = :by, person = :person, ct = :ct, shown = :number",
            {
                ":person": self._accounts.person(account._replace(guardian=merged)),
                ":ct": account.contacts,
                ":number": account.changes,
                ":by": account.guardian,
            },
            # Also of one that was merged into another, which was then merged into this.
            condition="attribute_exists(#into) AND (#into <> :by OR attribute_not_exists(shown) OR shown < :number)",
            names={"#into": "into"},
        )
        try:
            self._table.update(update)
        except ConditionFailed:
            return

    def unlink(self, account: Account, contact: str, links: Sequence[Link]) -> None:
        """Let a contact that the account has left open these no more, unless the account was changed since it was read:
        an undo may have put the contact back. Raises StoreBusy then."""
        update = Update(
            keys.contact(contact),
            "DELETE links :links",
            {":links": link_texts(links)},
            condition="attribute_exists(links)",
        )
        unchanged = Check(keys.account(account.guardian), "changes = :changes", {":changes": account.changes})
        try:
            self._table.transact([update], check=unchanged)
        except ConditionFailed:
            raise StoreBusy from None

    def _links(self, account: Account, contact: str) -> list[Link]:
        """What a contact opens of the account's person."""
        links = links_of(self._table.get(keys.contact(contact), consistent=True))
        return [link for link in links if read_binding_id(link.binding).guardian in account.persons]

    def _write(self, updates: Sequence[Update]) -> None:
        """The account's is the first; those after its record are the contacts'."""
        try:
            self._table.transact(updates, token=encoded(self._entropy(16)))
        except ConditionFailed as failure:
            taken = not failure.items[0] and any(failure.items[2:])
            raise AddressTaken if taken else AccountMoved from None

    def _account(
        self,
        change: AccountChange,
        contacts: frozenset[str],
        account: Account,
        values: Mapping[str, Any],
        names: Iterable[str],
        *,
        signed_in: bool = True,
    ) -> Update:
        # What was signed out since is not signed in; a link and a registrar do without.
        stands = "stands = :open AND generation = :generation" if signed_in else "stands IN (:open, :frozen)"
        values = {":ct": contacts, ":next": change.number, ":changes": account.changes, ":one": 1, **values}
        values |= {":open": AccountState.OPEN}
        values |= {":generation": account.generation} if signed_in else {":frozen": AccountState.FROZEN}
        assigned = "".join(f", {name} = :{name}" for name in names)
        return Update(
            keys.account(change.guardian),
            f"SET ct = :ct, changes = :next, generation = generation + :one{assigned}",
            values,
            condition=f"changes = :changes AND {stands}",
        )

    def _merged(self, other: Account, account: Account, contacts: frozenset[str]) -> Update:
        return Update(
            keys.account(other.guardian),
            "SET #into = :into, stands = :closed, generation = generation + :one, ct = :ct, person = :person",
            {
                ":into": account.guardian,
                ":closed": AccountState.CLOSED,
                ":open": AccountState.OPEN,
                ":one": 1,
                ":changes": other.changes,
                ":ct": contacts,
                ":person": self._accounts.person(account._replace(guardian=other.guardian)),
            },
            # Whoever has the mailbox alone has yet to prove that the ID is theirs.
            condition="stands = :open AND changes = :changes AND attribute_not_exists(initial)",
            names={"#into": "into"},
        )

    def _next(self, account: Account, given: Replacement, now: int) -> AccountChange:
        return AccountChange(
            guardian=account.guardian,
            number=account.changes + 1,
            kind=given.kind,
            at=now,
            before=given.before,
            after=given.after,
            left=given.left,
            came=given.came,
            contacts=account.contacts,
            undoes=given.undoes,
            by=given.by,
        )

    def _record(self, change: AccountChange) -> Update:
        key = keys.account_change(change.guardian, change.number)
        addresses = sealing.seal(
            self._field_key.bytes, [change.before, change.after], f"{key.context}|addresses", self._entropy
        )
        values = {":kind": change.kind, ":at": change.at, ":addresses": addresses, ":left": change.left}
        values |= {":came": change.came, ":was": change.contacts, ":undoes": change.undoes, ":ttl": change.at + _KEPT}
        more = {":gained": change.gained} if change.gained else {}
        more |= {":by": change.by} if change.by else {}
        assigned = "".join(f", #{name[1:]} = {name}" for name in more)
        return Update(
            key,
            "SET kind = :kind, #at = :at, addresses = :addresses, #left = :left, came = :came, was = :was,"
            f" undoes = :undoes, #ttl = :ttl{assigned}",
            values | more,
            condition=f"attribute_not_exists({keys.PARTITION_KEY})",
            names={"#at": "at", "#left": "left", **_TTL, **{f"#{name[1:]}": name[1:] for name in more}},
        )

    def _change(self, item: Item) -> AccountChange:
        key = keys.key_of_item(item)
        guardian, number = keys.account_change_of(key)
        before, after = sealing.unseal(self._field_key.bytes, item["addresses"], f"{key.context}|addresses")
        return AccountChange(
            guardian=guardian,
            number=number,
            kind=ChangeKind(item["kind"]),
            at=item["at"],
            before=before,
            after=after,
            left=item["left"],
            came=item["came"],
            contacts=frozenset(item["was"]),
            gained=frozenset(item.get("gained", ())),
            undoes=item["undoes"],
            by=item.get("by", ""),
        )


def _until_password(owned: Update, now: int) -> Update:
    """Whoever had a password, and whatever they let others do, is out until one is set by a code to the new login."""
    values = {":recovery": FrozenBy.RECOVERY, ":approval": FrozenBy.APPROVAL, ":at": now}
    return owned._replace(
        expression=f"{owned.expression}, stands = :frozen, frozen_by = :recovery, frozen_at = :at",
        values={**owned.values, **values},
        condition=f"{owned.condition} AND (attribute_not_exists(frozen_by) OR frozen_by <> :approval)",
    )
