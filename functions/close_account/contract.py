"""Contract of close_account: a guardian gives the account up, and with it all that hangs on it."""

from dataclasses import dataclass, field

from shared.api.code_sent import CodeSent
from shared.api.endpoint import IDEMPOTENCY_KEY, Caller, Endpoint, Function
from shared.api.wire import SixDigits, Token, WireModel
from shared.domain.accounts import AccountState
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


class ClosureCodeIssued(CodeSent):
    """A code is on its way to the login's mailbox, unless too many were asked for."""


class Closure(WireModel):
    """The code from the login's mailbox: who holds a token alone can't close an account."""

    challenge: Token
    code: SixDigits


class AccountClosed(WireModel):
    """The account is closed and every sign-in has ended; bindings, services' leave and the login end within minutes."""

    state: AccountState


ASK_CLOSURE_CODE = Endpoint(
    operation_id="ask_closure_code",
    method="POST",
    path="/v1/account/closure-codes",
    caller=Caller.ACCOUNT,
    summary="Ask for the code that closes the account",
    response=ClosureCodeIssued,
    status=202,
)

CLOSE_ACCOUNT = Endpoint(
    operation_id="close_account",
    method="POST",
    path="/v1/account/closure",
    caller=Caller.ACCOUNT,
    summary="Close the account",
    request=Closure,
    response=AccountClosed,
    optional_headers=(IDEMPOTENCY_KEY,),
    refusals=("code_wrong", "code_expired", "code_used", "code_exhausted", "contact_locked", "login_unsettled"),
)

FUNCTION = Function(
    name="close_account",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem",),
        "account_items": ("dynamodb:UpdateItem",),
        "contact_items": ("dynamodb:UpdateItem",),
        "code_key": ("kms:GenerateMac",),
        "contact_key": ("kms:GenerateMac",),
        "address_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(ASK_CLOSURE_CODE, CLOSE_ACCOUNT),
)
