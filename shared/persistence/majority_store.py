"""Majority store: which students come of age on which day, so that a day finds them without a look at all the others.

A birth date together with an opaque index is personal data still, so a day stands in no key: its keyed hash does.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from shared.domain.bindings import State
from shared.domain.identifiers import BindingId, keyed
from shared.domain.majority import forgotten_on, is_of_age, is_told, is_watched, of_age_on
from shared.domain.schools import ClassId, midnight
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.coverage_store import class_of
from shared.persistence.key_ring import LocalKey
from shared.persistence.pupil_store import BIRTH_DATE, birth_date, unsealed_day
from shared.persistence.table import Check, ConditionFailed, Delete, Table, Update

_LEFT = {"#left": "left"}


class Minor(NamedTuple):
    """A student, as far as coming of age goes. ``comes`` is None where no birth date is known.

    ``bound``: the guardians who stand approved; ``untold``: those of them who were not told of this very day.
    ``school_told``: whether the school was.
    """

    student: str
    born: date | None
    class_id: ClassId
    teacher: str
    left: bool
    protected: bool
    bound: tuple[BindingId, ...]
    untold: tuple[BindingId, ...]
    school_told: bool
    sealed: bytes | None

    @property
    def comes(self) -> date | None:
        """The day on which the student comes of age."""
        return of_age_on(self.born) if self.born else None

    def guardians_are_told(self, on: date) -> bool:
        """Whether on a day it is time to tell guardians."""
        return self.born is not None and not self.left and is_told(self.born, on)

    def school_is_told(self, on: date) -> bool:
        """Whether on a day it is time to tell the school that a letter is due."""
        due = bool(self.bound) and not self.protected and not self.school_told
        return due and self.guardians_are_told(on) and is_of_age(self.born, on)


class MajorityStore:
    """Items ``A#``, and on profiles and bindings (``oa``) the hash of the day of which was told."""

    def __init__(self, table: Table, field_key: LocalKey) -> None:
        self._table = table
        self._field_key = field_key

    def day_hash(self, comes: date) -> str:
        """What stands for a day of coming of age in keys and marks."""
        return keyed(self._field_key.bytes, "of-age", comes.isoformat())

    def on(self, comes: date) -> list[str]:
        """The students who come of age on a day, as far as it was noted; one round trip."""
        return [item[keys.SORT_KEY] for item in self._table.query(keys.majority_day(self.day_hash(comes)))]

    def read(self, student: str) -> Minor | None:
        """A student as they are at this moment; one round trip. Raises SealBroken."""
        items = self._table.query(keys.student_partition(student), consistent=True)
        profile = next((item for item in items if keys.is_profile(keys.key_of_item(item))), None)
        return None if profile is None else self._minor(profile, items)

    def was(self, student: str, sealed: bytes) -> date:
        """The day on which a student would have come of age by a birth date that was sealed in the profile before.

        Raises SealBroken.
        """
        return of_age_on(unsealed_day(student, sealed, self._field_key.bytes))

    def note(self, student: str, minor: Minor | None, was: date | None, today: date) -> bool:
        """Have the day of a student be found, if it is watched, and any other no more; at most one round trip.

        ``minor`` is what was read; False when that changed since: to be read again.
        """
        watched = minor is not None and minor.born is not None and not minor.left
        watched = watched and is_watched(minor.born, minor.class_id.school.level, today)
        comes = minor.comes if minor else None
        stale = {day for day in (was, comes) if day is not None} - ({comes} if watched else set())
        writes: list[Update | Delete] = [Delete(keys.majority(self.day_hash(day), student)) for day in sorted(stale)]
        if watched:
            writes.append(self._noted(student, comes))
        if not writes:
            return True
        try:
            self._table.transact(writes, check=_unchanged(student, minor))
        except ConditionFailed:
            return False
        return True

    def mark_guardians(self, told: Sequence[BindingId], comes: date) -> None:
        """Remember which guardians were told of a day; a round trip each."""
        for binding in told:
            self._mark(keys.binding(binding), comes)

    def mark_school(self, student: str, comes: date) -> None:
        """Remember that the school was told."""
        self._mark(keys.profile(student), comes)

    def _mark(self, key: keys.Key, comes: date) -> None:
        there = f"attribute_exists({keys.INDEX_PARTITION_KEY})"
        try:
            self._table.update(Update(key, "SET oa = :day", {":day": self.day_hash(comes)}, condition=there))
        except ConditionFailed:
            return  # Gone meanwhile: there is nobody left to be told.

    def _noted(self, student: str, comes: date) -> Update:
        until = {":until": midnight(forgotten_on(comes))}
        key = keys.majority(self.day_hash(comes), student)
        return Update(key, "SET #ttl = :until", until, names={"#ttl": keys.TTL_ATTRIBUTE})

    def _minor(self, profile: Item, items: Sequence[Item]) -> Minor:
        born = birth_date(profile, self._field_key.bytes)
        mark = self.day_hash(of_age_on(born)) if born else ""
        approved = [item for item in items if item.get("st") == State.APPROVED]
        bound = [(keys.binding_id_of(keys.key_of_item(item)), item.get("oa") == mark) for item in approved]
        return Minor(
            student=keys.student_of(keys.key_of_item(profile)),
            born=born,
            class_id=class_of(profile),
            teacher=keys.teacher_of_route(profile[keys.INDEX_PARTITION_KEY]),
            left="left" in profile,
            protected=profile["prot"],
            bound=tuple(binding for binding, _ in bound),
            untold=tuple(binding for binding, told in bound if not told),
            school_told=profile.get("oa") == mark,
            sealed=profile.get(BIRTH_DATE),
        )


def _unchanged(student: str, minor: Minor | None) -> Check:
    """That a student's birth date, and whether they have left, is what was read."""
    key = keys.profile(student)
    if minor is None or minor.sealed is None:
        return Check(key, f"attribute_not_exists({BIRTH_DATE})", {})
    left = "attribute_exists(#left)" if minor.left else "attribute_not_exists(#left)"
    return Check(key, f"{BIRTH_DATE} = :born AND {left}", {":born": minor.sealed}, _LEFT)
