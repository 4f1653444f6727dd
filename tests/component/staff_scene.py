"""A school with everybody who may, or may not, act on one class of it: 五年一班 of 900101."""

from datetime import timedelta

from shared.domain.schools import ClassId, SchoolId, SchoolLevel, day
from shared.domain.staff import Assignment, Role
from tests.component.service import TEACHER, UNKNOWN_ID

SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101")
SAME_CODE = SchoolId(SchoolLevel.JUNIOR_HIGH, "900101")
OTHER_SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900102")
CLASS, OTHER_CLASS = ClassId(SCHOOL, "五年一班"), ClassId(SCHOOL, "五年二班")
# Of the same teacher as CLASS, by another school's roster.
NAMED_ELSEWHERE = ClassId(OTHER_SCHOOL, "零年零班")

IN_SCHOOL = {"school_level": "elementary", "school_code": "900101"}
IN_CLASS = IN_SCHOOL | {"class_name": "五年一班"}
IN_OTHER_CLASS = IN_SCHOOL | {"class_name": "五年二班"}
IN_CLASS_ELSEWHERE = {"school_level": "elementary", "school_code": "900102", "class_name": "零年零班"}

_TEACHERS = {
    "homeroom_teacher": CLASS,
    "homeroom_teacher_of_another_class": OTHER_CLASS,
    "homeroom_teacher_of_another_school": ClassId(OTHER_SCHOOL, "五年一班"),
}
# Role, school, class, and from and until how many days from today (None: no end).
_ASSIGNED = {
    "substitute": (Role.SUBSTITUTE, SCHOOL, "五年一班", 0, 0),
    "substitute_of_tomorrow": (Role.SUBSTITUTE, SCHOOL, "五年一班", 1, 9),
    "substitute_until_yesterday": (Role.SUBSTITUTE, SCHOOL, "五年一班", -9, -1),
    "substitute_of_another_class": (Role.SUBSTITUTE, SCHOOL, "五年二班", -9, 9),
    "substitute_of_another_school": (Role.SUBSTITUTE, OTHER_SCHOOL, "五年一班", -9, 9),
    "substitute_of_the_same_code": (Role.SUBSTITUTE, SAME_CODE, "五年一班", -9, 9),
    "registrar": (Role.REGISTRAR, SCHOOL, "", -9, None),
    "second_registrar": (Role.REGISTRAR, SCHOOL, "", -9, 9),
    "registrar_of_tomorrow": (Role.REGISTRAR, SCHOOL, "", 1, None),
    "registrar_until_yesterday": (Role.REGISTRAR, SCHOOL, "", -9, -1),
    "registrar_of_another_school": (Role.REGISTRAR, OTHER_SCHOOL, "", -9, None),
    "registrar_of_the_same_code": (Role.REGISTRAR, SAME_CODE, "", -9, None),
    "city_administrator": (Role.CITY_ADMINISTRATOR, None, "", -9, None),
    "city_administrator_until_yesterday": (Role.CITY_ADMINISTRATOR, None, "", -9, -1),
}
NOBODY = "nobody"
PEOPLE = (*_TEACHERS, *_ASSIGNED, NOBODY)


def id_of(person: str) -> str:
    """The id of one of PEOPLE."""
    return TEACHER if person == "homeroom_teacher" else f"{PEOPLE.index(person):022d}"


class Scene:
    """The school, two children of the class, and a guardian who waits to be bound to one of them."""

    def __init__(self, service) -> None:
        self.service = service
        self.challenge = ""  # of a code that was sent, once one was
        self.today = day(service.now)
        for person, class_id in _TEACHERS.items():
            service.classes.put_teacher(class_id, id_of(person))
        for person, (role, school, name, starts, ends) in _ASSIGNED.items():
            last = None if ends is None else self.today + timedelta(days=ends)
            first = self.today + timedelta(days=starts)
            service.staff.put(Assignment(id_of(person), role, school, name, first, last, ""))
        service.enrol(UNKNOWN_ID, name="林小美", seat=2)
        session = service.sign_in()
        submitted = service.submit(session, service.application(session))[1]
        self.binding = submitted["bindings"][0]["binding_id"]
        self.student, self.guardian = self.binding[:22], self.binding[22:]

    def call(self, endpoint, person, body=None, **how):
        """One request by one of PEOPLE."""
        return self.service.call(endpoint, body, staff=id_of(person), **how)

    def day(self, days: int) -> str:
        """A day so many days from today."""
        return str(self.today + timedelta(days=days))
