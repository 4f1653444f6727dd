"""Protection: what a registrar keeps from a child, as operations by endpoint."""

from functions.protect_students.blocks import Lift, ReadLifts, SetBlock
from functions.protect_students.contract import (
    ASK_LIFT,
    CONFIRM_LIFT,
    EXEMPT_STUDENT,
    LOOK_UP_STUDENT,
    PROTECT_STUDENT,
    READ_BLOCKS,
    READ_LIFTS,
    READ_STUDENT,
    SET_BLOCK,
)
from functions.protect_students.operation import LookUpStudent, Protect, ReadStudent


def protection(access, identities, audit, records, blocks, protections):
    """All of protect_students over these collaborators."""
    student, protect = ReadStudent(access, records, audit), Protect(access, protections, audit)
    lift = Lift(access, blocks, audit)
    return {
        LOOK_UP_STUDENT: LookUpStudent(access, records, identities, audit),
        READ_STUDENT: student.card,
        PROTECT_STUDENT: protect.protection,
        EXEMPT_STUDENT: protect.exemption,
        READ_BLOCKS: student.blocks,
        SET_BLOCK: SetBlock(access, blocks, identities, audit),
        ASK_LIFT: lift.ask,
        CONFIRM_LIFT: lift.confirm,
        READ_LIFTS: ReadLifts(access, blocks, records, audit),
    }
