"""Models: what is asked and told of one child of the own school."""

from datetime import date
from typing import Annotated

from pydantic import Field

from shared.api.acting_adults import Delegate
from shared.api.school_queries import SchoolQuery
from shared.api.wire import NationalId, PlainText, WireModel
from shared.domain.bindings import State
from shared.domain.relationships import Relationship
from shared.domain.students import ExemptReason

Reference = Annotated[PlainText, Field(min_length=1, max_length=100, examples=["臺北地院115年度家護字第123號"])]
Digest = Annotated[str, Field(description="Stands for a national ID", examples=["Gk1vQ0mJ2x7Zb8yT4nWc5A"])]


class StudentLookup(SchoolQuery):
    """A child of the own school, by national ID."""

    national_id: NationalId


class BoundGuardian(WireModel):
    """A binding to the student, whatever its state."""

    binding_id: str
    guardian_id: Digest
    guardian_name: str
    guardian_national_id: str = Field(description="Masked", examples=["F91*****78"])
    relationship: Relationship
    state: State
    changed_at: int = Field(description="Epoch seconds")
    disputed: bool = Field(description="Whether whoever was told of it says that it was not them")


class LiftAsked(WireModel):
    """A request that a block be lifted."""

    requested_at: int = Field(description="Epoch seconds; names the request in its confirmation")
    reference: str = Field(examples=["臺北地院116年度家護聲字第45號"])
    own: bool = Field(description="Whether the caller made it, and so can't confirm it")


class GuardianBlock(WireModel):
    """A guardian who is barred from the student, from a day on."""

    guardian_id: Digest
    guardian_national_id: str = Field(description="Masked", examples=["F91*****78"])
    starts: date = Field(examples=["2026-12-01"])
    holds: bool = Field(description="Whether that day has come")
    reference: str = Field(description="The court's", examples=["臺北地院115年度家護字第123號"])
    set_at: int = Field(description="Epoch seconds")
    lift: LiftAsked | None = None


class StudentCard(WireModel):
    """A child of the own school, with the bindings to them and the blocks that stand."""

    student_id: Digest
    student_name: str = Field(examples=["張二寶"])
    class_name: str = Field(examples=["五年一班"])
    seat: int
    protected: bool
    exempt: ExemptReason | None = None
    bindings: list[BoundGuardian]
    blocks: list[GuardianBlock]
    acting_adults: list[Delegate] = Field(description="Who else may act for the child now, by delegation")


class Protection(WireModel):
    """Whether a student is protected: then nobody can find them online, nor apply for them but at the counter."""

    protected: bool


class Exemption(WireModel):
    """Why nobody need be bound to a student; ``null``: they are to be bound like everyone."""

    reason: ExemptReason | None


class BlockInput(WireModel):
    """A guardian to be barred from the student: at once if the day has come, or else on that day."""

    national_id: NationalId
    starts: date = Field(ge=date(2000, 1, 1), le=date(2100, 1, 1), examples=["2026-12-01"])
    reference: Reference


class BlockList(WireModel):
    """The blocks of one student that stand."""

    blocks: list[GuardianBlock]


class LiftReason(WireModel):
    """What a block is to be lifted by."""

    reference: Reference


class LiftConfirmation(WireModel):
    """The request that is confirmed, as it was seen."""

    requested_at: int = Field(ge=0, le=10_000_000_000)


class LiftStep(WireModel):
    """A block after a step towards its lifting: asked for by one registrar, or confirmed by another and gone."""

    guardian_id: Digest
    lifted: bool


class OpenLift(WireModel):
    """A block whose lifting waits for a second registrar."""

    student_id: Digest
    student_name: str = Field(examples=["張二寶"])
    class_name: str = Field(examples=["五年一班"])
    block: GuardianBlock


class OpenLifts(WireModel):
    """Everything at the school that waits for a second registrar, the oldest block first."""

    lifts: list[OpenLift]
