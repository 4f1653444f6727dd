"""Difference: what a roster changes in a school, pupil by pupil."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from shared.domain import policy
from shared.domain.pupils import Pupil, SchoolRoster

_YEAR_TURNS = (8, 9)  # months in which a whole year leaves every school
_PARTS = ("name", "school", "class_name", "seat", "teacher")


class Kind(StrEnum):
    """What becomes of a pupil."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"  # from another school
    RETURNED = "returned"  # had left
    LEFT = "left"


class Change(NamedTuple):
    """One pupil as found (None: new to the city) and as the roster has them."""

    kind: Kind
    before: Pupil | None
    after: Pupil

    @property
    def parts(self) -> tuple[str, ...]:
        """Which parts of a pupil who stays change, by their names."""
        if self.before is None or self.kind is Kind.LEFT:
            return ()
        return tuple(part for part in _PARTS if getattr(self.before, part) != getattr(self.after, part))


class Difference(NamedTuple):
    """What a roster changes in one school; ``present`` are the pupils that the school has."""

    changes: list[Change]
    unchanged: int
    present: int

    def counts(self) -> dict[str, int]:
        """How many pupils of each kind."""
        return dict.fromkeys(Kind, 0) | Counter(change.kind for change in self.changes) | {"unchanged": self.unchanged}

    def lacks_too_many(self, today: date) -> bool:
        """Whether so many pupils are missing from the roster that it may be half a file."""
        turning = today.month in _YEAR_TURNS
        percent = policy.ROSTER_MISSING_PERCENT_YEAR_TURN if turning else policy.ROSTER_MISSING_PERCENT
        missing = sum(change.kind is Kind.LEFT for change in self.changes)
        return missing * 100 > percent * self.present


def difference(
    roster: SchoolRoster,
    present: Iterable[Pupil],
    elsewhere: Mapping[str, Pupil],
    named: Container[str],
    import_id: str,
    today: date,
) -> Difference:
    """What ``roster`` changes.

    ``present``: the pupils whom the school has. ``elsewhere``: those of the roster whom it has not, but the city knows.
    ``named``: everyone whom the whole file names, in whatever school: who goes to another one has not left.
    """
    here = {pupil.index: pupil for pupil in present}
    changes, unchanged = [], 0
    for wanted in roster.pupils:
        after = wanted._replace(import_id=import_id)
        before = here.get(wanted.index) or elsewhere.get(wanted.index)
        if before is not None and before._replace(import_id=import_id) == after:
            unchanged += 1
        else:
            changes.append(Change(_kind(before, after), before, after))
    staying = {pupil.index for pupil in roster.pupils}
    for index, pupil in here.items():
        if index not in staying and index not in named:
            after = pupil._replace(teacher="", left=today, import_id=import_id)
            changes.append(Change(Kind.LEFT, pupil, after))
    return Difference(changes, unchanged, len(here))


def _kind(before: Pupil | None, after: Pupil) -> Kind:
    if before is None:
        return Kind.ADDED
    if before.left:
        return Kind.RETURNED
    return Kind.CHANGED if before.school == after.school else Kind.MOVED


def counted(roster: SchoolRoster, before: Mapping[str, Pupil | None]) -> dict[str, int]:
    """How many pupils of each kind a roster has changed, who were as in ``before``."""
    after = {pupil.index: pupil for pupil in roster.pupils}
    kinds = Counter(_kind(pupil, after[index]) if index in after else Kind.LEFT for index, pupil in before.items())
    unchanged = len(after) - sum(index in after for index in before)
    return dict.fromkeys(Kind, 0) | kinds | {"unchanged": unchanged}


def total(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The sums of the counts of several schools."""
    sums: Counter[str] = Counter()
    for some in counts:
        sums.update(some)
    return dict(sums)
