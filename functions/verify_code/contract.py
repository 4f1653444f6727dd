"""Contract of verify_code: prove a contact by its code."""

from dataclasses import dataclass, field

from pydantic import Field

from shared.api.endpoint import IDEMPOTENCY_KEY, Caller, Endpoint, Function, Rate
from shared.api.wire import Email, SixDigits, Token, WireModel
from shared.domain.contacts import Channel
from shared.environment import MAY_BE_EMPTY
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    code_key_id: str
    contact_key_id: str
    session_key_id: str
    sandbox_domain: str = field(metadata=MAY_BE_EMPTY)


class CodeVerification(WireModel):
    """A code as the guardian read it, and the challenge that the request for it was answered with."""

    channel: Channel
    contact: str = Field(max_length=254, examples=["guardian@example.org"])
    challenge: Token
    code: SixDigits


class LoginEmailVerification(WireModel):
    """A code sent to the e-mail address that is to be the login."""

    email: Email
    challenge: Token
    code: SixDigits


class SessionOpened(WireModel):
    """A session. Every later answer carries a renewed token in the header ``session-token``."""

    session_token: str
    idle_seconds: int = Field(description="Seconds until the token is dead unless it is used")
    lifetime_seconds: int = Field(description="Seconds until a new code is needed in any case")
    has_applications: bool = Field(description="Whether this contact opens applications handed in before")


class EmailVerified(WireModel):
    """The address is now one of the session's verified contacts."""

    email: str


_REFUSALS = ("code_wrong", "code_expired", "code_used", "code_exhausted", "contact_locked")

VERIFY_CODE = Endpoint(
    operation_id="verify_code",
    method="POST",
    path="/v1/code-verifications",
    caller=Caller.ANYONE,
    summary="Prove a contact by its code and open a session",
    request=CodeVerification,
    response=SessionOpened,
    status=201,
    optional_headers=(IDEMPOTENCY_KEY,),
    refusals=_REFUSALS,
    rate=Rate(per_second=100, burst=200),
)

VERIFY_LOGIN_EMAIL = Endpoint(
    operation_id="verify_login_email",
    method="POST",
    path="/v1/login-email-verifications",
    caller=Caller.GUARDIAN,
    summary="Prove the e-mail address that is to be the login",
    request=LoginEmailVerification,
    response=EmailVerified,
    optional_headers=(IDEMPOTENCY_KEY,),
    refusals=_REFUSALS,
)

FUNCTION = Function(
    name="verify_code",
    settings=Settings,
    uses={
        "contact_items": ("dynamodb:UpdateItem",),
        "code_key": ("kms:GenerateMac",),
        "contact_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(VERIFY_CODE, VERIFY_LOGIN_EMAIL),
)
