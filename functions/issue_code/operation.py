"""issue_code: the same answer for every contact; a message leaves only when the limits allow."""

from functions.issue_code.contract import CodeIssued, CodeRequest
from shared.api.call import Call, Reply
from shared.api.contact_field import read_contact
from shared.api.tokens import TokenInvalid, Tokens
from shared.domain import codes, policy, sealing
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel, Contact
from shared.domain.identifiers import contact_hash
from shared.domain.refusals import FieldError, Refusal
from shared.domain.sealing import Entropy
from shared.persistence import keys
from shared.persistence.contact_store import ContactStore
from shared.persistence.key_ring import LocalKey

_RECEIPT = "receipt"


class IssueCode:
    """Asks the store for a new challenge. The code itself is derived later, by the sender.

    Whether the store's limits allowed it is never told: a 429 would tell a stranger that somebody just used the
    contact (DATA rule 6). What this very device did is known from its own receipt, and that much is told.
    """

    def __init__(
        self,
        store: ContactStore,
        tokens: Tokens,
        contact_key: LocalKey,
        address_key: LocalKey,
        entropy: Entropy,
        code_lifetime: int,
    ) -> None:
        self._store = store
        self._tokens = tokens
        self._contact_key = contact_key
        self._address_key = address_key
        self._entropy = entropy
        self._code_lifetime = code_lifetime

    def __call__(self, call: Call) -> Reply:
        request: CodeRequest = call.body
        contact = _contact(request)
        hashed = contact_hash(self._contact_key.bytes, contact)
        sends = self._own_sends(request.receipt, hashed, call.now)
        wait = codes.seconds_until_allowed(sends, call.now)
        if wait:
            raise Refusal("code_requested_too_soon", retry_after=wait)
        challenge = codes.new_challenge(self._entropy, call.now, self._code_lifetime)
        sealed = sealing.seal(
            self._address_key.bytes, contact.address, f"{keys.contact(hashed).context}|address", self._entropy
        )
        self._store.issue(hashed, request.purpose, challenge, call.now, contact.channel, sealed, call.language)
        kept = [call.now, *sends][: policy.SENDS_REMEMBERED]
        issued = CodeIssued(
            challenge=challenge.token,
            reference=challenge.reference,
            receipt=self._tokens.seal(_RECEIPT, [hashed, kept], call.now + policy.DAY),
            expires_in=self._code_lifetime,
            resend_after=codes.seconds_until_allowed(kept, call.now),
        )
        return Reply(issued)

    def _own_sends(self, receipt: str | None, hashed: str, now: int) -> list[int]:
        """When this device last asked for a code for this contact; a receipt of another contact says nothing."""
        if receipt is None:
            return []
        try:
            owner, sends = self._tokens.open(_RECEIPT, receipt, now)
        except TokenInvalid:
            return []
        return sends if owner == hashed else []


def _contact(request: CodeRequest) -> Contact:
    if request.purpose is Purpose.LOGIN_EMAIL and request.channel is not Channel.EMAIL:
        raise Refusal("invalid_request", errors=(FieldError("/channel", "not_allowed"),))
    return read_contact(request.channel, request.contact)
