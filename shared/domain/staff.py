"""Staff: what somebody of a school, or of the city, may do, for which school or class, and on which days."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from shared.domain.schools import ClassId, SchoolId


class Role(StrEnum):
    """As what somebody acts. A homeroom teacher is one by the roster; the others are assigned."""

    HOMEROOM_TEACHER = "homeroom_teacher"
    SUBSTITUTE = "substitute"
    REGISTRAR = "registrar"
    CITY_ADMINISTRATOR = "city_administrator"


class Assignment(NamedTuple):
    """A role given to one member of staff from a day on, and until the end of another (None: until it is taken back).

    ``school``: of a registrar or substitute. ``class_name``: of a substitute. ``given_by`` is the id of the member of
    staff who gave it; empty when whoever deployed the service did.
    """

    staff: str
    role: Role
    school: SchoolId | None
    class_name: str
    starts: date
    ends: date | None
    given_by: str

    def holds(self, on: date) -> bool:
        """Whether it is in force on a day of Taipei."""
        return self.starts <= on and (self.ends is None or on <= self.ends)


class Member(NamedTuple):
    """Who a member of staff is, as was said when an assignment was given; ``email`` is the login."""

    name: str
    email: str


class Acting(NamedTuple):
    """As what a member of staff acts on one class (None: the own). ``teacher`` is the class's homeroom teacher, in
    whose queue its bindings are."""

    role: Role
    class_id: ClassId | None
    teacher: str

    def covers(self, teacher: str, class_id: ClassId) -> bool:
        """Whether a child or binding, by its teacher and class, is of the class.

        The teacher alone does not say so: the roster of any school may name any teacher.
        """
        return teacher == self.teacher and self.class_id in (None, class_id)
