"""issue_code: the same answer for every contact; a message leaves only when the limits allow."""

from functions.issue_code.contract import AskedPurpose, CodeIssued, CodeRequest
from shared.api.call import Call, Reply
from shared.api.code_issuer import CodeIssuer
from shared.api.contact_field import read_contact
from shared.api.tokens import TokenInvalid, Tokens
from shared.domain import codes, policy
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel, Contact
from shared.domain.refusals import FieldError, Refusal

_RECEIPT = "receipt"


class IssueCode:
    """Whether the limits allowed it is never told. What this very device did is known from its own receipt, and that
    much is told."""

    def __init__(self, issuer: CodeIssuer, tokens: Tokens) -> None:
        self._issuer = issuer
        self._tokens = tokens

    def __call__(self, call: Call) -> Reply:
        request: CodeRequest = call.body
        contact = _contact(request)
        hashed = self._issuer.hash_of(contact)
        sends = self._own_sends(request.receipt, hashed, call.now)
        wait = codes.seconds_until_allowed(sends, call.now)
        if wait:
            raise Refusal("code_requested_too_soon", retry_after=wait)
        challenge = self._issuer.issue(contact, Purpose(request.purpose), call.now, call.language)
        kept = [call.now, *sends][: policy.SENDS_REMEMBERED]
        issued = CodeIssued.of(
            challenge,
            self._issuer.lifetime,
            resend_after=codes.seconds_until_allowed(kept, call.now),
            receipt=self._tokens.seal(_RECEIPT, [hashed, kept], call.now + policy.DAY),
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
    if request.purpose is AskedPurpose.LOGIN_EMAIL and request.channel is not Channel.EMAIL:
        raise Refusal("invalid_request", errors=(FieldError("/channel", "not_allowed"),))
    return read_contact(request.channel, request.contact)
