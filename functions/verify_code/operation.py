"""verify_code: derive, compare, commit the outcome, and only then tell it."""

import base64

from functions.verify_code.contract import (
    CodeVerification,
    EmailVerified,
    LoginEmailVerification,
    SessionOpened,
)
from shared.api.call import Call, Reply
from shared.api.contact_field import read_contact
from shared.api.endpoint import IDEMPOTENCY_KEY
from shared.api.session import Session, VerifiedContact, seal_session
from shared.api.tokens import Tokens
from shared.domain import codes, contacts, policy
from shared.domain.codes import Challenge, ChallengeInvalid, Purpose
from shared.domain.contacts import Channel, Contact
from shared.domain.identifiers import contact_hash, keyed
from shared.domain.refusals import FieldError, Refusal
from shared.domain.sandbox import Sandbox
from shared.domain.sealing import Entropy
from shared.persistence.contact_store import ContactStore, Link
from shared.persistence.key_ring import LocalKey

_SESSION_ID_BYTES = 12


class CodeVerifier:
    """Counts one try of a code and gives what the contact opens when it was right."""

    def __init__(
        self, store: ContactStore, code_key: LocalKey, contact_key: LocalKey, entropy: Entropy, sandbox: Sandbox
    ) -> None:
        self._store = store
        self._code_key = code_key
        self._contact_key = contact_key
        self._entropy = entropy
        self._sandbox = sandbox

    def verify(
        self, call: Call, purpose: Purpose, contact: Contact, challenge: Challenge, given: str
    ) -> tuple[VerifiedContact, tuple[Link, ...]]:
        """Raises Refusal with the code of what is wrong."""
        hashed = contact_hash(self._contact_key.bytes, contact)
        expected = self._code(purpose, contact, hashed, challenge)
        tried = self._store.try_code(
            hashed, purpose, challenge, call.now, self._nonce(call, given), right=codes.matches(expected, given)
        )
        if tried.refusal:
            raise Refusal(tried.refusal, retry_after=tried.retry_after)
        return VerifiedContact(contact.channel, hashed, tried.owner, call.now), tried.links

    def _code(self, purpose: Purpose, contact: Contact, hashed: str, challenge: Challenge) -> str:
        if self._sandbox.holds(contact):
            return policy.SANDBOX_CODE
        return codes.code(self._code_key.bytes, purpose, hashed, challenge)

    def _nonce(self, call: Call, given: str) -> str:
        """Names this try. A repeat after a lost answer has the same key and code, and so the same name."""
        key = call.headers.get(IDEMPOTENCY_KEY) or base64.b64encode(self._entropy(16)).decode()
        return keyed(self._code_key.bytes, "nonce", key, given, call.session.id if call.session else "")


class VerifyCode:
    """Opens a session bound to the contact."""

    def __init__(self, verifier: CodeVerifier, tokens: Tokens, entropy: Entropy) -> None:
        self._verifier = verifier
        self._tokens = tokens
        self._entropy = entropy

    def __call__(self, call: Call) -> Reply:
        request: CodeVerification = call.body
        contact = read_contact(request.channel, request.contact)
        verified, links = self._verifier.verify(
            call, Purpose.SESSION, contact, _challenge(request.challenge), request.code
        )
        session_id = base64.urlsafe_b64encode(self._entropy(_SESSION_ID_BYTES)).decode()
        session = Session(session_id, (verified,), links, call.now)
        opened = SessionOpened(
            session_token=seal_session(self._tokens, session, call.now),
            idle_seconds=policy.SESSION_IDLE,
            lifetime_seconds=policy.SESSION_LIFETIME,
            has_applications=bool(links),
        )
        return Reply(opened)


class VerifyLoginEmail:
    """Adds the address to the session's verified contacts."""

    def __init__(self, verifier: CodeVerifier) -> None:
        self._verifier = verifier

    def __call__(self, call: Call) -> Reply:
        request: LoginEmailVerification = call.body
        contact = Contact(Channel.EMAIL, request.email)
        verified, _ = self._verifier.verify(
            call, Purpose.LOGIN_EMAIL, contact, _challenge(request.challenge), request.code
        )
        return Reply(EmailVerified(email=contacts.masked(contact)), session=call.session.with_contact(verified))


def _challenge(token: str) -> Challenge:
    try:
        return codes.read_challenge(token)
    except ChallengeInvalid as error:
        raise Refusal("invalid_request", errors=(FieldError("/challenge", error.code),)) from None
