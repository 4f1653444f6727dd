"""Contract of sign_in: into an account, out of it, and its password."""

from dataclasses import dataclass, field

from pydantic import Field

from shared.api.code_sent import CodeSent
from shared.api.endpoint import IDEMPOTENCY_KEY, Caller, Endpoint, Function, Rate
from shared.api.wire import Email, Password, SixDigits, Token, WireModel
from shared.environment import MAY_BE_EMPTY
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    family_pool_id: str
    family_client_id: str
    code_key_id: str
    contact_key_id: str
    address_key_id: str
    field_key_id: str
    session_key_id: str
    password_key_id: str
    code_lifetime_seconds: int
    sandbox_domain: str = field(metadata=MAY_BE_EMPTY)


class Credentials(WireModel):
    """Login and password. A password of six characters is taken for an initial one."""

    email: Email
    password: Password


class AccountTokens(WireModel):
    """What an account is used with. Both tokens are opaque."""

    access_token: str = Field(description="For the header `Authorization: Bearer …`")
    refresh_token: str = Field(description="Good once, for new tokens")
    expires_in: int = Field(description="Seconds that the access token is good for")


class PasswordCodeRequest(WireModel):
    """Whose password is to be set."""

    email: Email


class PasswordCodeIssued(CodeSent):
    """The same answer whoever it is, and whether or not a message leaves."""


class PasswordCodeVerification(WireModel):
    """A code as it was read, and the challenge that the request for it was answered with."""

    email: Email
    challenge: Token
    code: SixDigits


class PasswordChangeOpened(WireModel):
    """The address is proven: the password may be set, once."""

    password_change: str = Field(description="Send it with the new password")
    initial_password_required: bool = Field(
        description="Whether the initial password has to be sent with it, since no password was ever set"
    )
    expires_in: int = Field(description="Seconds that `password_change` is good for")


class NewPassword(WireModel):
    """A password to be set by a code. `initial_password`: the last six characters of the owner's ID number."""

    password_change: Token
    initial_password: Password | None = None
    new_password: Password


class PasswordChange(WireModel):
    """A password to be set in place of the current one."""

    current_password: Password
    new_password: Password


class RefreshRequest(WireModel):
    """A token for new tokens."""

    refresh_token: Token


class SignedOut(WireModel):
    """What was ended."""

    everywhere: bool = Field(description="Whether every sign-in to the account was ended, not this one alone")


_SLOW = Rate(per_second=50, burst=100)

SIGN_IN = Endpoint(
    operation_id="sign_in",
    method="POST",
    path="/v1/sign-ins",
    caller=Caller.ANYONE,
    summary="Sign in to an account",
    request=Credentials,
    response=AccountTokens,
    status=201,
    other_responses={202: PasswordCodeIssued},
    refusals=("sign_in_refused", "sign_in_locked"),
    rate=_SLOW,
)

ASK_PASSWORD_CODE = Endpoint(
    operation_id="ask_password_code",
    method="POST",
    path="/v1/password-codes",
    caller=Caller.ANYONE,
    summary="Ask for a code to set a password",
    request=PasswordCodeRequest,
    response=PasswordCodeIssued,
    status=202,
    rate=_SLOW,
)

VERIFY_PASSWORD_CODE = Endpoint(
    operation_id="verify_password_code",
    method="POST",
    path="/v1/password-code-verifications",
    caller=Caller.ANYONE,
    summary="Prove the login's address, to set a password",
    request=PasswordCodeVerification,
    response=PasswordChangeOpened,
    status=201,
    optional_headers=(IDEMPOTENCY_KEY,),
    refusals=("code_wrong", "code_expired", "sign_in_refused"),
    rate=_SLOW,
)

SET_PASSWORD = Endpoint(
    operation_id="set_password",
    method="POST",
    path="/v1/passwords",
    caller=Caller.ANYONE,
    summary="Set a password by a code, and sign in",
    request=NewPassword,
    response=AccountTokens,
    status=201,
    refusals=("password_change_expired", "password_wrong", "sign_in_locked"),
    rate=_SLOW,
)

CHANGE_PASSWORD = Endpoint(
    operation_id="change_password",
    method="POST",
    path="/v1/account/password",
    caller=Caller.ACCOUNT,
    summary="Change the password; every other sign-in ends",
    request=PasswordChange,
    response=AccountTokens,
    status=201,
    refusals=("password_wrong", "sign_in_locked"),
    rate=_SLOW,
)

REFRESH_TOKENS = Endpoint(
    operation_id="refresh_tokens",
    method="POST",
    path="/v1/account-sessions",
    caller=Caller.ANYONE,
    summary="Renew the tokens of a sign-in",
    request=RefreshRequest,
    response=AccountTokens,
    status=201,
    refusals=("sign_in_required",),
)

SIGN_OUT = Endpoint(
    operation_id="sign_out",
    method="DELETE",
    path="/v1/account-sessions/current",
    caller=Caller.ACCOUNT,
    summary="Sign out",
    response=SignedOut,
)

SIGN_OUT_EVERYWHERE = Endpoint(
    operation_id="sign_out_everywhere",
    method="DELETE",
    path="/v1/account-sessions",
    caller=Caller.ACCOUNT,
    summary="Sign out of every sign-in to the account",
    response=SignedOut,
)

FUNCTION = Function(
    name="sign_in",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:GetItem"),
        "contact_items": ("dynamodb:UpdateItem",),
        "account_items": ("dynamodb:BatchWriteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"),
        "family_pool": (
            "cognito-idp:AdminInitiateAuth",
            "cognito-idp:AdminSetUserPassword",
            "cognito-idp:AdminUserGlobalSignOut",
            "cognito-idp:DescribeUserPoolClient",
        ),
        "family_client": (),
        "code_key": ("kms:GenerateMac",),
        "contact_key": ("kms:GenerateMac",),
        "address_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
        "password_key": ("kms:GenerateMac",),
    },
    endpoints=(
        SIGN_IN,
        ASK_PASSWORD_CODE,
        VERIFY_PASSWORD_CODE,
        SET_PASSWORD,
        CHANGE_PASSWORD,
        REFRESH_TOKENS,
        SIGN_OUT,
        SIGN_OUT_EVERYWHERE,
    ),
)
