"""Contract of assist_application: an application that a registrar enters for a guardian at the counter."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from shared.api.application_given import ImageToken, RelationshipGiven, Strokes
from shared.api.endpoint import IDEMPOTENCY_KEY, Caller, Endpoint, Function
from shared.api.school_queries import SchoolQuery
from shared.api.wire import BindingIdText, Email, Mobile, NationalId, PersonName, PlainText, WireModel
from shared.domain import policy
from shared.domain.bindings import State
from shared.domain.languages import Language
from shared.environment import Settings as BaseSettings

StudentIdText = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{22}$", examples=["b2ZmaWNlLWRlc2stMTIzNA"])]


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    documents_bucket: str
    messages_queue_url: str
    contact_key_id: str
    field_key_id: str
    identity_key_id: str
    session_key_id: str


class AssistedStudent(RelationshipGiven):
    """A student of the school: by ``student_id`` or by ``national_id``, one of the two."""

    student_id: StudentIdText | None = None
    national_id: NationalId | None = None


class AssistedGuardian(WireModel):
    """The guardian, as the ID document shows them. Without ``email`` nothing is sent and no account is opened."""

    name: PersonName
    national_id: NationalId
    email: Email | None = None
    mobile: Mobile | None = None


class ConsentOnPaper(WireModel):
    """The consent statement that the guardian signed on paper."""

    version: PlainText = Field(min_length=1, max_length=100, examples=["2026-11-01"])
    language: Language


class PaperSignature(WireModel):
    """Strokes drawn at the counter, or the ``signature_image`` of a scan: one of the two."""

    strokes: Strokes | None = Field(default=None, max_length=policy.SIGNATURE_MAX_POINTS)
    image: ImageToken | None = None


class AssistedInput(SchoolQuery):
    """A whole application, for students of the registrar's own school."""

    students: list[AssistedStudent] = Field(min_length=1)
    guardian: AssistedGuardian
    consent: ConsentOnPaper
    signature: PaperSignature
    language: Language = Field(description="The guardian's: of the form and of later messages")
    identity_seen: Literal[True] = Field(description="The registrar has seen the guardian's ID document")


class AssistedBinding(WireModel):
    """One student of the application."""

    binding_id: BindingIdText
    student_name: str = Field(examples=["王大明"])
    class_name: str = Field(examples=["五年一班"])
    state: State


class ApplicationAssisted(WireModel):
    """The application as it stands; a repeat with the same key and body is answered alike."""

    application_number: str = Field(examples=["115-7KQ2M-9M4TX"])
    submitted_at: int = Field(description="Epoch seconds")
    bindings: list[AssistedBinding]


ASSIST_APPLICATION = Endpoint(
    operation_id="assist_application",
    method="POST",
    path="/v1/assisted-applications",
    caller=Caller.STAFF,
    summary="Hand in an application for a guardian at the counter",
    request=AssistedInput,
    response=ApplicationAssisted,
    status=201,
    request_headers=(IDEMPOTENCY_KEY,),
    refusals=(
        "staff_not_assigned",
        "too_many_students",
        "duplicate_student",
        "student_not_in_school",
        "consent_not_found",
        "login_email_taken",
        "guardian_is_student",
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
    name="assist_application",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem",),
        "student_items": ("dynamodb:UpdateItem",),
        # Not to be listed: it looks at nothing but what it was told stands.
        "documents": (),
        "applications": ("s3:PutObject", "s3:GetObject"),
        "messages_queue": ("sqs:SendMessage",),
        "contact_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
        "identity_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(ASSIST_APPLICATION,),
    memory_mb=1024,
)
