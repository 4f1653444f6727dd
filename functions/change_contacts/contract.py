"""Contract of change_contacts: another login, another mobile, and another account of the same person."""

from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import Field

from shared.api.code_sent import CodeSent
from shared.api.endpoint import IDEMPOTENCY_KEY, Caller, Endpoint, Function, Rate
from shared.api.wire import SixDigits, Token, WireModel
from shared.domain.contacts import Channel
from shared.environment import MAY_BE_EMPTY
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    code_key_id: str
    contact_key_id: str
    address_key_id: str
    field_key_id: str
    session_key_id: str
    code_lifetime_seconds: int
    sandbox_domain: str = field(metadata=MAY_BE_EMPTY)


class Side(StrEnum):
    """Which contact is to be proven."""

    CURRENT = "current"  # the account's own; the login where it has no mobile
    NEW = "new"  # the one to be in its place
    OTHER = "other"  # the one that another account, or another application, of the same person has


class ContactNamed(WireModel):
    """A contact. ``contact`` is left out of the account's own."""

    side: Side
    channel: Channel
    contact: str | None = Field(default=None, max_length=254, examples=["new@example.org"])


class ContactCodeIssued(CodeSent):
    """The same answer whoever is behind the contact, and whether or not a message leaves."""

    sent_to: str = Field(description="Masked", examples=["gu****@example.org"])


class ContactCode(ContactNamed):
    """A code as it was read, and the challenge that the request for it was answered with."""

    challenge: Token
    code: SixDigits


class ContactProven(WireModel):
    """The contact is proven. Whose it is, is told when something is to be done with it."""

    proof: str = Field(description="Good in this sign-in")
    expires_in: int = Field(description="Seconds that the proof is good for")


class ContactChange(WireModel):
    """A contact in the place of the account's own of this channel, both proven."""

    channel: Channel
    contact: str = Field(max_length=254, examples=["new@example.org"])
    current_proof: Token
    new_proof: Token


class ContactChanged(WireModel):
    """The contact is the account's. Everything is signed out, this sign-in too."""

    channel: Channel
    contact: str = Field(description="Masked")
    undo_until: int = Field(description="Epoch seconds; until then whoever has the contact from before may undo it")


class AccountMerge(WireModel):
    """A contact of another account, or of other applications, of the same person; the login and it both proven."""

    channel: Channel
    contact: str = Field(max_length=254, examples=["other@example.org"])
    current_proof: Token
    other_proof: Token


class Merged(StrEnum):
    """What came to the account."""

    ACCOUNT = "account"
    CONTACT = "contact"


class AccountMerged(WireModel):
    """One account has the children of both. Everything is signed out, this sign-in too."""

    merged: Merged


ISSUE_CONTACT_CODE = Endpoint(
    operation_id="issue_contact_code",
    method="POST",
    path="/v1/account/contact-codes",
    caller=Caller.ACCOUNT,
    summary="Ask for the code that proves an old or a new contact",
    request=ContactNamed,
    response=ContactCodeIssued,
    status=202,
    rate=Rate(per_second=20, burst=40),
)

VERIFY_CONTACT_CODE = Endpoint(
    operation_id="verify_contact_code",
    method="POST",
    path="/v1/account/contact-code-verifications",
    caller=Caller.ACCOUNT,
    summary="Prove a contact by its code",
    request=ContactCode,
    response=ContactProven,
    optional_headers=(IDEMPOTENCY_KEY,),
    refusals=("code_wrong", "code_expired", "code_used", "code_exhausted", "contact_locked"),
)

CHANGE_CONTACT = Endpoint(
    operation_id="change_contact",
    method="POST",
    path="/v1/account/contact-changes",
    caller=Caller.ACCOUNT,
    summary="Change the account's e-mail address or mobile number",
    request=ContactChange,
    response=ContactChanged,
    refusals=("contact_proof_expired", "contact_unchanged", "login_email_taken"),
)

MERGE_ACCOUNT = Endpoint(
    operation_id="merge_account",
    method="POST",
    path="/v1/account/mergers",
    caller=Caller.ACCOUNT,
    summary="Bring in another account of one's own",
    request=AccountMerge,
    response=AccountMerged,
    refusals=("contact_proof_expired", "nothing_to_merge", "login_unsettled"),
)

FUNCTION = Function(
    name="change_contacts",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"),
        "account_items": ("dynamodb:UpdateItem",),
        "contact_items": ("dynamodb:UpdateItem",),
        "code_key": ("kms:GenerateMac",),
        "contact_key": ("kms:GenerateMac",),
        "address_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(ISSUE_CONTACT_CODE, VERIFY_CONTACT_CODE, CHANGE_CONTACT, MERGE_ACCOUNT),
)
