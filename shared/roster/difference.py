"""Difference: what a roster changes in a school, pupil by pupil."""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from shared.domain import policy
from shared.domain.imports import RosterImport
from shared.domain.pupils import Pupil, SchoolRoster

_YEAR_TURNS = (8, 9)  # months in which a whole year leaves every school
_PARTS = ("name", "school", "class_name", "seat", "teacher", "birth_date")


class Kind(StrEnum):
    """What becomes of a pupil. To an import of one school, who comes from another one is ``ADDED``: it tells of a child
    of another school what it tells of a child whom nobody knows."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"  # from another school
    RETURNED = "returned"  # had left
    LEFT = "left"


class Change(NamedTuple):
    """One pupil as found (None: new to the city) and as the roster has them.

    ``held``: told like the others, but not written: a protected child whom another school has.
    """

    kind: Kind
    before: Pupil | None
    after: Pupil
    held: bool = False

    @property
    def takes_over(self) -> bool:
        """Whether another school has the pupil so far."""
        return _has_elsewhere(self.before, self.after)

    @property
    def parts(self) -> tuple[str, ...]:
        """Which parts of a pupil who stays change, by their names."""
        if self.before is None or self.kind in (Kind.ADDED, Kind.LEFT):
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
    roster_import: RosterImport,
    today: date,
    protected: Collection[str] = (),
) -> Difference:
    """What ``roster`` changes. Those of the ``protected`` whom another school has are held, unless the whole city's
    rosters come in.

    ``present``: the pupils whom the school has. ``elsewhere``: those of the roster whom it has not, but the city knows.
    ``named``: everyone whom the whole file names, in whatever school: who goes to another one has not left.
    """
    here = {pupil.index: pupil for pupil in present}
    changes, unchanged, alone, import_id = [], 0, roster_import.school is not None, roster_import.id
    for wanted in roster.pupils:
        before = here.get(wanted.index) or elsewhere.get(wanted.index)
        # A roster without birth dates takes none away.
        born = wanted.birth_date or (before.birth_date if before else None)
        after = wanted._replace(import_id=import_id, birth_date=born)
        if before is not None and before._replace(import_id=import_id) == after:
            unchanged += 1
        else:
            held = alone and wanted.index in protected and _has_elsewhere(before, after)
            changes.append(Change(_kind(before, after, alone), before, after, held))
    staying = {pupil.index for pupil in roster.pupils}
    for index, pupil in here.items():
        if index not in staying and index not in named:
            after = pupil._replace(teacher="", left=today, import_id=import_id)
            changes.append(Change(Kind.LEFT, pupil, after))
    return Difference(changes, unchanged, len(here))


def _has_elsewhere(before: Pupil | None, after: Pupil) -> bool:
    return before is not None and before.left is None and before.school != after.school


def _kind(before: Pupil | None, after: Pupil, alone: bool) -> Kind:
    if before is None or (alone and before.school != after.school):
        return Kind.ADDED
    if before.left:
        return Kind.RETURNED
    return Kind.CHANGED if before.school == after.school else Kind.MOVED


def counted(roster: SchoolRoster, before: Mapping[str, Pupil | None], roster_import: RosterImport) -> dict[str, int]:
    """How many pupils of each kind a roster has changed, who were as in ``before``."""
    alone = roster_import.school is not None
    after = {pupil.index: pupil for pupil in roster.pupils}
    kinds = Counter(
        _kind(pupil, after[index], alone) if index in after else Kind.LEFT for index, pupil in before.items()
    )
    unchanged = len(after) - sum(index in after for index in before)
    return dict.fromkeys(Kind, 0) | kinds | {"unchanged": unchanged}


def total(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The sums of the counts of several schools."""
    sums: Counter[str] = Counter()
    for some in counts:
        sums.update(some)
    return dict(sums)
