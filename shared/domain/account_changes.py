"""Account change: what became of an account's contacts, and until when a change of them can be undone."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from shared.domain import policy
from shared.domain.contacts import Channel


class ChangeKind(StrEnum):
    """What was changed."""

    EMAIL = "email"
    MOBILE = "mobile"
    UNDO_EMAIL = "undo_email"
    UNDO_MOBILE = "undo_mobile"
    RECOVERED_EMAIL = "recovered_email"  # at the counter of a child's school
    RECOVERED_MOBILE = "recovered_mobile"
    JOIN = "join"  # a contact of the same person's other applications came to the account
    MERGE = "merge"  # another account of the same person came to it, with all its contacts


# The kinds that can be undone, each with what undoes it.
UNDONE_BY = {ChangeKind.EMAIL: ChangeKind.UNDO_EMAIL, ChangeKind.MOBILE: ChangeKind.UNDO_MOBILE}
# What the registry does for whoever can't receive codes any more; nobody who has an old contact takes it back.
RECOVERED = {Channel.EMAIL: ChangeKind.RECOVERED_EMAIL, Channel.SMS: ChangeKind.RECOVERED_MOBILE}
OF_EMAIL = (ChangeKind.EMAIL, ChangeKind.UNDO_EMAIL, ChangeKind.RECOVERED_EMAIL)
_MOVES = (*UNDONE_BY, *UNDONE_BY.values(), *RECOVERED.values())


class AccountChange(NamedTuple):
    """One change of an account. ``number`` grows by one with each; ``at`` is in epoch seconds.

    ``before`` and ``after``: the addresses, empty where there is none; ``left`` and ``came``: their hashes. Of what
    joined, ``before`` is the login. ``contacts``: the account's from before; ``gained``: those that came by a merger;
    ``undoes``: the number of the change that this one undid, 0 for none. ``by``: the member of staff who did it, empty
    for the owner.
    """

    guardian: str
    number: int
    kind: ChangeKind
    at: int
    before: str
    after: str
    left: str
    came: str
    contacts: frozenset[str]
    gained: frozenset[str] = frozenset()
    undoes: int = 0
    by: str = ""

    @property
    def undo_until(self) -> int:
        """From when on it stands for good."""
        return self.at + policy.CONTACT_UNDO_LIFETIME

    @property
    def channel(self) -> Channel:
        """Of what kind its contacts are."""
        return Channel.EMAIL if "@" in (self.after or self.before) else Channel.SMS


def was_undone(change: AccountChange, changes: Sequence[AccountChange]) -> bool:
    """Whether it was undone, by itself or with an earlier one of its kind: what was undone can't undo in its turn."""
    undo = UNDONE_BY[change.kind]
    return any(one.kind is undo and one.undoes <= change.number < one.number for one in changes)


def is_settled(change: AccountChange, changes: Sequence[AccountChange]) -> bool:
    """Whether the school has seen to its contact since: whoever had that before says nothing of it any more."""
    kind = RECOVERED[change.channel]
    return change.kind in UNDONE_BY and any(one.kind is kind and change.number < one.number for one in changes)


def moved(contacts: frozenset[str], applied_at: int, changes: Sequence[AccountChange]) -> frozenset[str]:
    """The contacts of a binding after the ``changes`` of its account, which are in their order.

    What was applied for later than a change stays as it was: nobody who holds a contact that was left gets anything
    into the account by it. Doing it again, or after only some of the changes were done, comes to the same.
    """
    for change in changes:
        if change.kind in _MOVES and applied_at <= change.at and change.left in contacts:
            contacts = contacts - {change.left} | ({change.came} if change.came else set())
    return contacts


def was_parked(guardian: str, contacts: frozenset[str], change: AccountChange) -> bool:
    """Whether an approval of these contacts waited for ``change``: until then its ID's account had none of them."""
    if change.kind not in (ChangeKind.JOIN, ChangeKind.MERGE, *RECOVERED.values()):
        return False
    own = change.contacts if guardian == change.guardian or not change.gained else change.gained
    return contacts.isdisjoint(own)
