"""Following: the bindings of one student go where the roster has the student, and end or come back with them."""

from collections.abc import Callable

from shared.domain.bindings import TRANSITIONS, Action
from shared.domain.schools import day
from shared.domain.students import grace_is_over
from shared.persistence.move_store import Followed, MoveStore, Place, follows

_LOOKS = 5


class StudentMoving(Exception):
    """A student or binding changed each time that it was looked at; to be done again."""


class FollowStudent:
    """Looks, writes, and looks again until there is nothing to write: a student who moves meanwhile is followed on,
    whichever of the two writes comes first."""

    def __init__(self, moves: MoveStore, clock: Callable[[], float]) -> None:
        self._moves = moves
        self._clock = clock

    def __call__(self, student: str) -> None:
        """Raises StoreBusy, StudentMoving."""
        now = int(self._clock())
        for _ in range(_LOOKS):
            found = self._moves.read(student)
            if found is None:
                return
            place, bindings = found
            steps = [(binding, _step(binding, place, now)) for binding in bindings]
            due = [(binding, action) for binding, action in steps if action or not follows(binding, place)]
            if not due:
                return
            for binding, action in due:
                self._moves.carry(binding, place, action, now)
        raise StudentMoving


def _step(binding: Followed, place: Place, now: int) -> Action | None:
    """What becomes of a binding, besides where it is."""
    if place.left is None:
        barred = binding.barred_from is not None and binding.barred_from <= now
        return Action.RESTORE if binding.comes_back and not barred else None
    open_ = (binding.state, Action.END) in TRANSITIONS
    return Action.END if open_ and grace_is_over(place.left, day(now)) else None
