"""Tasks: what the worker of rosters is asked for."""

from enum import StrEnum
from typing import Any, NamedTuple

from shared.domain.imports import ImportAction
from shared.domain.schools import SchoolId, SchoolLevel


class TaskKind(StrEnum):
    """What is to be done with an import."""

    CHECK = ImportAction.CHECK
    APPLY = ImportAction.APPLY
    UNDO = ImportAction.UNDO


class Task(NamedTuple):
    """One piece of work; ``school``: what is undone in that school alone."""

    import_id: str
    kind: TaskKind
    school: SchoolId | None = None

    @property
    def body(self) -> dict[str, Any]:
        """As a queue holds it."""
        return {"import": self.import_id, "task": self.kind, "school": list(self.school) if self.school else None}


def read_task(body: dict[str, Any]) -> Task:
    """Read ``Task.body``. Raises KeyError, TypeError, ValueError."""
    school = body["school"]
    named = SchoolId(SchoolLevel(school[0]), school[1]) if school else None
    return Task(body["import"], TaskKind(body["task"]), named)
