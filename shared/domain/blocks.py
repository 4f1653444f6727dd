"""Block: one guardian barred from one student, from a day on (a court's order; PRODUCT section 4)."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from shared.domain.identifiers import BindingId


class LiftRequest(NamedTuple):
    """That a block be lifted, and why. Another registrar than ``asked_by`` confirms it. ``at`` is in epoch seconds."""

    asked_by: str
    at: int
    reference: str


class Block(NamedTuple):
    """A block that stands. ``id`` names student and guardian as a binding of the two would.

    ``national_id`` is the guardian's; ``reference`` names the order. ``set_by`` is the registrar's id, ``set_at`` in
    epoch seconds.
    """

    id: BindingId
    national_id: str
    starts: date
    reference: str
    set_by: str
    set_at: int
    lift: LiftRequest | None = None

    def holds(self, on: date) -> bool:
        """Whether it bars on a day of Taipei."""
        return self.starts <= on


class BlockFault(StrEnum):
    """Why a block can't be set or lifted, as the problem that is told."""

    ELSEWHERE = "student_not_in_school"
    EARLIER_STANDS = "block_stands"
    NONE_STANDS = "block_not_found"
    LIFT_ASKED = "lift_already_requested"
    LIFT_NOT_ASKED = "lift_not_requested"
    ONE_PERSON = "second_registrar_required"
