"""Contract of fetch_evidence: what stands behind an application, for a school or a court."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.wire import WireModel
from shared.documents.evidence import Actor, Method
from shared.domain.bindings import State
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel
from shared.domain.languages import Language
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    documents_bucket: str
    forms_queue_url: str
    field_key_id: str
    form_key_id: str
    session_key_id: str


class ContactProved(WireModel):
    """A contact that a code proved before the application was handed in."""

    channel: Channel
    address: str = Field(description="Masked; empty when the form does not name it")
    purpose: Purpose
    verified_at: int = Field(description="Epoch seconds")
    method: Method


class StatementAgreed(WireModel):
    """The consent statement that was agreed to."""

    version: str
    digest: str = Field(description="SHA-256, hex")
    language: Language


class SignatureMade(WireModel):
    """How the application was signed."""

    kind: str = Field(examples=["drawn", "typed", "image"])
    digest: str = Field(description="SHA-256, hex")


class FormSealed(WireModel):
    """The sealed form."""

    digest: str = Field(description="SHA-256 of the file, hex")
    sealed_at: int = Field(description="Epoch seconds")


class StepTaken(WireModel):
    """One step of a binding."""

    state: State
    at: int = Field(description="Epoch seconds")
    by: Actor


class BindingTrail(WireModel):
    """One student of the application, and how the binding came to where it stands."""

    ordinal: int
    student_name: str
    state: State
    trail: list[StepTaken]


class EvidenceRecord(WireModel):
    """Everything that is kept of how the application came about. ``form`` is null when the school makes it out."""

    application_number: str
    submitted_at: int = Field(description="Epoch seconds")
    as_of: int = Field(description="Epoch seconds of the last thing that it tells")
    language: Language
    guardian_name: str
    contacts: list[ContactProved]
    consent: StatementAgreed
    signature: SignatureMade
    form: FormSealed | None
    bindings: list[BindingTrail]


class EvidencePage(WireModel):
    """Where the page can be fetched, by anyone who holds the link, for a short time."""

    url: str
    expires_in: int = Field(description="Seconds")


class EvidenceReady(WireModel):
    """The evidence, and its page as a sealed PDF."""

    evidence: EvidenceRecord
    digest: str = Field(description="SHA-256 of the evidence's canonical spelling, which the page shows; hex")
    page: EvidencePage


class EvidencePending(WireModel):
    """The evidence; its page, or the form that it tells of, is being made. Ask again after ``Retry-After`` seconds."""

    evidence: EvidenceRecord
    digest: str = Field(description="SHA-256, hex")


FETCH_EVIDENCE = Endpoint(
    operation_id="fetch_evidence",
    method="GET",
    path="/v1/applications/{application_number}/evidence",
    caller=Caller.GUARDIAN,
    summary="Get what stands behind an application",
    response=EvidenceReady,
    other_responses={202: EvidencePending},
    refusals=("application_not_found",),
)

FUNCTION = Function(
    name="fetch_evidence",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem",),
        "documents": ("s3:ListBucket",),
        "applications": ("s3:GetObject",),
        "forms": ("s3:GetObject",),
        "evidence": ("s3:GetObject", "s3:PutObject"),
        "forms_queue": ("sqs:SendMessage",),
        "field_key": ("kms:GenerateMac",),
        "form_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(FETCH_EVIDENCE,),
)
