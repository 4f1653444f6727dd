"""Session: a guardian's sealed token, bound to the contacts that were verified."""

from typing import NamedTuple

from shared.api.bearer import bearer
from shared.api.tokens import TokenInvalid, Tokens
from shared.domain import policy
from shared.domain.refusals import Refusal
from shared.persistence.contact_store import Link

_KIND = "session"
# A gateway takes 10 KB of headers; this many links stay well below it.
_LINKS_HELD = 60


class VerifiedContact(NamedTuple):
    """A contact that a code has proved: its channel, its keyed hash, and the guardian whose login it is, if any.

    ``verified_at`` is in epoch seconds.
    """

    channel: str
    hash: str
    owner: str
    verified_at: int


class Session(NamedTuple):
    """Who this is, as far as codes have proved it. ``id`` is random; ``started_at`` is in epoch seconds."""

    id: str
    contacts: tuple[VerifiedContact, ...]
    links: tuple[Link, ...]
    started_at: int

    @property
    def contact_hashes(self) -> tuple[str, ...]:
        """Hashes of the verified contacts, the one of the sign-in first."""
        return tuple(contact.hash for contact in self.contacts)

    def with_contact(self, contact: VerifiedContact) -> "Session":
        """The session after one more contact was verified."""
        others = tuple(known for known in self.contacts[1:] if known.hash != contact.hash)
        if self.contacts[0].hash == contact.hash:
            return self
        return self._replace(contacts=(self.contacts[0], *others, contact))

    def owner_of(self, contact_hash: str) -> str:
        """The guardian whose login a verified contact is, or empty."""
        return next((contact.owner for contact in self.contacts if contact.hash == contact_hash), "")

    def with_links(self, links: tuple[Link, ...]) -> "Session":
        """The session after an application was handed in. Links to earlier ones stay: their forms may be fetched."""
        return self._replace(links=tuple(dict.fromkeys((*links, *self.links)))[:_LINKS_HELD])


def seal_session(tokens: Tokens, session: Session, now: int) -> str:
    """A token good for 15 minutes from ``now``, and never beyond an hour from the session's start."""
    expires_at = min(now + policy.SESSION_IDLE, session.started_at + policy.SESSION_LIFETIME)
    claims = [session.id, session.contacts, session.links[:_LINKS_HELD], session.started_at]
    return tokens.seal(_KIND, claims, expires_at)


def open_session(tokens: Tokens, authorization: str, now: int) -> Session:
    """The session of an ``Authorization: Bearer`` header.

    Raises Refusal ``session_required`` without a bearer token, ``session_expired`` when it is not valid (any more).
    """
    token = bearer(authorization)
    if token is None:
        raise Refusal("session_required")
    try:
        session_id, contacts, links, started_at = tokens.open(_KIND, token, now)
    except TokenInvalid:
        raise Refusal("session_expired") from None
    return Session(
        session_id,
        tuple(VerifiedContact(*contact) for contact in contacts),
        tuple(Link(*link) for link in links),
        started_at,
    )
