"""Contract of answer_services: what a relying service may know of an account that lets it in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function, Rate
from shared.api.wire import WireModel
from shared.domain import policy
from shared.domain.delegations import DelegationScope
from shared.domain.relationships import Relationship
from shared.domain.schools import SchoolLevel
from shared.domain.services import ServiceScope
from shared.environment import Settings as BaseSettings

_SUBJECT_EXAMPLE = "s" * 43


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    contact_key_id: str
    service_key_id: str
    subject_key_id: str


class ContactProof(StrEnum):
    """How it was proven that a contact is the guardian's."""

    EMAIL_CODE = "email_code"
    SMS_CODE = "sms_code"
    COUNTER = "counter"  # given to a registrar in person; no code was sent


class KinshipProof(StrEnum):
    """Who of the school found that the guardian is the child's, and by what."""

    HOMEROOM_TEACHER = "homeroom_teacher"
    SUBSTITUTE = "substitute"
    REGISTRAR = "registrar"
    COUNTER_DOCUMENTS = "counter_documents"  # a registrar saw the documents; another member of staff approved
    SCHOOL = "school"  # one of these; as which is not known any more


class IdProof(StrEnum):
    """What is known of the guardian's national ID. The child's always matched the school's roster."""

    DECLARED = "declared"  # its checksum is right, and no more
    SEEN_AT_COUNTER = "seen_at_counter"


class ContactAssured(WireModel):
    """How, and when (epoch seconds)."""

    how: list[ContactProof]
    at: int


class KinshipAssured(WireModel):
    """How, and when (epoch seconds)."""

    how: KinshipProof
    at: int


class IdAssured(WireModel):
    """How, and when (epoch seconds)."""

    how: IdProof
    at: int


class LinkAssurance(WireModel):
    """How it was proven that this guardian is this child's: the three parts, each for itself."""

    contact: ContactAssured
    kinship: KinshipAssured
    national_id: IdAssured


class ChildShown(WireModel):
    """A child. ``student`` is the same each time, for this service; no other service knows the child by it."""

    student: str = Field(examples=[_SUBJECT_EXAMPLE])
    name: str = Field(description="In full, so that who pays sees for whom", examples=["王大明"])
    school_level: SchoolLevel
    school_code: str = Field(examples=["900101"])


class BoundChild(ChildShown):
    """A child whom the account is bound to."""

    relationship: Relationship
    assurance: LinkAssurance


class DelegatedChild(ChildShown):
    """A child for whom a legal representative lets the account act. The assurance is the representative's."""

    scopes: list[DelegationScope]
    until: date = Field(description="The last day", examples=["2027-06-30"])
    assurance: LinkAssurance


class AccountChildren(WireModel):
    """The children whom an account is bound to, and those for whom it may act by delegation, as it is now."""

    children: list[BoundChild]
    delegated: list[DelegatedChild]


class ActForAction(StrEnum):
    """What is to be done for a child: a matter of delegations, or any of them."""

    ANY = "any"
    PICK_UP_NOTICES = DelegationScope.PICK_UP_NOTICES
    FORMS = DelegationScope.FORMS
    PAYMENTS = DelegationScope.PAYMENTS


class ActForAsked(WireModel):
    """Who would do what for whom; both as this service knows them."""

    account: str = Field(max_length=64, examples=[_SUBJECT_EXAMPLE])
    student: str = Field(max_length=64, examples=[_SUBJECT_EXAMPLE])
    action: ActForAction


class ActForBy(StrEnum):
    """By what somebody may act for a child."""

    BINDING = "binding"
    DELEGATION = "delegation"


class ActForChecked(WireModel):
    """Whether the account may act for the student now. Whatever stands in the way, the answer is the same one: nobody
    known, not let in, ended, barred, frozen, over. Ask again when ``valid_for`` is over."""

    allowed: bool
    by: ActForBy | None
    assurance: LinkAssurance | None = Field(description="Of a delegation: the representative's")
    checked_at: int = Field(description="Epoch seconds")
    valid_for: int = Field(description="Seconds; never past midnight in Taipei", examples=[policy.ACT_FOR_VALID])


READ_CHILDREN = Endpoint(
    operation_id="read_children",
    method="GET",
    path="/v1/accounts/{subject}/children",
    caller=Caller.SERVICE,
    scope=ServiceScope.CHILDREN_READ,
    summary="See the children of an account",
    response=AccountChildren,
    refusals=("account_not_found",),
)

CHECK_ACT_FOR = Endpoint(
    operation_id="check_act_for",
    method="POST",
    path="/v1/act-for-checks",
    caller=Caller.SERVICE,
    scope=ServiceScope.ACT_FOR_CHECK,
    summary="Ask whether an account may act for a student",
    request=ActForAsked,
    response=ActForChecked,
    rate=Rate(per_second=200, burst=400),
)

FUNCTION = Function(
    name="answer_services",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:Query"),
        "account_items": ("dynamodb:UpdateItem",),
        "field_key": ("kms:GenerateMac",),
        "contact_key": ("kms:GenerateMac",),
        "service_key": ("kms:GenerateMac",),
        "subject_key": ("kms:GenerateMac",),
    },
    endpoints=(READ_CHILDREN, CHECK_ACT_FOR),
)
