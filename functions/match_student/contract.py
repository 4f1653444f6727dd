"""Contract of match_student: is this a student of that school?"""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.step_answers import StudentMatched
from shared.api.wire import NationalId, PlainText, WireModel
from shared.domain.schools import SchoolLevel
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    identity_key_id: str
    field_key_id: str
    session_key_id: str


class MatchRequest(WireModel):
    """A student as the guardian names them."""

    school_level: SchoolLevel
    school_code: PlainText = Field(min_length=1, max_length=12, examples=["900101"])
    national_id: NationalId


MATCH_STUDENT = Endpoint(
    operation_id="match_student",
    method="POST",
    path="/v1/student-matches",
    caller=Caller.GUARDIAN,
    summary="Match a student against a school's roster",
    request=MatchRequest,
    response=StudentMatched,
    refusals=("student_not_found", "school_not_found", "too_many_mismatches", "already_bound", "binding_exists"),
)

FUNCTION = Function(
    name="match_student",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem",),
        "contact_items": ("dynamodb:UpdateItem",),
        "student_items": ("dynamodb:UpdateItem",),
        "identity_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(MATCH_STUDENT,),
)
