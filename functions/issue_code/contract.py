"""Contract of issue_code: ask for a six-digit code by e-mail or SMS."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from shared.api.code_sent import CodeSent
from shared.api.endpoint import Caller, Endpoint, Function, Rate
from shared.api.wire import Token, WireModel
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    contact_key_id: str
    address_key_id: str
    session_key_id: str
    code_lifetime_seconds: int


class AskedPurpose(StrEnum):
    """What anyone may ask for a code for; the others are of who signs in, or is signed in."""

    SESSION = Purpose.SESSION
    LOGIN_EMAIL = Purpose.LOGIN_EMAIL


class CodeRequest(WireModel):
    """Where to send a code, and what for."""

    channel: Channel
    contact: str = Field(max_length=254, examples=["guardian@example.org"])
    purpose: AskedPurpose = AskedPurpose.SESSION
    receipt: Token | None = Field(default=None, description="`receipt` of this device's last answer, if it has one")


class CodeIssued(CodeSent):
    """The same answer whoever is behind the contact, and whether or not a message leaves."""

    receipt: str = Field(description="Send it with the next request for a code from this device")


ISSUE_CODE = Endpoint(
    operation_id="issue_code",
    method="POST",
    path="/v1/codes",
    caller=Caller.ANYONE,
    summary="Ask for a code",
    request=CodeRequest,
    response=CodeIssued,
    status=202,
    refusals=("code_requested_too_soon",),
    rate=Rate(per_second=100, burst=200),
)

FUNCTION = Function(
    name="issue_code",
    settings=Settings,
    uses={
        "contact_items": ("dynamodb:UpdateItem",),
        "contact_key": ("kms:GenerateMac",),
        "address_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(ISSUE_CODE,),
)
