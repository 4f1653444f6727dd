"""Binding: one guardian and one student, and the states between application and end (PRODUCT section 2)."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from shared.domain.identifiers import BindingId
from shared.domain.objections import Objection
from shared.domain.relationships import Relationship
from shared.domain.schools import ClassId, SchoolId, SchoolLevel


class State(StrEnum):
    """A binding's state."""

    APPLIED = "applied"
    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    ENDED = "ended"


class Action(StrEnum):
    """What moves a binding from one state to the next."""

    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    CANCEL = "cancel"
    END = "end"
    BAR = "bar"
    RESTORE = "restore"


# (state before, action) -> state after. ``None`` is a binding that was never applied for. What is not listed is
# refused, and every writer repeats the row as a condition on its write.
TRANSITIONS: dict[tuple[State | None, Action], State] = {
    (None, Action.SUBMIT): State.APPLIED,
    (State.RETURNED, Action.SUBMIT): State.APPLIED,
    (State.REJECTED, Action.SUBMIT): State.APPLIED,
    (State.CANCELLED, Action.SUBMIT): State.APPLIED,
    (State.ENDED, Action.SUBMIT): State.APPLIED,
    (State.APPLIED, Action.APPROVE): State.APPROVED,
    (State.APPLIED, Action.RETURN): State.RETURNED,
    (State.APPLIED, Action.REJECT): State.REJECTED,
    (State.APPLIED, Action.CANCEL): State.CANCELLED,
    (State.APPLIED, Action.END): State.ENDED,
    (State.APPROVED, Action.END): State.ENDED,
    (State.APPLIED, Action.BAR): State.ENDED,
    (State.APPROVED, Action.BAR): State.ENDED,
    (State.RETURNED, Action.BAR): State.ENDED,
    # Only of one that was approved, and that ended because the pupil had left.
    (State.ENDED, Action.RESTORE): State.APPROVED,
}


def states_before(action: Action) -> tuple[State, ...]:
    """The states from which ``action`` may be taken (a binding never applied for apart)."""
    return tuple(state for state, named in TRANSITIONS if named is action and state is not None)


def state_after(action: Action) -> State:
    """The one state that ``action`` leads to, whatever the state before."""
    (after,) = {after for (_, named), after in TRANSITIONS.items() if named is action}
    return after


class Reason(NamedTuple):
    """Why a binding was returned, rejected or ended: a code of ``shared.domain.reasons``, the teacher's own words."""

    code: str
    words: str = ""


class Step(NamedTuple):
    """One step of a binding's trail: the state that it reached, and when (epoch seconds)."""

    at: int
    state: State


def steps_of(trail: Sequence[Step], applied_at: int) -> tuple[Step, ...]:
    """The steps of the application handed in at ``applied_at``: from then on, and before the next one."""
    following = [step.at for step in trail if step.state is State.APPLIED and step.at > applied_at]
    end = min(following, default=None)
    return tuple(step for step in trail if applied_at <= step.at and (end is None or step.at < end))


class Details(NamedTuple):
    """The personal part of a binding, kept sealed: as the guardian confirmed it at submission."""

    student_name: str
    guardian_name: str
    national_id: str
    email: str
    mobile: str
    relationship_detail: str
    application_students: tuple[str, ...]


class Binding(NamedTuple):
    """A binding as stored. ``version`` grows by one with every change of state, ``objected`` with every change of
    ``objections``, which are those of guardians already bound to the student, and of which whoever applied learns
    nothing; times are epoch seconds.

    ``account_elsewhere``: when it was applied for, the guardian's ID had an account whose contacts are not these.
    ``leads``: it is the first of its application, on which form and message hang. ``by_hand``: its form holds a
    character that can't be printed, so the school makes it out. ``trail``: every step since it was first applied for.
    ``assisted_by``: the registrar who entered the application at the counter; empty when the guardian did.
    ``disputed_at``: since when whoever was told of it says that it was not them (epoch seconds); 0 for nobody.
    ``dispute_lifted``: the school has found that it was. ``ended_of_age_at``: when the student, being of age, has ended
    it last (epoch seconds); 0 for never.
    """

    id: BindingId
    state: State
    version: int
    application: str
    applied_at: int
    relationship: Relationship
    details: Details
    language: str
    contacts: frozenset[str]
    teacher: str
    school_level: SchoolLevel
    school_code: str
    class_name: str
    consent_version: str
    changed_at: int
    reason: Reason | None
    leads: bool
    account_elsewhere: bool
    by_hand: bool
    trail: tuple[Step, ...] = ()
    assisted_by: str = ""
    disputed_at: int = 0
    dispute_lifted: bool = False
    objections: tuple[Objection, ...] = ()
    objected: int = 0
    ended_of_age_at: int = 0

    @property
    def class_id(self) -> ClassId:
        """The class whose teacher decides."""
        return ClassId(SchoolId(self.school_level, self.school_code), self.class_name)
