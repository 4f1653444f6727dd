"""Coverage: how far the children of a class, a school or the city are bound, and what waits for a decision."""

from bisect import bisect
from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import NamedTuple

from shared.domain import policy
from shared.domain.bindings import State


class ChildState(StrEnum):
    """How far one child is bound. Each child is in one of them; the first that holds of bound, pending, exempt."""

    UNBOUND = "unbound"
    PENDING = "pending"
    BOUND = "bound"
    EXEMPT = "exempt"


class Coverage(NamedTuple):
    """Counts of children, and of the applications that wait.

    ``waiting`` are the days on which what waits for a decision was applied for, as days since 1970-01-01 in Taipei:
    also those of children who are bound to another guardian already.
    """

    students: int = 0
    bound: int = 0
    pending: int = 0
    exempt: int = 0
    waiting: tuple[int, ...] = ()

    @property
    def unbound(self) -> int:
        """Children for whom nobody has applied and of whom nobody must."""
        return self.students - self.bound - self.pending - self.exempt

    def waiting_by_age(self, today: int) -> tuple[int, ...]:
        """How many applications wait, for each step of ``policy.WAITING_STEPS``; ``today`` as in ``waiting``."""
        counts = [0] * len(policy.WAITING_STEPS)
        for applied in self.waiting:
            counts[bisect(policy.WAITING_STEPS, max(today - applied, 0)) - 1] += 1
        return tuple(counts)


def child_state(states: Collection[State], *, exempt: bool) -> ChildState:
    """How far a child is bound, by the states of all bindings to the child."""
    if State.APPROVED in states:
        return ChildState.BOUND
    if State.APPLIED in states:
        return ChildState.PENDING
    return ChildState.EXEMPT if exempt else ChildState.UNBOUND


def total(parts: Iterable[Coverage]) -> Coverage:
    """The sum of what covers different children."""
    sums = [0, 0, 0, 0]
    waiting: list[int] = []
    for part in parts:
        sums = [known + more for known, more in zip(sums, part[:4], strict=True)]
        waiting += part.waiting
    return Coverage(*sums, tuple(waiting))
