"""Blocks: a guardian barred from a child, and the two registrars whom it takes to lift that."""

from collections.abc import Iterator
from contextlib import contextmanager

from functions.protect_students.card import guardian_block
from functions.protect_students.models import (
    BlockInput,
    LiftConfirmation,
    LiftReason,
    LiftStep,
    OpenLift,
    OpenLifts,
)
from shared.api.call import Call, Reply
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain.audit import AuditAction
from shared.domain.blocks import Block, LiftRequest
from shared.domain.identifiers import BindingId
from shared.domain.refusals import Refusal
from shared.domain.schools import SchoolId, day
from shared.domain.staff import Role
from shared.persistence.block_store import BlockRefused, BlockStore
from shared.persistence.key_ring import IdentityIndex
from shared.persistence.student_record import StudentRecords


class SetBlock:
    """The guardian is named by national ID, which is sealed; who hears of it is nobody but whose binding ends."""

    def __init__(self, access: StaffAccess, blocks: BlockStore, identities: IdentityIndex, audit: StaffAudit) -> None:
        self._access = access
        self._blocks = blocks
        self._identities = identities
        self._audit = audit

    def __call__(self, call: Call) -> Reply:
        given: BlockInput = call.body
        school: SchoolId = call.query.school
        self._access.require(call, school, Role.REGISTRAR)
        barred = BindingId(call.path["student_id"], self._identities.of(given.national_id))
        block = Block(barred, given.national_id, given.starts, given.reference, call.staff, call.now)
        with _refusals():
            self._blocks.set(block, school)
        details = (given.starts.isoformat(),)
        self._audit.record(call, Role.REGISTRAR, AuditAction.BLOCK_SET, school, subject=barred.text, details=details)
        return Reply(guardian_block(block, call))


class Lift:
    """One registrar asks, another confirms: that they are two is a condition on the write."""

    def __init__(self, access: StaffAccess, blocks: BlockStore, audit: StaffAudit) -> None:
        self._access = access
        self._blocks = blocks
        self._audit = audit

    def ask(self, call: Call) -> Reply:
        """Ask that a block be lifted. Raises Refusal."""
        given: LiftReason = call.body
        school, block = self._place(call)
        with _refusals():
            self._blocks.ask_lift(block, school, LiftRequest(call.staff, call.now, given.reference))
        self._audit.record(call, Role.REGISTRAR, AuditAction.BLOCK_LIFT_ASKED, school, subject=block.text)
        return Reply(LiftStep(guardian_id=block.guardian, lifted=False))

    def confirm(self, call: Call) -> Reply:
        """Lift it. Raises Refusal."""
        given: LiftConfirmation = call.body
        school, block = self._place(call)
        with _refusals():
            self._blocks.lift(block, school, call.staff, given.requested_at, call.now)
        self._audit.record(call, Role.REGISTRAR, AuditAction.BLOCK_LIFTED, school, subject=block.text)
        return Reply(LiftStep(guardian_id=block.guardian, lifted=True))

    def _place(self, call: Call) -> tuple[SchoolId, BindingId]:
        self._access.require(call, call.query.school, Role.REGISTRAR)
        return call.query.school, BindingId(call.path["student_id"], call.path["guardian_id"])


class ReadLifts:
    """Three round trips to the table: the names are the students' own, as the roster has them now."""

    def __init__(self, access: StaffAccess, blocks: BlockStore, records: StudentRecords, audit: StaffAudit) -> None:
        self._access = access
        self._blocks = blocks
        self._records = records
        self._audit = audit

    def __call__(self, call: Call) -> Reply:
        school: SchoolId = call.query.school
        self._access.require(call, school, Role.REGISTRAR)
        waiting = [block for block in self._blocks.of_school(school) if block.lift]
        lifts = self._lifts(waiting, call)
        for lift in lifts:
            student = lift.student_id
            self._audit.record(call, Role.REGISTRAR, AuditAction.STUDENT_LOOKED_UP, school, subject=student)
        return Reply(OpenLifts(lifts=lifts))

    def _lifts(self, waiting: list[Block], call: Call) -> list[OpenLift]:
        """Those of students who still go to the school: whoever left it is another registrar's."""
        students = self._records.students({block.id.student for block in waiting})
        return [
            OpenLift(
                student_id=student.index,
                student_name=student.name,
                class_name=student.class_name,
                block=guardian_block(block, call),
            )
            for block in waiting
            if (student := students.get(block.id.student)) is not None
            and student.is_of(call.query.school, day(call.now))
        ]


@contextmanager
def _refusals() -> Iterator[None]:
    """Tell what the store refuses as a problem."""
    try:
        yield
    except BlockRefused as refused:
        raise Refusal(refused.fault) from None
