"""count_classes: a class is counted whole, from its children, so that repeats and any order are harmless."""

from collections.abc import Sequence

from shared.domain.schools import ClassId, SchoolId, SchoolLevel
from shared.persistence.coverage_store import CoverageStore
from shared.persistence.queue import Queue


class RecountAll:
    """Queues every class of the city."""

    def __init__(self, store: CoverageStore, queue: Queue) -> None:
        self._store = store
        self._queue = queue

    def __call__(self) -> None:
        """Raises StoreBusy: then it is to be done again, and classes may come twice."""
        for level in SchoolLevel:
            self._queue.send([[*counted.id.school, counted.id.name] for counted in self._store.of_level(level)])


def read_class(body: Sequence[str]) -> ClassId:
    """``body``: ``[level, code, name]``. Raises TypeError, ValueError."""
    level, code, name = body
    return ClassId(SchoolId(SchoolLevel(level), code), name)
