"""Evidence: what a teacher sees beside an application."""

from collections.abc import Sequence

from functions.review_bindings.contract import Flag, ObjectionRead, OtherGuardian, ReviewItem
from functions.review_bindings.versions import shown
from shared.api.acting_adults import Delegate
from shared.domain import national_ids, policy
from shared.domain.bindings import Binding, State
from shared.domain.contacts import Channel, Contact, masked
from shared.domain.identifiers import application_number
from shared.domain.relationships import Relationship
from shared.domain.students import Student, masked_name

_LIVE = (State.APPLIED, State.APPROVED)


def review_item(
    binding: Binding, student: Student, of_student: Sequence[Binding], acting: list[Delegate] | None = None
) -> ReviewItem:
    """A binding with its evidence; ``of_student`` are all bindings of the same student, ``acting`` who acts besides."""
    others = [other for other in of_student if other.id != binding.id and other.state in _LIVE]
    return ReviewItem(
        binding_id=binding.id.text,
        version=shown(binding),
        state=binding.state,
        application_number=application_number(binding.application, binding.applied_at),
        submitted_at=binding.applied_at,
        changed_at=binding.changed_at,
        returned_before=_returned_before(binding),
        student_name=binding.details.student_name,
        roster_name=student.name,
        class_name=student.class_name,
        seat=student.seat,
        guardian_name=binding.details.guardian_name,
        guardian_id=national_ids.masked(binding.details.national_id),
        relationship=binding.relationship,
        relationship_detail=binding.details.relationship_detail,
        email=_masked(Channel.EMAIL, binding.details.email),
        mobile=_masked(Channel.SMS, binding.details.mobile),
        flags=_flags(binding, student, others),
        other_guardians=[
            OtherGuardian(
                name=masked_name(other.details.guardian_name), relationship=other.relationship, state=other.state
            )
            for other in others[: policy.OTHER_GUARDIANS_SHOWN]
        ],
        other_guardian_count=len(others),
        objections=_objections(binding, of_student),
        acting_adults=acting,
    )


def _masked(channel: Channel, address: str) -> str:
    return masked(Contact(channel, address)) if address else ""


def _returned_before(binding: Binding) -> int:
    returns = [step.state for step in binding.trail].count(State.RETURNED)
    return returns - (binding.state is State.RETURNED)


def _objections(binding: Binding, of_student: Sequence[Binding]) -> list[ObjectionRead]:
    """A binding is never deleted, so every objector's is among those of the student."""
    guardians = {other.id.guardian: other for other in of_student}
    return [
        ObjectionRead(
            name=masked_name(guardians[said.guardian].details.guardian_name),
            relationship=guardians[said.guardian].relationship,
            at=said.at,
            words=said.words,
        )
        for said in sorted(binding.objections, key=lambda said: said.at)
        if said.guardian in guardians
    ]


def _flags(binding: Binding, student: Student, others: Sequence[Binding]) -> list[Flag]:
    approved = [other for other in others if other.state is State.APPROVED]
    raised = {
        Flag.ROLE_TAKEN: binding.relationship is not Relationship.OTHER
        and any(other.relationship is binding.relationship for other in approved),
        Flag.OTHER_GUARDIANS: bool(others),
        Flag.NAME_DIFFERS: binding.details.student_name != student.name,
        Flag.CLASS_DIFFERS: binding.class_name != student.class_name,
        Flag.RELATIONSHIP_OTHER: binding.relationship is Relationship.OTHER,
        Flag.ACCOUNT_ELSEWHERE: binding.account_elsewhere,
        Flag.FORM_BY_HAND: binding.by_hand,
        Flag.ASSISTED: bool(binding.assisted_by),
        Flag.OBJECTED: bool(binding.objections),
        Flag.DISPUTED: bool(binding.disputed_at),
        Flag.ENDED_OF_AGE: bool(binding.ended_of_age_at),
    }
    return [flag for flag, holds in raised.items() if holds]
