"""Accounts: a change of one is undone by who had the contact before, or its owner says that it was not theirs."""

from typing import NamedTuple

from functions.answer_links.contract import LinkRead, LinkState, LinkSubject
from shared.domain.account_changes import RECOVERED, UNDONE_BY, AccountChange, ChangeKind, is_settled, was_undone
from shared.domain.accounts import Account, AccountState, FrozenBy
from shared.domain.contacts import Channel, Contact, masked
from shared.domain.identifiers import contact_hash
from shared.domain.refusals import Refusal
from shared.persistence.account_changes import AccountChanges, AccountMoved, AddressTaken, Replacement
from shared.persistence.account_store import AccountStore
from shared.persistence.dispute_store import DisputeStore
from shared.persistence.failures import StoreBusy
from shared.persistence.key_ring import LocalKey

# What the school has to look into.
_OF_SCHOOL = (ChangeKind.JOIN, ChangeKind.MERGE, *RECOVERED.values())


class Sender(NamedTuple):
    """Whoever has a link: its ``mark``, which names it, and the hash of the contact that it was sent ``to``."""

    mark: str
    to: str


class Found(NamedTuple):
    """An account, its change, whether that was undone, and whether the school has seen to it since."""

    account: Account | None
    change: AccountChange | None
    undone: bool
    settled: bool

    def is_late(self, now: int) -> bool:
        """Whether the change stands for good."""
        return self.settled or now >= self.change.undo_until


class DisputedAccounts:
    """Freezing comes first: should undoing then fail, nobody is let in meanwhile."""

    def __init__(
        self, changes: AccountChanges, accounts: AccountStore, disputes: DisputeStore, contact_key: LocalKey
    ) -> None:
        self._changes = changes
        self._accounts = accounts
        self._disputes = disputes
        self._contact_key = contact_key

    def read(self, subject: LinkSubject, guardian: str, number: int, sender: Sender, now: int) -> LinkRead:
        """How the account, or its change of this number, stands."""
        found = self._found(guardian, number)
        account, change = found.account, found.change
        if subject is LinkSubject.ACCOUNT and account is not None and account.into:
            account = self._accounts.get(account.into, consistent=True)
        if account is None or account.state is AccountState.CLOSED or found.settled or (number and change is None):
            return LinkRead(subject=subject, state=LinkState.OVER, students=[])
        if not number and sender.to not in account.contacts:
            return LinkRead(subject=subject, state=LinkState.OVER, students=[])
        if subject is LinkSubject.ACCOUNT:
            said = account.state is AccountState.FROZEN or sender.mark in account.said
            return _told(subject, LinkState.DONE if said else LinkState.OPEN, change)
        late = LinkState.OVER if found.is_late(now) else LinkState.OPEN
        return _told(subject, LinkState.DONE if found.undone else late, change)

    def dispute(self, guardian: str, number: int, sender: Sender, now: int) -> LinkRead:
        """Freeze the account, and undo the change if its time is not over. Raises StoreBusy.

        Where accounts came together, either's mailbox may be a stranger's, and where a registrar replaced a contact,
        the old one's or the new one's: none opens it, the school does.
        """
        account, found = self._accounts.get(guardian, consistent=True), self._found(guardian, number)
        if account is not None and not found.settled and (number or sender.to in account.contacts):
            change = found.change
            if account.guardian != guardian or (change is not None and change.kind in _OF_SCHOOL):
                self._leave_to_school(account, sender.mark, change, now)
            else:
                self._accounts.freeze(guardian, FrozenBy.CHANGE, sender.mark, now)
                self._undo(guardian, number, now)
        return self.read(LinkSubject.ACCOUNT, guardian, number, sender, now)

    def undo(self, guardian: str, number: int, now: int) -> LinkRead:
        """Undo the change alone. Raises Refusal, StoreBusy."""
        if not self._undo(guardian, number, now):
            raise Refusal("undo_too_late")
        return self.read(LinkSubject.UNDO, guardian, number, Sender("", ""), now)

    def _leave_to_school(self, account: Account, mark: str, change: AccountChange | None, now: int) -> None:
        """With nothing approved there is no school to open it. What it has settled before, it looks at again."""
        if mark in account.said and account.state is AccountState.OPEN:
            return  # It is settled.
        # The bindings may not have followed the change yet.
        before = {change.left} if change is not None and change.left else set()
        approved = self._disputes.approved(account, account.contacts | before)
        by = FrozenBy.APPROVAL if approved else FrozenBy.CHANGE
        self._accounts.freeze(account.guardian, by, mark, now, {binding.application for binding in approved})
        for binding in approved:
            self._disputes.dispute(binding, now, anew=mark not in account.said)

    def _undo(self, guardian: str, number: int, now: int) -> bool:
        """Whether the contact is as it was before the change of this number."""
        found = self._found(guardian, number)
        account, change = found.account, found.change
        if account is None or change is None or change.kind not in UNDONE_BY:
            return False
        if found.undone:
            return True
        if found.is_late(now) or account.state is AccountState.CLOSED:
            return False
        try:
            self._changes.replace(account, self._back(account, change), now)
        except AddressTaken:
            return False
        except AccountMoved:
            raise StoreBusy from None  # Another change came first: asked again, this one undoes both.
        return True

    def _back(self, account: Account, change: AccountChange) -> Replacement:
        """The contact from before the change in the place of the one of now."""
        address = account.email if change.channel is Channel.EMAIL else account.mobile
        now = contact_hash(self._contact_key.bytes, Contact(change.channel, address)) if address else ""
        return Replacement(UNDONE_BY[change.kind], address, change.before, now, change.left, change.number)

    def _found(self, guardian: str, number: int) -> Found:
        account, changes = self._changes.history(guardian) or (None, [])
        change = next((change for change in changes if change.number == number), None)
        undone = change is not None and change.kind in UNDONE_BY and was_undone(change, changes)
        return Found(account, change, undone, change is not None and is_settled(change, changes))


def _told(subject: LinkSubject, state: LinkState, change: AccountChange | None) -> LinkRead:
    if change is None or not change.after:
        return LinkRead(subject=subject, state=state, students=[])
    return LinkRead(
        subject=subject,
        state=state,
        students=[],
        channel=change.channel,
        contact=masked(Contact(change.channel, change.after)),
        undo_until=change.undo_until if change.kind in UNDONE_BY else None,
    )
