"""Reminders: who decides is told, once a day at most, of what waits for a decision; in counts, never in names."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from shared.delivery import outbox
from shared.delivery.kinds import MessageKind
from shared.domain import policy
from shared.domain.identifiers import keyed
from shared.domain.schools import ClassId, SchoolId
from shared.domain.sealing import Entropy
from shared.domain.staff import Assignment, Role
from shared.persistence.assignment_store import AssignmentStore
from shared.persistence.coverage_store import CountedClass, CoverageStore
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.key_ring import LocalKey
from shared.persistence.queue import Queue


class Turned(NamedTuple):
    """The days that a run turns: those after ``since``, up to ``today``."""

    since: date
    today: date

    def brings(self, applied: int, after: Iterable[int]) -> bool:
        """Whether on one of the days it was so many days ``after`` what was applied for on day ``applied``."""
        first, last = _number(self.since), _number(self.today)
        return any(first < applied + days <= last for days in after)

    def age(self, applied: int) -> int:
        """Days from the day ``applied`` to today."""
        return _number(self.today) - applied


class School(NamedTuple):
    """A school, and its name."""

    id: SchoolId
    name: str


class RemindSchool:
    """A class's teacher and substitutes after some days, the school's registrars after more."""

    def __init__(
        self,
        counts: CoverageStore,
        homerooms: HomeroomStore,
        assignments: AssignmentStore,
        messages: Queue,
        field_key: LocalKey,
        entropy: Entropy,
    ) -> None:
        self._counts = counts
        self._homerooms = homerooms
        self._assignments = assignments
        self._messages = messages
        self._field_key = field_key
        self._entropy = entropy

    def __call__(self, school: School, turned: Turned) -> None:
        """Queue the reminders of one school. Doing it again tells nobody twice. Raises StoreBusy, SealBroken."""
        waiting = [counted for counted in self._counts.of_school(school.id) if counted.coverage.waiting]
        fresh = [counted for counted in waiting if _brings(counted, turned, policy.REMIND_TEACHER_DAYS)]
        overdue = any(_brings(counted, turned, [policy.REMIND_REGISTRAR_DAYS]) for counted in waiting)
        if not fresh and not overdue:
            return
        given = [one for one in self._assignments.of_school(school.id) if one.assignment.holds(turned.today)]
        addresses = {one.assignment: one.member.email for one in given}
        bodies = self._to_teachers(school, fresh, addresses, turned)
        if overdue:
            bodies += self._to_registrars(school, waiting, addresses, turned)
        self._messages.send(bodies)

    def _to_teachers(
        self, school: School, classes: Sequence[CountedClass], given: dict[Assignment, str], turned: Turned
    ) -> list[outbox.Body]:
        teachers = {room.class_name: room.teacher_email for room in self._homerooms.of_school(school.id)}
        bodies = []
        for counted in classes:
            name = counted.id.name
            substitutes = [address for assignment, address in given.items() if assignment.class_name == name]
            params = {
                "school": school.name,
                "class": name,
                "waiting": str(len(counted.coverage.waiting)),
                "days": str(turned.age(min(counted.coverage.waiting))),
            }
            for address in dict.fromkeys(filter(None, [teachers.get(name), *substitutes])):
                bodies.append(self._body(MessageKind.REVIEWS_WAITING, counted.id, address, params, turned))
        return bodies

    def _to_registrars(
        self, school: School, classes: Sequence[CountedClass], given: dict[Assignment, str], turned: Turned
    ) -> list[outbox.Body]:
        days = policy.REMIND_REGISTRAR_DAYS
        late = {c.id.name: sum(turned.age(applied) >= days for applied in c.coverage.waiting) for c in classes}
        listed = "、".join(f"{name} {count}" for name, count in late.items() if count)
        params = {"school": school.name, "classes": listed, "days": str(days)}
        registrars = [address for one, address in given.items() if one.role is Role.REGISTRAR]
        place = ClassId(school.id, "")
        return [self._body(MessageKind.REVIEWS_OVERDUE, place, to, params, turned) for to in dict.fromkeys(registrars)]

    def _body(
        self, kind: MessageKind, place: ClassId, address: str, params: dict[str, str], turned: Turned
    ) -> outbox.Body:
        key = self._field_key.bytes
        event = keyed(key, "reminder", kind, *place.school, place.name, address, turned.today.isoformat())
        return outbox.reminder(kind, event, address, params, key, self._entropy)


def _brings(counted: CountedClass, turned: Turned, after: Sequence[int]) -> bool:
    return any(turned.brings(applied, after) for applied in counted.coverage.waiting)


def _number(on: date) -> int:
    return (on - date(1970, 1, 1)).days
