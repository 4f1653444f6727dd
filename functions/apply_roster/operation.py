"""apply_roster: one task of one import. All of it can be repeated, so a task that was done already changes nothing."""

import io
from collections.abc import Callable
from typing import Any

from shared.domain.imports import ImportState, RosterImport
from shared.persistence.failures import StoreBusy
from shared.persistence.import_store import ImportMoved, SchoolClaimed
from shared.persistence.queue import Queue
from shared.roster.application import Apply
from shared.roster.circumstances import Circumstances
from shared.roster.preparation import Prepare
from shared.roster.school_state import Stores
from shared.roster.tasks import Task, TaskKind, read_task
from shared.roster.undo import Undo

LONGEST = 600
"""Seconds after which the rest of a task is queued as another one."""

_ATTEMPTS = 6


class CarryOut:
    """Checks, applies or undoes. What passes by itself is waited for here: the queue would come back after an hour."""

    def __init__(
        self, stores: Stores, prepare: Prepare, apply: Apply, undo: Undo, queue: Queue, given: Circumstances
    ) -> None:
        self._stores = stores
        self._prepare = prepare
        self._apply = apply
        self._undo = undo
        self._queue = queue
        self._given = given

    def __call__(self, body: Any) -> None:
        """Raises StoreBusy, SchoolClaimed."""
        task = read_task(body)
        until = self._given.clock() + LONGEST
        for attempt in range(_ATTEMPTS):
            try:
                if self._done(task, until):
                    return
                break
            except ImportMoved:  # it was done meanwhile, or something else with it
                return
            except (StoreBusy, SchoolClaimed):
                if attempt + 1 == _ATTEMPTS or self._given.clock() >= until:
                    raise
                self._given.pause(2**attempt)
        self._queue.send([task.body])

    def _done(self, task: Task, until: int) -> bool:
        found = self._stores.imports.get(task.import_id)
        if found is None:
            return True
        work: dict[tuple[TaskKind, ImportState], Callable[[], RosterImport]] = {
            (TaskKind.CHECK, ImportState.CHECKING): lambda: self._check(found),
            (TaskKind.APPLY, ImportState.APPLYING): lambda: self._apply(found, until),
            (TaskKind.UNDO, ImportState.UNDOING): lambda: self._undo(found, None, until),
        }
        if task.school is not None:
            self._undo(found, task.school)
            return True
        after = work[task.kind, found.state]() if (task.kind, found.state) in work else None
        return after is None or after.state is not found.state

    def _check(self, found: RosterImport) -> RosterImport:
        file = self._stores.archive.file(found.id)
        return self._prepare(found, io.BytesIO(file or b""))[0]
