"""Contract of export_account: everything that is held on who is signed in, part by part, and why."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.wire import WireModel
from shared.domain.account_changes import ChangeKind
from shared.domain.accounts import AccountState
from shared.domain.bindings import State
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel
from shared.domain.delegations import DelegationScope
from shared.domain.exports import EXPORT_SCHEMA, ExportPart
from shared.domain.languages import Language
from shared.domain.relationships import Relationship
from shared.domain.schools import SchoolLevel
from shared.domain.services import GrantState, ServiceScope
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    documents_bucket: str
    forms_queue_url: str
    field_key_id: str
    contact_key_id: str
    session_key_id: str


class ExportedPart(WireModel):
    """Why one part of the export is held, on what ground, and for how long."""

    part: ExportPart
    purpose: str
    legal_basis: str
    retention: str


class ExportedAccount(WireModel):
    """The account."""

    name: str = Field(examples=["王曉明"])
    email: str = Field(description="The login", examples=["guardian@example.org"])
    mobile: str = Field(examples=["+886912345678"])
    language: Language
    state: AccountState
    opened_at: int = Field(description="Epoch seconds")


class ExportedContact(WireModel):
    """One of the account's contacts, and the codes of the last days."""

    channel: Channel
    address: str
    codes_sent_at: list[int] = Field(description="When the last codes were asked for, the newest first; epoch seconds")
    codes_wrong_at: list[int] = Field(description="When a wrong one was last entered, the newest first; epoch seconds")


class ExportedChange(WireModel):
    """A change of the account's contacts."""

    kind: ChangeKind
    at: int = Field(description="Epoch seconds")
    before: str
    after: str


class ExportedStep(WireModel):
    """One step of a binding."""

    state: State
    at: int = Field(description="Epoch seconds")


class ExportedBinding(WireModel):
    """One child, with what was signed about oneself."""

    binding_id: str
    application_number: str
    applied_at: int = Field(description="Epoch seconds")
    student_name: str = Field(examples=["張二寶"])
    school_level: SchoolLevel
    school_code: str
    class_name: str
    relationship: Relationship
    relationship_detail: str
    state: State
    reason: str = Field(description="Why, in words; empty where there is none")
    history: list[ExportedStep]
    guardian_name: str
    national_id: str = Field(description="Masked", examples=["F91*****78"])
    email: str
    mobile: str
    language: Language
    entered_by_school: bool


class ExportedProof(WireModel):
    """A contact that was proved before an application was handed in."""

    channel: Channel
    address: str
    purpose: Purpose
    verified_at: int = Field(description="Epoch seconds")


class ExportedApplication(WireModel):
    """One application: the consent given with it, and how it was signed."""

    application_number: str
    submitted_at: int = Field(description="Epoch seconds")
    students: list[str]
    consent_version: str
    consent_digest: str = Field(description="SHA-256, hex")
    consent_language: Language
    signature_kind: str = Field(examples=["drawn", "typed", "image"])
    contacts: list[ExportedProof]


class ExportedDelegation(WireModel):
    """A delegation that was given, or accepted. Times are epoch seconds."""

    side: Literal["given", "received"]
    student_name: str
    other_name: str
    scopes: list[DelegationScope]
    until: str = Field(description="Its last day", examples=["2027-01-31"])
    offered_at: int
    accepted_at: int | None
    ended_at: int | None


class ExportedService(WireModel):
    """A service that the account lets in, or did. Times are epoch seconds, 0: never; those of use are noted daily."""

    client_id: str
    name: str
    scopes: list[ServiceScope]
    state: GrantState
    granted_at: int
    first_access: int
    last_access: int
    ended_at: int


class ExportedMessage(WireModel):
    """A message of the last 14 days. Its words are not kept."""

    id: str
    kind: str
    sent_at: int = Field(description="Epoch seconds")


class ExportedSignIn(WireModel):
    """A sign-in of the last day."""

    started_at: int = Field(description="Epoch seconds")
    renewed_at: int = Field(description="Epoch seconds")


class AccountExport(WireModel):
    """Everything that is held on the account's person. A part that is added later is a new field; none changes its
    meaning under the same ``schema_name``."""

    schema_name: Literal[EXPORT_SCHEMA]
    as_of: int = Field(description="Epoch seconds of the last thing that it tells")
    language: Language
    account: ExportedAccount
    contacts: list[ExportedContact]
    changes: list[ExportedChange]
    bindings: list[ExportedBinding]
    applications: list[ExportedApplication]
    delegations: list[ExportedDelegation]
    services: list[ExportedService]
    messages: list[ExportedMessage]
    sign_ins: list[ExportedSignIn]
    parts: list[ExportedPart]


class ExportFile(WireModel):
    """Where the readable file can be fetched, by anyone who holds the link, for a short time."""

    url: str
    expires_in: int = Field(description="Seconds")


class ExportPending(WireModel):
    """The file is being made. Ask again after ``Retry-After`` seconds."""

    digest: str = Field(description="SHA-256 of what it is made of, hex")


EXPORT_ACCOUNT = Endpoint(
    operation_id="export_account",
    method="GET",
    path="/v1/account/export",
    caller=Caller.ACCOUNT,
    summary="Get everything that is held on oneself",
    response=AccountExport,
)

FETCH_EXPORT_FILE = Endpoint(
    operation_id="fetch_export_file",
    method="GET",
    path="/v1/account/export-file",
    caller=Caller.ACCOUNT,
    summary="Get everything that is held on oneself, as a file to read",
    response=ExportFile,
    other_responses={202: ExportPending},
)

FUNCTION = Function(
    name="export_account",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"),
        "documents": ("s3:ListBucket",),
        "applications": ("s3:GetObject",),
        "exports": ("s3:GetObject", "s3:PutObject"),
        "forms_queue": ("sqs:SendMessage",),
        "field_key": ("kms:GenerateMac",),
        "contact_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(EXPORT_ACCOUNT, FETCH_EXPORT_FILE),
    timeout_seconds=20,
)
