"""Registrars: two of the school of the service's pupil, one of another, and what they ask for."""

from datetime import date

from functions.protect_students.contract import (
    ASK_LIFT,
    CONFIRM_LIFT,
    LOOK_UP_STUDENT,
    PROTECT_STUDENT,
    READ_STUDENT,
    SET_BLOCK,
)
from shared.domain.schools import SchoolId, SchoolLevel, day
from shared.domain.staff import Assignment, Role
from tests.component.service import GUARDIAN_ID, STUDENT_ID

FIRST, SECOND, STRANGER = "r" * 22, "s" * 22, "x" * 22
SCHOOL = {"school_level": "elementary", "school_code": "900101"}
OTHER_SCHOOL = SCHOOL | {"school_code": "900102"}
ORDER, RELIEF = "臺北地院115年度家護字第123號", "臺北地院116年度家護聲字第45號"


def assign(service):
    """Give the three their roles."""
    for registrar, code in ((FIRST, "900101"), (SECOND, "900101"), (STRANGER, "900102")):
        school = SchoolId(SchoolLevel.ELEMENTARY, code)
        service.staff.put(Assignment(registrar, Role.REGISTRAR, school, "", date(2026, 8, 1), None, ""))


class Registry:
    """The desk of a school's registry: every method is one request of a registrar."""

    def __init__(self, service):
        self.service = service
        self.student, self.guardian = service.identities.of(STUDENT_ID), service.identities.of(GUARDIAN_ID)
        assign(service)

    def look_up(self, national_id=STUDENT_ID, *, staff=FIRST, school=SCHOOL):
        return self.service.call(LOOK_UP_STUDENT, school | {"national_id": national_id}, staff=staff)

    def card(self, *, staff=FIRST, school=SCHOOL):
        return self._ask(READ_STUDENT, None, staff, school)

    def protect(self, protected=True, *, staff=FIRST, school=SCHOOL):
        return self._ask(PROTECT_STUDENT, {"protected": protected}, staff, school)

    def bar(self, days=0, *, staff=FIRST, school=SCHOOL, national_id=GUARDIAN_ID):
        starts = date.fromordinal(day(self.service.now).toordinal() + days)
        body = {"national_id": national_id, "starts": starts.isoformat(), "reference": ORDER}
        return self._ask(SET_BLOCK, body, staff, school)

    def ask_lift(self, *, staff=FIRST, school=SCHOOL):
        return self._ask(ASK_LIFT, {"reference": RELIEF}, staff, school)

    def confirm(self, *, staff=SECOND, school=SCHOOL, at=None):
        body = {"requested_at": self.service.now if at is None else at}
        return self._ask(CONFIRM_LIFT, body, staff, school)

    def call(self, endpoint, body=None, *, staff=FIRST, school=SCHOOL):
        return self._ask(endpoint, body, staff, school)

    def _ask(self, endpoint, body, staff, school):
        path = {"student_id": self.student, "guardian_id": self.guardian}
        return self.service.call(endpoint, body, staff=staff, path=path, query=school)
