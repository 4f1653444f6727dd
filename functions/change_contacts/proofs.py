"""Proofs: which contact is meant, and what a code has shown of it, held by the browser as a sealed token."""

from typing import NamedTuple

from functions.change_contacts.contract import ContactNamed, Side
from shared.api.call import Call
from shared.api.contact_field import read_contact
from shared.api.tokens import TokenInvalid, Tokens
from shared.domain import policy
from shared.domain.accounts import Account
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel, Contact
from shared.domain.refusals import FieldError, Refusal

PURPOSES = {Side.CURRENT: Purpose.CHANGE_FROM, Side.NEW: Purpose.CHANGE_TO, Side.OTHER: Purpose.MERGE}
_KIND = "contact_proof"


class Proof(NamedTuple):
    """A contact that a code has proved, by its hash. ``owner``: the guardian whose login it was then, or empty;
    ``own``: 1 when it opened bindings of the account's person, else 0."""

    side: str
    hash: str
    owner: str
    own: int


class Proofs:
    """Good in the sign-in for which they were made, and no other."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def seal(self, call: Call, proof: Proof) -> str:
        """A token of ``proof``."""
        return self._tokens.seal(_KIND, [call.account.id, *proof], call.now + policy.CONTACT_PROOF_LIFETIME)

    def open(self, call: Call, token: str, side: Side, contact_hash: str) -> Proof:
        """The proof of this contact, for this side. Raises Refusal."""
        try:
            sign_in, *claims = self._tokens.open(_KIND, token, call.now)
        except TokenInvalid:
            raise Refusal("contact_proof_expired") from None
        proof = Proof(*claims)
        if (sign_in, proof.side, proof.hash) != (call.account.id, side, contact_hash):
            raise Refusal("contact_proof_expired")
        return proof


def current(account: Account, channel: Channel) -> Contact:
    """The account's own contact that has to be proved before the one of ``channel`` is changed."""
    if channel is Channel.SMS and account.mobile:
        return Contact(Channel.SMS, account.mobile)
    return Contact(Channel.EMAIL, account.email)


def named(account: Account, given: ContactNamed) -> Contact:
    """The contact that is meant. Raises Refusal."""
    if given.side is Side.CURRENT:
        if given.contact is not None:
            raise Refusal("invalid_request", errors=(FieldError("/contact", "not_allowed"),))
        return current(account, given.channel)
    if given.contact is None:
        raise Refusal("invalid_request", errors=(FieldError("/contact", "required"),))
    return read_contact(given.channel, given.contact)
