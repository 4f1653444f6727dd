"""Contract of issue_code: ask for a six-digit code by e-mail or SMS."""

from dataclasses import dataclass

from shared.api.endpoint import Caller, Endpoint, Function, Rate
from shared.api.wire import WireModel
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    contact_key_id: str
    field_key_id: str
    session_key_id: str
    code_lifetime_seconds: int


class CodeRequest(WireModel):
    """Where to send a code, and what for."""

    channel: Channel
    contact: str
    purpose: Purpose = Purpose.SESSION
    receipt: str | None = None


class CodeIssued(WireModel):
    """The same answer whoever is behind the contact, and whether or not a message leaves."""

    challenge: str
    reference: str
    receipt: str
    expires_in: int
    resend_after: int


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
        "table": ("dynamodb:UpdateItem",),
        "contact_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(ISSUE_CODE,),
)
