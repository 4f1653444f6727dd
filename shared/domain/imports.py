"""Import: a roster on its way into the table, and the states between upload and undo."""

from enum import StrEnum
from typing import NamedTuple

from shared.domain.schools import SchoolId


class ImportState(StrEnum):
    """An import's state."""

    UPLOADING = "uploading"
    CHECKING = "checking"
    REFUSED = "refused"
    READY = "ready"
    APPLYING = "applying"
    APPLIED = "applied"
    UNDOING = "undoing"
    UNDONE = "undone"


class ImportAction(StrEnum):
    """What moves an import from one state to the next."""

    CHECK = "check"
    REFUSE = "refuse"
    FIND_READY = "find_ready"
    APPLY = "apply"
    HOLD = "hold"
    FINISH = "finish"
    UNDO = "undo"
    FINISH_UNDO = "finish_undo"


# Work that is asked for again while it is done goes on where it was; what is not listed is refused.
TRANSITIONS: dict[tuple[ImportState, ImportAction], ImportState] = {
    (ImportState.UPLOADING, ImportAction.CHECK): ImportState.CHECKING,
    (ImportState.CHECKING, ImportAction.CHECK): ImportState.CHECKING,
    (ImportState.CHECKING, ImportAction.REFUSE): ImportState.REFUSED,
    (ImportState.CHECKING, ImportAction.FIND_READY): ImportState.READY,
    (ImportState.READY, ImportAction.APPLY): ImportState.APPLYING,
    (ImportState.APPLYING, ImportAction.APPLY): ImportState.APPLYING,
    # So many pupils are missing now, though not when it was checked, that somebody has to say so.
    (ImportState.APPLYING, ImportAction.HOLD): ImportState.READY,
    (ImportState.APPLYING, ImportAction.FINISH): ImportState.APPLIED,
    (ImportState.APPLYING, ImportAction.UNDO): ImportState.UNDOING,
    (ImportState.APPLIED, ImportAction.UNDO): ImportState.UNDOING,
    (ImportState.UNDOING, ImportAction.UNDO): ImportState.UNDOING,
    (ImportState.UNDOING, ImportAction.FINISH_UNDO): ImportState.UNDONE,
}


def states_before(action: ImportAction) -> tuple[ImportState, ...]:
    """The states from which ``action`` may be taken."""
    return tuple(state for state, named in TRANSITIONS if named is action)


def state_after(action: ImportAction) -> ImportState:
    """The one state that ``action`` leads to."""
    (after,) = {after for (_, named), after in TRANSITIONS.items() if named is action}
    return after


class RosterImport(NamedTuple):
    """One import. Times are epoch seconds.

    ``school``: the one that it is for, or None for whatever schools the file names. ``by``: the member of staff who
    asked for it; empty when whoever runs the service did. ``digest``: of the file, keyed; empty before it is known.
    ``schools`` of the file, ``done`` of them. ``counts`` of pupils by kind of change, and ``rows`` of the file.
    ``faults``: how many findings refused it. ``lacking``: schools of which too many pupils are missing, and
    ``allow_missing``: it is applied all the same. ``last``: the import that was the last one at ``school`` when it was
    checked.
    """

    id: str
    at: int
    by: str
    school: SchoolId | None
    state: ImportState
    changed_at: int
    digest: str = ""
    rows: int = 0
    schools: int = 0
    done: int = 0
    faults: int = 0
    lacking: int = 0
    counts: dict[str, int] = {}
    allow_missing: bool = False
    last: str = ""
