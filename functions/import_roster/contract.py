"""Contract of import_roster: a school's or the city's roster, from its upload to its undoing."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.school_queries import SchoolCode
from shared.api.wire import WireModel
from shared.domain.imports import ImportState
from shared.domain.refusals import FieldError, Refusal
from shared.domain.schools import SchoolId, SchoolLevel
from shared.environment import Settings as BaseSettings
from shared.roster.difference import Kind
from shared.roster.findings import FindingCode


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    documents_bucket: str
    field_key_id: str
    rosters_queue_url: str
    audit_queue_url: str


class OneSchool(WireModel):
    """One school, or, with neither of the two, the whole city: for city administrators."""

    school_level: SchoolLevel | None = Field(default=None, examples=["elementary"])
    school_code: SchoolCode | None = None

    def named(self, place: str = "/") -> SchoolId | None:
        """The school that is named, if one is. Raises Refusal when half of its name is."""
        if self.school_level is None and self.school_code is None:
            return None
        for name, part in {"school_level": self.school_level, "school_code": self.school_code}.items():
            if part is None:
                raise Refusal("invalid_request", errors=(FieldError(f"{place}{name}", "required"),))
        return SchoolId(self.school_level, self.school_code)


class ImportsQuery(OneSchool):
    """Whose imports: a school's, or the city's."""


class Applying(WireModel):
    """``allow_missing``: also if so many pupils are missing that it may be half a file."""

    allow_missing: bool = False


class UploadForm(WireModel):
    """Where to post the file as ``multipart/form-data``: all ``fields`` first, then the file as ``file``."""

    url: str = Field(examples=["https://documents.s3.ap-northeast-1.amazonaws.com/"])
    fields: dict[str, str]


class ImportOpened(WireModel):
    """A new import; once the file is uploaded, ask for its check."""

    import_id: str = Field(examples=["pZ0Yc9qvT1mGk4x7bN2LhA"])
    upload: UploadForm
    expires_in: int = Field(description="Seconds within which the upload must have begun")
    max_bytes: int


class PupilCounts(WireModel):
    """Pupils by what a roster does to them. ``moved``: from another school. ``returned``: had left."""

    added: int = 0
    changed: int = 0
    moved: int = 0
    returned: int = 0
    left: int = 0
    unchanged: int = 0


class ImportSummary(WireModel):
    """How far an import is. ``schools_done`` of ``schools``: while it is applied; of one that was taken back, those
    where it still stands because of a newer import there."""

    import_id: str = Field(examples=["pZ0Yc9qvT1mGk4x7bN2LhA"])
    state: ImportState
    school_level: SchoolLevel | None = Field(description="Null for the whole city")
    school_code: str | None
    created_at: int = Field(description="Epoch seconds")
    changed_at: int = Field(description="Epoch seconds; work that stands still for minutes may be asked for again")
    rows: int
    schools: int
    schools_done: int
    faults: int = Field(description="What is wrong with the file; nothing is applied then")
    schools_lacking: int = Field(description="Schools of which so many pupils are missing that it may be half a file")
    counts: PupilCounts
    can_be_undone: bool


class RosterFault(WireModel):
    """One fault or warning, by row and heading; ``row`` 0 is the whole file, ``other_row`` the row that it doesn't go
    with. ``part`` is the file of a OneRoster archive."""

    row: int
    column: str = Field(examples=["身分證字號"])
    code: FindingCode
    other_row: int
    part: str
    text: str = Field(description="What to do, with the place", examples=["第 3 列，「身分證字號」欄：檢查碼不符。"])
    warning: bool = Field(description="To be looked at; it keeps nothing from being applied")


class PupilPart(StrEnum):
    """What of a pupil a roster changes."""

    NAME = "name"
    SCHOOL = "school"
    CLASS_NAME = "class_name"
    SEAT = "seat"
    TEACHER = "teacher"
    BIRTH_DATE = "birth_date"


class PupilDifference(WireModel):
    """What a roster does to one pupil, who is named as they will be."""

    kind: Kind
    school_level: SchoolLevel
    school_code: str
    class_name: str
    seat: int
    name: str = Field(examples=["王大明"])
    parts: list[PupilPart]


class SchoolDifference(WireModel):
    """What a roster does to one school."""

    school_level: SchoolLevel
    school_code: str
    counts: PupilCounts
    lacking: bool


class ImportDetail(ImportSummary):
    """An import with what its check has found: ``findings`` of one that was refused; warnings, and the first
    ``differences``, of one that waits to be applied."""

    findings: list[RosterFault]
    by_school: list[SchoolDifference]
    differences: list[PupilDifference]


class ImportList(WireModel):
    """The newest imports."""

    imports: list[ImportSummary]


_OF_ONE = ("import_not_found", "staff_not_assigned", "import_not_ready")

OPEN_IMPORT = Endpoint(
    operation_id="open_roster_import",
    method="POST",
    path="/v1/roster-imports",
    caller=Caller.STAFF,
    summary="Begin a roster import",
    request=OneSchool,
    response=ImportOpened,
    status=201,
    refusals=("staff_not_assigned",),
)

LIST_IMPORTS = Endpoint(
    operation_id="list_roster_imports",
    method="GET",
    path="/v1/roster-imports",
    caller=Caller.STAFF,
    summary="List the imports of a school or the city",
    query=ImportsQuery,
    response=ImportList,
    refusals=("staff_not_assigned",),
)

READ_IMPORT = Endpoint(
    operation_id="read_roster_import",
    method="GET",
    path="/v1/roster-imports/{import_id}",
    caller=Caller.STAFF,
    summary="Read how far an import is, and what its check found",
    response=ImportDetail,
    refusals=("import_not_found", "staff_not_assigned"),
)

CHECK_IMPORT = Endpoint(
    operation_id="check_roster_import",
    method="POST",
    path="/v1/roster-imports/{import_id}/check",
    caller=Caller.STAFF,
    summary="Have the uploaded file checked",
    response=ImportSummary,
    status=202,
    refusals=(*_OF_ONE, "roster_not_uploaded"),
)

APPLY_IMPORT = Endpoint(
    operation_id="apply_roster_import",
    method="POST",
    path="/v1/roster-imports/{import_id}/application",
    caller=Caller.STAFF,
    summary="Apply an import that was checked",
    request=Applying,
    response=ImportSummary,
    status=202,
    refusals=(*_OF_ONE, "too_many_missing"),
)

UNDO_IMPORT = Endpoint(
    operation_id="undo_roster_import",
    method="POST",
    path="/v1/roster-imports/{import_id}/undo",
    caller=Caller.STAFF,
    summary="Take an import back, in one school or everywhere",
    request=OneSchool,
    response=ImportSummary,
    status=202,
    refusals=(*_OF_ONE, "import_not_last"),
)

FUNCTION = Function(
    name="import_roster",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"),
        "import_items": ("dynamodb:PutItem", "dynamodb:UpdateItem"),
        "documents": ("s3:ListBucket",),
        # Not where checked rosters are: whoever may have files posted could pass one by the check there.
        "uploads": ("s3:GetObject", "s3:PutObject"),
        "imports": ("s3:GetObject",),
        "field_key": ("kms:GenerateMac",),
        "rosters_queue": ("sqs:SendMessage",),
        "audit_queue": ("sqs:SendMessage",),
    },
    endpoints=(OPEN_IMPORT, LIST_IMPORTS, READ_IMPORT, CHECK_IMPORT, APPLY_IMPORT, UNDO_IMPORT),
)
