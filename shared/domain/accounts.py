"""Account: one person's login, for as long as any of the person's bindings lives (PRODUCT section 2)."""

from enum import StrEnum
from typing import NamedTuple

from shared.domain.identifiers import BindingId


class AccountState(StrEnum):
    """Whether an account can be signed in to."""

    OPEN = "open"
    FROZEN = "frozen"  # its owner said that a change of it was not theirs
    CLOSED = "closed"


class Initial(NamedTuple):
    """The initial password of an account whose owner has not set one: a keyed digest, and until when it is good
    (epoch seconds)."""

    digest: str
    until: int


class FrozenBy(StrEnum):
    """What an account was frozen by, and so what opens it again."""

    CHANGE = "change"  # its owner said that a change was not theirs: a password set by a code opens it
    RECOVERY = "recovery"  # the school gave it another login: a password set by a code to that opens it
    APPROVAL = "approval"  # whose mailbox it is said that they never applied: the school opens it


OPENED_BY_A_CODE = (FrozenBy.CHANGE, FrozenBy.RECOVERY)


class Account(NamedTuple):
    """An account. ``guardian``: index value of the person's national ID.

    ``contacts``: hashes of its verified contacts; the login is ``email``. ``opened_by``: the event that made it.
    ``generation`` grows when all that is signed in is to be signed out, ``changes`` with every change of the contacts.
    ``also``: index values of other IDs of the same person, whose accounts were merged into this one; ``into``: the
    guardian whose account this one was merged into, whose data it then shows; empty for none. ``initial``: None
    once its owner has set a password. ``said``: the marks of what has frozen it, each of which does so once;
    ``frozen_for``: the applications that the school has to settle before it is open.
    ``opened_at`` is in epoch seconds, as is ``email_until``: until then a change of its login can be undone.
    """

    guardian: str
    name: str
    email: str
    mobile: str
    contacts: frozenset[str]
    language: str
    opened_by: str
    generation: int = 0
    state: AccountState = AccountState.OPEN
    initial: Initial | None = None
    changes: int = 0
    opened_at: int = 0
    also: frozenset[str] = frozenset()
    into: str = ""
    frozen_by: FrozenBy | None = None
    frozen_for: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    email_until: int = 0

    @property
    def persons(self) -> frozenset[str]:
        """Index values of all IDs of the person."""
        return self.also | {self.guardian}


class AccountSession(NamedTuple):
    """One sign-in to an account, on one device. ``id`` is random; ``started_at`` is in epoch seconds; ``contacts`` are
    the account's when it began."""

    id: str
    guardian: str
    generation: int
    contacts: tuple[str, ...]
    started_at: int


class SignedIn(NamedTuple):
    """An account that somebody is signed in to, and the ids of its person's bindings that its contacts open."""

    account: Account
    bindings: tuple[BindingId, ...]
