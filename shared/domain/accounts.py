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


class Account(NamedTuple):
    """An account. ``guardian``: index value of the person's national ID.

    ``contacts``: hashes of its verified contacts; the login is ``email``. ``opened_by``: the event that made it.
    ``generation`` grows when all that is signed in is to be signed out. ``initial``: None once its owner has set a
    password.
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
