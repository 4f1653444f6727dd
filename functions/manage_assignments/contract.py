"""Contract of manage_assignments: what staff may act on, and who gives and takes back what."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function, Rate
from shared.api.school_queries import SchoolQuery
from shared.api.wire import Email, PersonName, PlainText, StaffIdText, WireModel
from shared.domain.schools import SchoolLevel
from shared.domain.staff import Role
from shared.environment import MAY_BE_EMPTY
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    contact_key_id: str
    staff_pool_id: str
    audit_queue_url: str
    staff_email_domains: str = field(metadata=MAY_BE_EMPTY)


class GivenRole(StrEnum):
    """What can be given: a substitute by a registrar of the school, a registrar by a city administrator."""

    SUBSTITUTE = Role.SUBSTITUTE
    REGISTRAR = Role.REGISTRAR


class AssignedRole(StrEnum):
    """What is assigned; being a homeroom teacher is not: the roster says it."""

    SUBSTITUTE = Role.SUBSTITUTE
    REGISTRAR = Role.REGISTRAR
    CITY_ADMINISTRATOR = Role.CITY_ADMINISTRATOR


class SchoolNamed(WireModel):
    """A school, and what it is called."""

    school_level: SchoolLevel
    school_code: str = Field(examples=["900101"])
    school_name: str = Field(examples=["市立內湖國小"])


class ClassNamed(SchoolNamed):
    """A class of this school year."""

    class_name: str = Field(examples=["五年一班"])


class OwnAssignment(WireModel):
    """One assignment that holds today. ``school``: of a registrar or substitute. ``class_name``: of a substitute."""

    role: AssignedRole
    school: SchoolNamed | None
    class_name: str | None = Field(examples=["五年二班"])
    starts: date = Field(examples=["2026-11-02"])
    ends: date | None = Field(description="The last day; none: until it is taken back", examples=["2026-12-24"])


class OwnAssignments(WireModel):
    """All that the caller may act on today: the own class, if the caller is a homeroom teacher, and what was
    assigned."""

    staff_id: str = Field(description="The caller, as lists and the audit name staff", examples=["t" * 22])
    homeroom: ClassNamed | None
    assignments: list[OwnAssignment]


class SchoolAssignment(WireModel):
    """An assignment at a school. ``staff_id`` names the member of staff when it is taken back, and in the audit."""

    staff_id: str = Field(examples=["t" * 22])
    name: str = Field(examples=["洪巧雲"])
    email: str = Field(description="The login", examples=["substitute@school.example"])
    role: GivenRole
    class_name: str | None = Field(examples=["五年一班"])
    starts: date = Field(examples=["2026-11-02"])
    ends: date | None = Field(description="The last day; none: until it is taken back", examples=["2026-12-24"])
    in_force: bool = Field(description="Whether it holds today")


class SchoolAssignments(WireModel):
    """The registrars and substitutes of a school: those whose last day is not over, the registrars first."""

    assignments: list[SchoolAssignment]


class AssignmentGiven(WireModel):
    """What is given to whom. It takes the place of the same person's assignment of that role for that place.

    A substitute is given for one class and to an end, at most 366 days on; a registrar for the school, with or without
    an end. Who has no login yet is mailed a first password; who has never used it, another one, but none
    within ten minutes.
    """

    role: GivenRole
    class_name: PlainText | None = Field(default=None, min_length=1, max_length=30, examples=["五年一班"])
    name: PersonName = Field(examples=["洪巧雲"])
    email: Email = Field(examples=["substitute@school.example"])
    starts: date = Field(examples=["2026-11-02"])
    ends: date | None = Field(default=None, examples=["2026-12-24"])


class AssignmentQuery(SchoolQuery):
    """Which assignment of which school."""

    role: GivenRole
    staff_id: StaffIdText = Field(examples=["t" * 22])
    class_name: PlainText | None = Field(default=None, min_length=1, max_length=30, examples=["五年一班"])


class AssignmentTakenBack(WireModel):
    """The assignment holds no longer, from the next request on. One that was not there is answered like this too."""

    staff_id: str = Field(examples=["t" * 22])
    role: GivenRole
    class_name: str | None = Field(examples=["五年一班"])


class SchoolClassNamed(WireModel):
    """A class."""

    class_name: str = Field(examples=["五年一班"])


class SchoolClasses(WireModel):
    """The classes of a school, in the order in which people count them."""

    classes: list[SchoolClassNamed]


READ_ASSIGNMENTS = Endpoint(
    operation_id="read_assignments",
    method="GET",
    path="/v1/assignments",
    caller=Caller.STAFF,
    summary="See what the caller may act on",
    response=OwnAssignments,
)

READ_SCHOOL_ASSIGNMENTS = Endpoint(
    operation_id="read_school_assignments",
    method="GET",
    path="/v1/school-assignments",
    caller=Caller.STAFF,
    summary="See the registrars and substitutes of a school",
    query=SchoolQuery,
    response=SchoolAssignments,
    refusals=("staff_not_assigned",),
)

GIVE_ASSIGNMENT = Endpoint(
    operation_id="give_assignment",
    method="PUT",
    path="/v1/school-assignments",
    caller=Caller.STAFF,
    summary="Give somebody an assignment",
    query=SchoolQuery,
    request=AssignmentGiven,
    response=SchoolAssignment,
    refusals=("staff_not_assigned", "school_not_found", "class_not_found"),
    # Each may have Cognito write to somebody.
    rate=Rate(per_second=1, burst=5),
)

TAKE_ASSIGNMENT_BACK = Endpoint(
    operation_id="take_assignment_back",
    method="DELETE",
    path="/v1/school-assignments",
    caller=Caller.STAFF,
    summary="Take an assignment back",
    query=AssignmentQuery,
    response=AssignmentTakenBack,
    refusals=("staff_not_assigned",),
)

READ_SCHOOL_CLASSES = Endpoint(
    operation_id="read_school_classes",
    method="GET",
    path="/v1/school-classes",
    caller=Caller.STAFF,
    summary="See the classes of a school",
    query=SchoolQuery,
    response=SchoolClasses,
    refusals=("staff_not_assigned",),
)

FUNCTION = Function(
    name="manage_assignments",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:ConditionCheckItem"),
        "staff_items": ("dynamodb:UpdateItem", "dynamodb:BatchWriteItem"),
        "staff_pool": ("cognito-idp:AdminCreateUser",),
        "audit_queue": ("sqs:SendMessage",),
        "field_key": ("kms:GenerateMac",),
        "contact_key": ("kms:GenerateMac",),
    },
    endpoints=(
        READ_ASSIGNMENTS,
        READ_SCHOOL_ASSIGNMENTS,
        GIVE_ASSIGNMENT,
        TAKE_ASSIGNMENT_BACK,
        READ_SCHOOL_CLASSES,
    ),
)
