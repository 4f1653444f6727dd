"""read_correction: what was returned, with claims as the steps of the guardian's way would give them anew."""

from collections.abc import Sequence
from typing import NamedTuple

from functions.read_correction.contract import Correction, GuardianGiven, ReturnedStudent
from shared.api.call import Call, Reply
from shared.api.claims import Claims, Matched
from shared.api.guardian_account import checked, own_account
from shared.api.own_applications import is_on, own_application, own_links
from shared.api.reason_given import reason_given
from shared.api.session import Session
from shared.api.step_answers import AccountFound
from shared.domain import national_ids
from shared.domain.bindings import Binding, State
from shared.domain.identifiers import application_number, read_binding_id
from shared.domain.languages import Language
from shared.domain.refusals import Refusal
from shared.domain.students import Student
from shared.persistence.correction_store import Beginnings, CorrectionStore
from shared.persistence.roster_store import RosterStore


class _Returned(NamedTuple):
    binding: Binding
    student: Student
    school_name: str


class ReadCorrection:
    """One read of bindings, students and account, one of the schools that it has not kept.

    It looks up nobody whom the guardian did not match before, so nothing is counted; and it tells of a student only
    what the match told then: who has left that school, or is protected now, is as one who was not returned. The ID
    was checked with the application and is not given again, so no account's owner is told.
    """

    def __init__(self, corrections: CorrectionStore, roster: RosterStore, claims: Claims) -> None:
        self._corrections = corrections
        self._roster = roster
        self._claims = claims

    def __call__(self, call: Call) -> Reply:
        session, number = call.session, call.path["application_number"]
        begun = self._begun(session, number)
        returned = self._returned(begun, call.now)
        if not returned:
            raise Refusal("nothing_to_correct")
        return Reply(self._correction(number, begun, returned, session, call.language))

    def _begun(self, session: Session, number: str) -> Beginnings:
        """The own bindings of the application, as they are now. Raises Refusal."""
        application = own_application(session, number)
        named = [link.binding for link in own_links(session, number) if link.application == application]
        begun = self._corrections.read([read_binding_id(binding) for binding in named])
        own = tuple(
            binding
            for binding in begun.bindings
            if self._may_correct(binding, session) and _is_of(binding, application, number)
        )
        if not own:
            raise Refusal("application_not_found")
        return begun._replace(bindings=own)

    def _may_correct(self, binding: Binding, session: Session) -> bool:
        return is_on(binding.contacts, session)

    def _returned(self, begun: Beginnings, now: int) -> list[_Returned]:
        """What can be corrected."""
        found = [
            (binding, begun.students[binding.id.student])
            for binding in begun.bindings
            if binding.state is State.RETURNED and self._would_match(begun.students.get(binding.id.student), binding)
        ]
        schools = self._roster.schools([(student.school_level, student.school_code) for _, student in found], now)
        return [
            _Returned(binding, student, schools[student.school_level, student.school_code].name)
            for binding, student in found
            if (student.school_level, student.school_code) in schools
        ]

    def _would_match(self, student: Student | None, binding: Binding) -> bool:
        """Whether a match would find the student at the school that the guardian named."""
        return student is not None and student.can_be_matched and student.school_code == binding.school_code

    def _correction(
        self, number: str, begun: Beginnings, returned: Sequence[_Returned], session: Session, language: Language
    ) -> Correction:
        first = returned[0].binding
        own = own_account(session, begun.account)
        guardian = checked(first.details.national_id, first.id.guardian, begun.account, own)
        return Correction(
            application_number=number,
            students=[self._student(one, session, language) for one in returned],
            guardian_check=self._claims.guardian(session, guardian),
            account=AccountFound.OWN if own else AccountFound.NONE,
            guardian=GuardianGiven(
                name=first.details.guardian_name,
                national_id=national_ids.masked(first.details.national_id),
                email=first.details.email,
                mobile=first.details.mobile,
            ),
        )

    def _student(self, returned: _Returned, session: Session, language: Language) -> ReturnedStudent:
        binding, student, school_name = returned
        return ReturnedStudent(
            match=self._claims.match(session, Matched(student, school_name)),
            student_name=student.name,
            class_name=student.class_name,
            school_name=school_name,
            binding_id=binding.id.text,
            relationship=binding.relationship,
            relationship_detail=binding.details.relationship_detail or None,
            reason=reason_given(binding.reason, language),
        )


def _is_of(binding: Binding, application: str, number: str) -> bool:
    """Whether this is the application that the binding stands for now."""
    return binding.application == application and application_number(application, binding.applied_at) == number
