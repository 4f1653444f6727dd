"""Claims: what one step of the guardian's way proves to the step that submits, held by the browser as sealed tokens."""

import base64
from typing import Any, NamedTuple

from shared.api.session import Session
from shared.api.tokens import TokenInvalid, Tokens
from shared.domain import policy
from shared.domain.students import Student

_MATCH, _CONSENT, _GUARDIAN, _IMAGE = "match", "consent", "guardian", "signature_image"
_SCAN = "signature_scan"


class Matched(NamedTuple):
    """A student who was matched and confirmed, and the school's name."""

    student: Student
    school_name: str


class Consented(NamedTuple):
    """A consent statement as it was served: version, digest (SHA-256, hex) and language."""

    version: str
    digest: str
    language: str


class Checked(NamedTuple):
    """A guardian's national ID, its index value, and what is known of the ID's account.

    ``account_email`` is the account's e-mail when the account is the session's own, else empty. ``elsewhere`` is 1
    when it is somebody else's by all that is proven, else 0; ``student`` is 1 when the ID is a student's of the
    roster, else 0: numbers, so that all tokens have one length.
    """

    national_id: str
    index: str
    account_email: str
    elsewhere: int
    student: int = 0


class Claims:
    """Seals and opens these for one session: another session's token is refused like a forged one."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def match(self, session: Session, matched: Matched) -> str:
        """Token of a matched student."""
        return self._seal(_MATCH, session, [*matched.student, matched.school_name])

    def matched(self, session: Session, token: str, now: int) -> Matched:
        """Raises TokenInvalid."""
        *student, school_name = self._open(_MATCH, session, token, now)
        return Matched(Student(*student), school_name)

    def consent(self, session: Session, consented: Consented) -> str:
        """Token of a consent statement that was read."""
        return self._seal(_CONSENT, session, list(consented))

    def consented(self, session: Session, token: str, now: int) -> Consented:
        """Raises TokenInvalid."""
        return Consented(*self._open(_CONSENT, session, token, now))

    def guardian(self, session: Session, checked: Checked) -> str:
        """Token of a guardian's checked ID."""
        return self._seal(_GUARDIAN, session, list(checked))

    def checked(self, session: Session, token: str, now: int) -> Checked:
        """Raises TokenInvalid."""
        return Checked(*self._open(_GUARDIAN, session, token, now))

    def image(self, session: Session, png: bytes) -> str:
        """Token of a signature's image, a PNG that we drew."""
        return self._seal(_IMAGE, session, [base64.b64encode(png).decode()])

    def imaged(self, session: Session, token: str, now: int) -> bytes:
        """The PNG. Raises TokenInvalid."""
        (png,) = self._open(_IMAGE, session, token, now)
        return base64.b64decode(png)

    def scan(self, staff: str, png: bytes, now: int) -> str:
        """Token of the image of a signature on paper, for the member of staff who handed it in."""
        claims = [staff, [base64.b64encode(png).decode()]]
        return self._tokens.seal(_SCAN, claims, now + policy.SESSION_LIFETIME)

    def scanned(self, staff: str, token: str, now: int) -> bytes:
        """The PNG. Raises TokenInvalid."""
        (png,) = _own(staff, self._tokens.open(_SCAN, token, now))
        return base64.b64decode(png)

    def _seal(self, kind: str, session: Session, claims: list[object]) -> str:
        return self._tokens.seal(kind, [session.id, claims], session.started_at + policy.SESSION_LIFETIME)

    def _open(self, kind: str, session: Session, token: str, now: int) -> list[object]:
        return _own(session.id, self._tokens.open(kind, token, now))


def _own(holder: str, sealed: list[Any]) -> list[Any]:
    """Claims that were sealed for ``holder``. Raises TokenInvalid."""
    owner, claims = sealed
    if owner != holder:
        raise TokenInvalid
    return claims
