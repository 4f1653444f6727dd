"""Roster store: students, and the counters that keep a stranger from guessing who goes where."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from shared.domain import policy, sealing
from shared.domain.bindings import State
from shared.domain.identifiers import BindingId
from shared.domain.schools import School, SchoolLevel
from shared.domain.sealing import Entropy
from shared.domain.students import Student
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.key_ring import LocalKey
from shared.persistence.school_catalogue import read_school
from shared.persistence.table import ConditionFailed, Table, Update

_KEEP_SCHOOLS_SECONDS = 600
_KEEP_COUNTERS_SECONDS = 3 * policy.DAY


class LinkedState(NamedTuple):
    """State of a binding, and the hashes of the contacts that open it."""

    state: State
    contacts: frozenset[str]


class RosterStore:
    """Items ``S#`` / ``P`` (students) and ``D#`` (day counters)."""

    def __init__(self, table: Table, field_key: LocalKey) -> None:
        self._table = table
        self._field_key = field_key
        self._schools: dict[keys.Key, tuple[int, School]] = {}

    def attends(self, profile: Item | None) -> bool:
        """Whether a profile's item is that of a student who goes to one of the city's schools."""
        return profile is not None and self.student(profile).left is None

    def is_student(self, index: str) -> bool:
        """Whether an ID is such a student's; always one read. Raises StoreBusy, SealBroken."""
        return self.attends(self._table.get(keys.profile(index), consistent=True))

    def look_up(
        self, student: str, level: SchoolLevel, school_code: str, bindings: Sequence[BindingId], now: int
    ) -> tuple[Student | None, School | None, list[LinkedState]]:
        """A student, a school, and the states of those of ``bindings`` that exist, in one round trip.

        The school comes from the public catalogue and is kept for ten minutes: which keys are read hangs on what the
        caller chose, never on whether the student is known.
        """
        student_key, school_key = keys.profile(student), keys.school(level, school_code)
        binding_keys = [keys.binding(binding) for binding in bindings]
        stale = self._stale([school_key], now)
        found = self._table.get_many([student_key, *stale, *binding_keys])
        self._keep(stale, found, now)
        linked = [
            LinkedState(State(found[k]["st"]), frozenset(found[k].get("ct", ()))) for k in binding_keys if k in found
        ]
        student_found = self.student(found[student_key]) if student_key in found else None
        return student_found, self._kept(school_key), linked

    def schools(self, wanted: Collection[tuple[SchoolLevel, str]], now: int) -> dict[tuple[SchoolLevel, str], School]:
        """Those of the schools, named by level and code, that the catalogue has; at most one round trip."""
        by_key = {keys.school(*names): names for names in wanted}
        stale = self._stale(by_key, now)
        self._keep(stale, self._table.get_many(stale) if stale else {}, now)
        kept = {names: self._kept(key) for key, names in by_key.items()}
        return {names: school for names, school in kept.items() if school is not None}

    def count_match(self, contact_hash: str, student: str, day: date, now: int, token: str, *, missed: bool) -> bool:
        """Count a look-up before its outcome is told; False when a limit is reached.

        A hit and a miss write the same two items, and differ in the counter that grows. ``token`` makes a repeated
        call count once.
        """
        updates = [
            _counted(keys.contact_day(contact_hash, day), policy.MISMATCHES_A_DAY_BY_CONTACT, now, missed),
            _counted(keys.student_day(student, day), policy.MISMATCHES_A_DAY_BY_STUDENT, now, missed),
        ]
        try:
            self._table.transact(updates, token=token)
        except ConditionFailed:
            return False
        return True

    def student(self, item: Item) -> Student:
        """A profile item as the entity. Raises SealBroken when the item was tampered with."""
        key = keys.key_of_item(item)
        return Student(
            index=keys.student_of(key),
            name=sealing.unseal(self._field_key.bytes, item["name"], f"{key.context}|name"),
            school_code=item["sch"],
            school_level=SchoolLevel(item["lvl"]),
            class_name=item["cls"],
            seat=item["seat"],
            teacher=keys.teacher_of_route(item[keys.INDEX_PARTITION_KEY]),
            protected=item["prot"],
            left=date.fromisoformat(item["left"]) if "left" in item else None,
        )

    def put(self, student: Student, entropy: Entropy) -> None:
        """Add or replace a student; one who had left is back. The bindings follow (see ``move_store``)."""
        key = keys.profile(student.index)
        item = {
            "name": sealing.seal(self._field_key.bytes, student.name, f"{key.context}|name", entropy),
            "sch": student.school_code,
            "lvl": student.school_level,
            "cls": student.class_name,
            "seat": student.seat,
            "prot": student.protected,
            keys.INDEX_PARTITION_KEY: keys.route(student.teacher),
            keys.INDEX_SORT_KEY: keys.profile_seat(student.seat, student.index),
        }
        self._table.put(key, item)

    def _stale(self, schools: Collection[keys.Key], now: int) -> list[keys.Key]:
        """Those that must be read: not kept, or kept for too long."""
        read_at = {key: self._schools[key][0] for key in schools if key in self._schools}
        return [key for key in schools if key not in read_at or now - read_at[key] >= _KEEP_SCHOOLS_SECONDS]

    def _keep(self, stale: Collection[keys.Key], found: Mapping[keys.Key, Item], now: int) -> None:
        for key in stale:
            self._schools.pop(key, None)
            if key in found:
                self._schools[key] = now, read_school(found[key])

    def _kept(self, key: keys.Key) -> School | None:
        return self._schools.get(key, (0, None))[1]


def _counted(key: keys.Key, misses: int, now: int, missed: bool) -> Update:
    values: dict[str, Any] = {":miss": int(missed), ":hit": int(not missed), ":ttl": now + _KEEP_COUNTERS_SECONDS}
    return Update(
        key,
        "ADD misses :miss, hits :hit SET #ttl = :ttl",
        values | {":misses": misses, ":hits": policy.MATCHES_A_DAY},
        condition="(attribute_not_exists(misses) OR misses < :misses) AND (attribute_not_exists(hits) OR hits < :hits)",
        names={"#ttl": keys.TTL_ATTRIBUTE},
    )
