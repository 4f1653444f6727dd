"""Contract of decide_of_age: a student of age sees who is bound, and ends what shall not go on.

The student has no account. A letter that the school hands over holds a code; beside it stands the own national ID.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field

from shared.api.endpoint import Caller, Endpoint, Function, Rate
from shared.api.wire import BindingIdText, NationalId, Token, WireModel
from shared.domain.bindings import State
from shared.domain.delegations import DelegationScope
from shared.domain.letter_codes import read_code
from shared.domain.relationships import Relationship
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    identity_key_id: str
    field_key_id: str
    session_key_id: str


LetterCode = Annotated[
    str,
    Field(max_length=40, description="The code on the letter", examples=["7K4M-92QX-TB0E"]),
    AfterValidator(read_code),
]


class OfAgeEntry(WireModel):
    """What opens a student's page."""

    code: LetterCode
    national_id: NationalId


class OwnGuardian(WireModel):
    """A guardian who is bound to the student, or has applied for it."""

    binding_id: str
    relationship: Relationship
    guardian_name: str = Field(description="Masked", examples=["王○明"])
    state: State = Field(description="`approved`, or `applied`: the school has not decided yet")
    since: int = Field(description="Epoch seconds: when it was approved or applied for")


class OwnDelegate(WireModel):
    """An adult whom a bound guardian has let act for the student. It ends with that guardian's binding."""

    binding_id: str = Field(description="The guardian's")
    name: str = Field(description="Masked", examples=["陳○華"])
    scopes: list[DelegationScope]
    until: str = Field(description="The last day", examples=["2027-01-31"])


class OfAgeStanding(WireModel):
    """Who is bound to the student now."""

    bound: list[OwnGuardian]
    acting: list[OwnDelegate]


class OfAgeOpened(OfAgeStanding):
    """The student's page."""

    session: Token
    expires_in: int = Field(description="Seconds for which the session is good")
    student_name: str = Field(description="Masked", examples=["王○明"])
    class_name: str


class OfAgeEndings(WireModel):
    """Bindings that the student ends."""

    session: Token
    binding_ids: list[BindingIdText] = Field(min_length=1, max_length=20)


OPEN_OF_AGE = Endpoint(
    operation_id="open_of_age_page",
    method="POST",
    path="/v1/of-age-sessions",
    caller=Caller.ANYONE,
    summary="See who is bound, as a student of age with a letter",
    request=OfAgeEntry,
    response=OfAgeOpened,
    status=201,
    refusals=("letter_refused",),
    rate=Rate(per_second=5, burst=20),
)

END_OF_AGE = Endpoint(
    operation_id="end_of_age_bindings",
    method="POST",
    path="/v1/of-age-endings",
    caller=Caller.ANYONE,
    summary="End bindings, as a student of age",
    request=OfAgeEndings,
    response=OfAgeStanding,
    refusals=("letter_session_expired", "binding_not_found"),
    rate=Rate(per_second=5, burst=20),
)

FUNCTION = Function(
    name="decide_of_age",
    settings=Settings,
    uses={
        "table": ("dynamodb:Query",),
        "student_items": ("dynamodb:ConditionCheckItem", "dynamodb:UpdateItem"),
        "letter_items": ("dynamodb:UpdateItem",),
        "identity_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(OPEN_OF_AGE, END_OF_AGE),
)
