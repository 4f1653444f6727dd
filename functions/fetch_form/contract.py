"""Contract of fetch_form: the application form to download and keep."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.school_queries import ClassQuery
from shared.api.wire import WireModel
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    documents_bucket: str
    field_key_id: str
    form_key_id: str
    session_key_id: str
    form_kept_days: int
    audit_queue_url: str


class FormReady(WireModel):
    """Where the PDF can be fetched, by anyone who holds the link, for a short time."""

    url: str
    expires_in: int = Field(description="Seconds")


class FormStatus(StrEnum):
    """State of a form that can't be fetched."""

    RENDERING = "rendering"
    BY_HAND = "by_hand"
    NO_LONGER_KEPT = "no_longer_kept"


class FormPending(WireModel):
    """``rendering``: the form is being made; ask again after ``Retry-After`` seconds. ``by_hand``: a name on it can't
    be printed, so the school makes it out; ``no_longer_kept``: its time is over. Neither is to be waited for."""

    status: FormStatus


FETCH_FORM = Endpoint(
    operation_id="fetch_form",
    method="GET",
    path="/v1/applications/{application_number}/form",
    caller=Caller.GUARDIAN,
    summary="Get the application form",
    response=FormReady,
    other_responses={202: FormPending},
    refusals=("application_not_found",),
)

FETCH_REVIEWED_FORM = Endpoint(
    operation_id="fetch_reviewed_form",
    method="GET",
    path="/v1/reviews/{binding_id}/form",
    caller=Caller.STAFF,
    summary="Look at the application form of one binding of a class",
    query=ClassQuery,
    response=FormReady,
    other_responses={202: FormPending},
    refusals=("staff_not_assigned", "binding_not_found"),
)

FUNCTION = Function(
    name="fetch_form",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem",),
        "document_items": ("dynamodb:PutItem",),
        "documents": ("s3:ListBucket",),
        "forms": ("s3:GetObject",),
        "field_key": ("kms:GenerateMac",),
        "form_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
        "audit_queue": ("sqs:SendMessage",),
    },
    endpoints=(FETCH_FORM, FETCH_REVIEWED_FORM),
)
