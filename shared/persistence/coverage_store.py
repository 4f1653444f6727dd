"""Coverage store: how far each class is bound, counted from its children and kept with the class.

It holds no key: what is sealed stays so.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from shared.domain.bindings import State
from shared.domain.coverage import ChildState, Coverage, child_state
from shared.domain.schools import ClassId, SchoolId, SchoolLevel, day_number
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.failures import StoreBusy
from shared.persistence.table import ConditionFailed, Table, Update


class CountedClass(NamedTuple):
    """A class as it was last counted, at ``counted_at`` (epoch milliseconds; 0: never)."""

    id: ClassId
    coverage: Coverage
    counted_at: int


class Child(NamedTuple):
    """A child's raw profile item, and the states of all bindings to the child."""

    profile: Item
    states: tuple[State, ...]

    @property
    def state(self) -> ChildState:
        """How far the child is bound."""
        return child_state(self.states, exempt="ex" in self.profile)


class CoverageStore:
    """The counts on items ``K#``."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of_school(self, school: SchoolId) -> list[CountedClass]:
        """The classes of a school, by name; one round trip."""
        found = self._table.query_start(keys.classes(school.level), keys.class_start(school))
        return [_counted(item) for item in found]

    def of_level(self, level: SchoolLevel) -> list[CountedClass]:
        """The classes of all schools of a level, by school and name; one round trip a megabyte, 4,000 classes or so."""
        return [_counted(item) for item in self._table.query(keys.classes(level))]

    def of_teacher(self, teacher: str, class_id: ClassId | None) -> tuple[ClassId | None, Coverage]:
        """A teacher's class (None: whichever it is), counted now; (None, nothing) without children. One round trip."""
        items = self._of_teacher(teacher, class_id)
        found = children(items)
        return class_of(found[0].profile) if found else None, count(items)

    def children(self, teacher: str, class_id: ClassId | None) -> list[Child]:
        """The children of a teacher's class (None: whichever it is), by seat; one round trip."""
        return children(self._of_teacher(teacher, class_id))

    def _of_teacher(self, teacher: str, class_id: ClassId | None) -> list[Item]:
        """The children and their bindings; none of another class for which a roster names the teacher."""
        items = self._table.query_index(keys.INDEX_NAME, keys.INDEX_PARTITION_KEY, keys.route(teacher))
        profiles = [item for item in items if keys.is_profile(keys.key_of_item(item))]
        of_class = {_student(item) for item in profiles if class_id in (None, class_of(item))}
        return [item for item in items if _student(item) in of_class]

    def recount(self, class_id: ClassId, now_ms: int) -> None:
        """Count a class anew, from its children; what was counted later stays. Doing it twice changes nothing.

        Raises StoreBusy, also when the class was given another teacher meanwhile: to be done again.
        """
        key = keys.class_of(class_id)
        item = self._table.get(key, consistent=True)
        if item is None:
            return
        _, counted = self.of_teacher(item["t"], class_id)
        update = Update(
            key,
            "SET n = :n, bound = :bound, pc = :pc, ex = :ex, pend = :pend, #at = :at",
            _values(counted) | {":at": now_ms, ":teacher": item["t"]},
            condition="t = :teacher AND (attribute_not_exists(#at) OR #at <= :at)",
            names={"#at": "at"},
        )
        try:
            self._table.update(update)
        except ConditionFailed as failure:
            now_there = failure.items[0]
            if now_there is not None and now_there["t"] != item["t"]:
                raise StoreBusy("class changed") from failure


def class_of(item: Item) -> ClassId:
    """The class of a profile or binding item."""
    return ClassId(SchoolId(SchoolLevel(item["lvl"]), item["sch"]), item["cls"])


def count(items: Sequence[Item]) -> Coverage:
    """Coverage of the children whose profiles are among ``items``, by the bindings among them."""
    found = [child.state for child in children(items)]
    waiting = [day_number(item["app_at"]) for item in items if item.get("st") == State.APPLIED]
    return Coverage(
        students=len(found),
        bound=found.count(ChildState.BOUND),
        pending=found.count(ChildState.PENDING),
        exempt=found.count(ChildState.EXEMPT),
        waiting=tuple(sorted(waiting)),
    )


def children(items: Sequence[Item]) -> list[Child]:
    """The children whose profiles are among ``items``, in their order, each with the bindings among them."""
    states: dict[str, list[State]] = defaultdict(list)
    for item in items:
        if "st" in item:
            states[_student(item)].append(State(item["st"]))
    profiles = [item for item in items if keys.is_profile(keys.key_of_item(item))]
    return [Child(profile, tuple(states[_student(profile)])) for profile in profiles]


def _student(item: Item) -> str:
    return keys.student_of(keys.key_of_item(item))


def _values(counted: Coverage) -> dict[str, object]:
    return {
        ":n": counted.students,
        ":bound": counted.bound,
        ":pc": counted.pending,
        ":ex": counted.exempt,
        ":pend": list(counted.waiting),
    }


def _counted(item: Item) -> CountedClass:
    coverage = Coverage(
        item.get("n", 0), item.get("bound", 0), item.get("pc", 0), item.get("ex", 0), tuple(item.get("pend", ()))
    )
    return CountedClass(keys.class_id_of(keys.key_of_item(item)), coverage, item.get("at", 0))
