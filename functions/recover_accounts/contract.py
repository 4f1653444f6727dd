"""Contract of recover_accounts: a guardian who can't receive codes any more is seen at the counter, with the ID."""

from dataclasses import dataclass, field

from pydantic import Field

from shared.api.code_sent import CodeSent
from shared.api.endpoint import IDEMPOTENCY_KEY, Caller, Endpoint, Function
from shared.api.school_queries import SchoolQuery
from shared.api.wire import BindingIdText, NationalId, SixDigits, Token, WireModel
from shared.domain.contacts import Channel
from shared.environment import MAY_BE_EMPTY
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    audit_queue_url: str
    identity_key_id: str
    code_key_id: str
    contact_key_id: str
    address_key_id: str
    field_key_id: str
    code_lifetime_seconds: int
    sandbox_domain: str = field(metadata=MAY_BE_EMPTY)


class RecoveryContact(WireModel):
    """A contact that is to be the account's, in place of the one of its channel; the ID as the card has it."""

    binding_id: BindingIdText = Field(description="An approved binding of the own school's")
    national_id: NationalId
    channel: Channel
    contact: str = Field(max_length=254, examples=["new@example.org"])


class RecoveryCodeIssued(CodeSent):
    """The guardian reads the code to the registrar from their own device."""


class Recovery(RecoveryContact):
    """The same, and the code that came to the contact."""

    challenge: Token
    code: SixDigits


class AccountRecovered(WireModel):
    """The contact is the account's. Everything is signed out; with another login a password is to be set by a code."""

    binding_id: str
    channel: Channel
    contact: str = Field(description="Masked")


_REFUSALS = ("staff_not_assigned", "binding_not_found", "guardian_id_differs", "too_many_recoveries")

ISSUE_RECOVERY_CODE = Endpoint(
    operation_id="issue_recovery_code",
    method="POST",
    path="/v1/account-recovery-codes",
    caller=Caller.STAFF,
    summary="Send a code to the contact that a guardian at the counter has now",
    query=SchoolQuery,
    request=RecoveryContact,
    response=RecoveryCodeIssued,
    status=202,
    refusals=(*_REFUSALS, "contact_unchanged"),
)

RECOVER_ACCOUNT = Endpoint(
    operation_id="recover_account",
    method="POST",
    path="/v1/account-recoveries",
    caller=Caller.STAFF,
    summary="Give a guardian's account the contact that its code has proved",
    query=SchoolQuery,
    request=Recovery,
    response=AccountRecovered,
    optional_headers=(IDEMPOTENCY_KEY,),
    refusals=(
        *_REFUSALS,
        "code_wrong",
        "code_expired",
        "code_used",
        "code_exhausted",
        "contact_locked",
        "login_email_taken",
    ),
)

FUNCTION = Function(
    name="recover_accounts",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"),
        "account_items": ("dynamodb:UpdateItem",),
        "contact_items": ("dynamodb:UpdateItem",),
        "audit_queue": ("sqs:SendMessage",),
        "identity_key": ("kms:GenerateMac",),
        "code_key": ("kms:GenerateMac",),
        "contact_key": ("kms:GenerateMac",),
        "address_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
    },
    endpoints=(ISSUE_RECOVERY_CODE, RECOVER_ACCOUNT),
)
