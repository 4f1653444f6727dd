"""Contract of submit_application: one signed application for 1 to 10 students, all or none."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.application_given import ImageToken, RelationshipGiven, Strokes
from shared.api.endpoint import IDEMPOTENCY_KEY, Caller, Endpoint, Function
from shared.api.wire import BindingIdText, Email, Mobile, PersonName, Token, WireModel
from shared.domain import policy
from shared.domain.bindings import State
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    documents_bucket: str
    messages_queue_url: str
    contact_key_id: str
    field_key_id: str
    session_key_id: str


class StudentApplied(RelationshipGiven):
    """One student, as matched, and what the guardian is to them."""

    match: Token


class GuardianData(WireModel):
    """The guardian; ``email`` is to be the login."""

    name: PersonName
    email: Email
    mobile: Mobile


class SignatureInput(WireModel):
    """Drawn strokes (each a list of points ``[x, y]``), a typed name for those who can't draw, or the
    ``signature_image`` of an image that was handed in: one of the three."""

    strokes: Strokes | None = Field(default=None, max_length=policy.SIGNATURE_MAX_POINTS)
    typed_name: PersonName | None = None
    image: ImageToken | None = None


class ApplicationInput(WireModel):
    """A whole application."""

    students: list[StudentApplied] = Field(min_length=1)
    consent: Token
    guardian_check: Token
    guardian: GuardianData
    signature: SignatureInput


class BindingCreated(WireModel):
    """One student of the application."""

    binding_id: BindingIdText
    student_name: str
    state: State


class ApplicationSubmitted(WireModel):
    """The application as it stands; a repeat with the same key and body is answered alike."""

    application_number: str = Field(examples=["115-7KQ2M-9M4TX"])
    submitted_at: int = Field(description="Epoch seconds")
    bindings: list[BindingCreated]


SUBMIT_APPLICATION = Endpoint(
    operation_id="submit_application",
    method="POST",
    path="/v1/applications",
    caller=Caller.GUARDIAN,
    summary="Hand in a signed application",
    request=ApplicationInput,
    response=ApplicationSubmitted,
    status=201,
    request_headers=(IDEMPOTENCY_KEY,),
    refusals=(
        "too_many_students",
        "duplicate_student",
        "match_expired",
        "consent_expired",
        "guardian_check_expired",
        "login_email_unverified",
        "login_email_taken",
        "signature_invalid",
        "signature_too_large",
        "signature_image_expired",
        "binding_exists",
        "application_refused",
        "idempotency_key_reused",
    ),
    body_limit=policy.SIGNATURE_MAX_BYTES + 65_536,
)

FUNCTION = Function(
    name="submit_application",
    settings=Settings,
    uses={
        "table": ("dynamodb:Query",),
        "student_items": ("dynamodb:UpdateItem",),
        # Not to be listed: it looks at nothing but what it was told stands.
        "documents": (),
        "applications": ("s3:PutObject", "s3:GetObject"),
        "messages_queue": ("sqs:SendMessage",),
        "contact_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(SUBMIT_APPLICATION,),
    memory_mb=1024,
)
