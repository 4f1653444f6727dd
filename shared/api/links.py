"""Links: what a message lets its reader do, sealed into the fragment of a page's address.

A browser sends no fragment, so no log has it. The page shows what the link is for; only a POST from there does it, so
that what opens links on a reader's behalf changes nothing.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Final, NamedTuple

from shared.api.tokens import Tokens
from shared.domain import policy
from shared.domain.sealing import Entropy
from shared.persistence.key_ring import LocalKey


class LinkKind(StrEnum):
    """What a link is for. No link passes for one of another kind."""

    NOT_ME = "not_me"  # claims: those of NotMe
    DELEGATION = "delegation"  # claims: the student, the place and the id of an offer
    UNDO_CHANGE = "undo_change"  # claims: the account's guardian, the number of the change


class Terms(NamedTuple):
    """The page that takes links of a kind, for how many seconds they are good, and the page's section."""

    page: str
    lifetime: int
    section: str = ""


TERMS: Final[Mapping[LinkKind, Terms]] = {
    LinkKind.NOT_ME: Terms("not-me", policy.NOT_ME_LINK_LIFETIME),
    LinkKind.DELEGATION: Terms("account", policy.DELEGATION_OFFER_LIFETIME, "delegations/"),
    LinkKind.UNDO_CHANGE: Terms("not-me", policy.CONTACT_UNDO_LIFETIME),
}


class About(StrEnum):
    """What the reader of a message says is not theirs."""

    APPLICATION = "application"
    ACCOUNT = "account"


class NotMe(NamedTuple):
    """Claims of a NOT_ME link. ``subject``: the id of an application's first binding, or an account's guardian.

    ``event``: the application's id, or the number of the change of the account (0: of none that can be undone).
    ``to``: the e-mail address that was written to, which says nothing any more once it was left; of a change, whose
    messages go to what was left too, it is not asked for.
    """

    about: About
    subject: str
    event: str | int
    to: str = ""


class Links:
    """Seals and opens links under their own key: whoever writes messages can make no session."""

    def __init__(self, key: LocalKey, entropy: Entropy, origin: str = "") -> None:
        self._tokens = Tokens(key, entropy)
        self._origin = origin

    def url(self, kind: LinkKind, claims: Sequence[str | int], now: int) -> str:
        """The address to stand in a message."""
        page, lifetime, section = TERMS[kind]
        return f"{self._origin}/{page}/#{section}{self._tokens.seal(kind, list(claims), now + lifetime)}"

    def open(self, kind: LinkKind, token: str, now: int) -> list[Any]:
        """The claims of a link. Raises TokenInvalid."""
        return self._tokens.open(kind, token, now)
