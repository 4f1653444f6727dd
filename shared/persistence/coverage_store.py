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

    def of_teacher(self, teacher: str) -> tuple[ClassId | None, Coverage]:
        """A teacher's class, counted now; (None, nothing) when it has no children. One round trip."""
        items = self._table.query_index(keys.INDEX_NAME, keys.INDEX_PARTITION_KEY, keys.route(teacher))
        profile = next((item for item in items if keys.is_profile(keys.key_of_item(item))), None)
        return class_of(profile) if profile else None, count(items)

    def recount(self, class_id: ClassId, now_ms: int) -> None:
        """Count a class anew, from its children; what was counted later stays. Doing it twice changes nothing.

        Raises StoreBusy, also when the class was given another teacher meanwhile: to be done again.
        """
        key = keys.class_of(class_id)
        item = self._table.get(key, consistent=True)
        if item is None:
            return
        _, counted = self.of_teacher(item["t"])
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
    states: dict[str, list[State]] = defaultdict(list)
    waiting = []
    for item in items:
        if "st" in item:
            states[keys.student_of(keys.key_of_item(item))].append(State(item["st"]))
            if item["st"] == State.APPLIED:
                waiting.append(day_number(item["app_at"]))
    profiles = [item for item in items if keys.is_profile(keys.key_of_item(item))]
    found = [child_state(states[keys.student_of(keys.key_of_item(p))], exempt="ex" in p) for p in profiles]
    return Coverage(
        students=len(found),
        bound=found.count(ChildState.BOUND),
        pending=found.count(ChildState.PENDING),
        exempt=found.count(ChildState.EXEMPT),
        waiting=tuple(sorted(waiting)),
    )


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
