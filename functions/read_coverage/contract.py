"""Contract of read_coverage: how far the children of a class, a school or the city are bound."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.school_queries import ClassQuery, SchoolCode
from shared.api.wire import PlainText, WireModel
from shared.domain.coverage import ChildState
from shared.domain.schools import SchoolLevel
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    audit_queue_url: str


class CoverageQuery(WireModel):
    """What to cover: a class, a school, a level; with nothing named, the whole city for who administers it, and the
    own class for a homeroom teacher."""

    school_level: SchoolLevel | None = None
    school_code: SchoolCode | None = None
    class_name: PlainText | None = Field(default=None, min_length=1, max_length=30)


class Waiting(WireModel):
    """Applications that wait for a decision since so many days, and fewer than in the next entry."""

    from_days: int
    applications: int


class Counts(WireModel):
    """Children by how far they are bound; their sum is ``students``."""

    students: int
    bound: int = Field(description="To one guardian or more")
    pending: int = Field(description="Applied for, and not bound")
    unbound: int
    exempt: int = Field(description="Not bound, and nobody must")
    waiting: list[Waiting] = Field(description="By age; also for children who are bound to another guardian already")


class ClassCoverage(WireModel):
    """One class."""

    class_name: str
    counts: Counts
    counted_at: int | None = Field(description="Epoch seconds; null: never counted")


class SchoolCoverage(WireModel):
    """One school of the catalogue."""

    school_level: SchoolLevel
    school_code: str
    name: str
    district: str
    classes: int = Field(description="How many it has; 0: its roster was never imported")
    counts: Counts


class LevelCoverage(WireModel):
    """All schools of a level."""

    school_level: SchoolLevel
    schools: int
    counts: Counts


class CoverageReport(WireModel):
    """What was asked for, in all and in its parts: ``levels`` and ``schools`` of a level or the city, ``classes`` of
    a school or class."""

    school_year: int = Field(description="ROC year; it turns on 1 August")
    total: Counts
    levels: list[LevelCoverage]
    schools: list[SchoolCoverage]
    classes: list[ClassCoverage]


class CoverageFile(WireModel):
    """The same as a CSV file with headings in the reader's language, for spreadsheets: it begins with a byte order
    mark, and no cell can be taken for a formula."""

    file_name: str = Field(examples=["coverage-115-900101.csv"])
    content: str


class ClassStudent(WireModel):
    """One child of a class."""

    student_id: str
    seat: int
    name: str
    state: ChildState
    approved: int = Field(description="Guardians who are bound")
    applied: int = Field(description="Guardians who wait for a decision")
    protected: bool | None = Field(description="For registrars of the school alone; null for everyone else")


class ClassStudents(WireModel):
    """The children of a class, by seat."""

    school_level: SchoolLevel
    school_code: str
    class_name: str
    students: list[ClassStudent]


READ_COVERAGE = Endpoint(
    operation_id="read_coverage",
    method="GET",
    path="/v1/coverage",
    caller=Caller.STAFF,
    summary="See how far a class, a school or the city is bound",
    query=CoverageQuery,
    response=CoverageReport,
    refusals=("staff_not_assigned",),
)

READ_COVERAGE_FILE = Endpoint(
    operation_id="read_coverage_file",
    method="GET",
    path="/v1/coverage-files",
    caller=Caller.STAFF,
    summary="Get the coverage as a CSV file",
    query=CoverageQuery,
    response=CoverageFile,
    refusals=("staff_not_assigned",),
)

READ_CLASS_STUDENTS = Endpoint(
    operation_id="read_class_students",
    method="GET",
    path="/v1/class-students",
    caller=Caller.STAFF,
    summary="List the children of a class, and how far each is bound",
    query=ClassQuery,
    response=ClassStudents,
    refusals=("staff_not_assigned",),
)

FUNCTION = Function(
    name="read_coverage",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:Query"),
        "field_key": ("kms:GenerateMac",),
        "audit_queue": ("sqs:SendMessage",),
    },
    endpoints=(READ_COVERAGE, READ_COVERAGE_FILE, READ_CLASS_STUDENTS),
)
