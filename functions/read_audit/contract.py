"""Contract of read_audit: what staff saw and did, for registrars of the school and the city."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.school_queries import SchoolCode
from shared.api.wire import WireModel
from shared.domain.audit import AuditAction
from shared.domain.schools import SchoolLevel
from shared.domain.staff import Role
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    audit_queue_url: str


class AuditQuery(WireModel):
    """Which school's trail (none: the city's own, for who administers it), and of which month."""

    school_level: SchoolLevel | None = None
    school_code: SchoolCode | None = None
    month: str | None = Field(
        default=None, pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$", description="In Taipei; the running one without it"
    )
    cursor: str | None = Field(
        default=None, pattern=r"^[0-9]{10}\.[A-Za-z0-9_.-]{1,80}$", description="``next`` of the page before"
    )


class AuditEntryShown(WireModel):
    """One thing that a member of staff saw or did."""

    id: str
    at: int = Field(description="Epoch seconds")
    actor: str = Field(description="Id of the member of staff")
    actor_name: str | None = Field(description="Their name, while the school has them")
    role: Role | None = Field(description="As what they acted, as far as it is known")
    action: AuditAction
    class_name: str | None
    subject: str | None = Field(description="Id of what it was done to: a student, a binding, an import, a member")
    details: list[str] = Field(description="Codes, such as the decision and its reason")


class AuditPage(WireModel):
    """Entries of one month, the newest first."""

    month: str = Field(examples=["2026-11"])
    entries: list[AuditEntryShown]
    next: str | None = Field(description="The next page's ``cursor``; null behind the last")


READ_AUDIT = Endpoint(
    operation_id="read_audit",
    method="GET",
    path="/v1/audit",
    caller=Caller.STAFF,
    summary="Look through what staff saw and did",
    query=AuditQuery,
    response=AuditPage,
    refusals=("staff_not_assigned",),
)

FUNCTION = Function(
    name="read_audit",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:Query"),
        "field_key": ("kms:GenerateMac",),
        "audit_queue": ("sqs:SendMessage",),
    },
    endpoints=(READ_AUDIT,),
)
