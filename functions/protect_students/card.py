"""Card: what a registrar sees of a student and of the blocks from them."""

from collections.abc import Iterable

from functions.protect_students.models import BoundGuardian, GuardianBlock, LiftAsked, StudentCard
from shared.api.acting_adults import acting_adults
from shared.api.call import Call
from shared.domain import national_ids
from shared.domain.bindings import Binding
from shared.domain.blocks import Block
from shared.domain.schools import day
from shared.persistence.student_record import StudentRecord


def student_card(record: StudentRecord, call: Call) -> StudentCard:
    """A student as their registrar, who is the caller, sees them."""
    student = record.student
    return StudentCard(
        student_id=student.index,
        student_name=student.name,
        class_name=student.class_name,
        seat=student.seat,
        protected=student.protected,
        exempt=record.exempt,
        bindings=[_bound(binding) for binding in record.bindings],
        blocks=guardian_blocks(record.blocks, call),
        acting_adults=acting_adults(record.active(day(call.now))),
    )


def guardian_blocks(blocks: Iterable[Block], call: Call) -> list[GuardianBlock]:
    """Blocks as the caller sees them at the time of the call."""
    return [guardian_block(block, call) for block in blocks]


def guardian_block(block: Block, call: Call) -> GuardianBlock:
    """One block as the caller sees it at the time of the call."""
    lift = block.lift
    return GuardianBlock(
        guardian_id=block.id.guardian,
        guardian_national_id=national_ids.masked(block.national_id),
        starts=block.starts,
        holds=block.holds(day(call.now)),
        reference=block.reference,
        set_at=block.set_at,
        lift=lift and LiftAsked(requested_at=lift.at, reference=lift.reference, own=lift.asked_by == call.staff),
    )


def _bound(binding: Binding) -> BoundGuardian:
    return BoundGuardian(
        binding_id=binding.id.text,
        guardian_id=binding.id.guardian,
        guardian_name=binding.details.guardian_name,
        guardian_national_id=national_ids.masked(binding.details.national_id),
        relationship=binding.relationship,
        state=binding.state,
        changed_at=binding.changed_at,
        disputed=bool(binding.disputed_at),
    )
