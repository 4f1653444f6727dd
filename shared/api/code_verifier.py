"""Code verifier: derive, compare, commit the outcome, and only then tell it."""

import base64

from shared.api.call import Call
from shared.api.endpoint import IDEMPOTENCY_KEY
from shared.api.session import VerifiedContact
from shared.domain import codes, policy
from shared.domain.codes import Challenge, ChallengeInvalid, Purpose
from shared.domain.contacts import Contact
from shared.domain.identifiers import contact_hash, keyed
from shared.domain.refusals import FieldError, Refusal
from shared.domain.sandbox import Sandbox
from shared.domain.sealing import Entropy
from shared.persistence.contact_store import ContactStore, Link
from shared.persistence.key_ring import LocalKey


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
        self, call: Call, purpose: Purpose, contact: Contact, token: str, given: str
    ) -> tuple[VerifiedContact, tuple[Link, ...]]:
        """``token``: the challenge's. Raises Refusal with the code of what is wrong."""
        challenge = _challenge(token)
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
        caller = call.session or call.account
        return keyed(self._code_key.bytes, "nonce", key, given, caller.id if caller else "")


def _challenge(token: str) -> Challenge:
    try:
        return codes.read_challenge(token)
    except ChallengeInvalid as error:
        raise Refusal("invalid_request", errors=(FieldError("/challenge", error.code),)) from None
