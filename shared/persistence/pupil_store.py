"""Pupil store: students' profiles as roster imports write them. Their bindings follow by the stream (see move_store).

A write names what it found: who was changed since is left alone. Flags that a registrar sets are never written here.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from shared.domain import sealing
from shared.domain.pupils import Pupil
from shared.domain.schools import SchoolId, SchoolLevel
from shared.domain.sealing import Entropy
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.failures import StoreBusy
from shared.persistence.key_ring import LocalKey
from shared.persistence.table import ConditionFailed, Statement, Table

STATEMENTS = 25
"""Writes in one round trip."""

BIRTH_DATE = "bd"
"""The attribute of a profile that holds the sealed birth date."""

READS = 100
"""Pupils that are read in one round trip."""


class PupilWrite(NamedTuple):
    """A pupil as found (None: not at all) and as they shall be. ``open``: only if they are not protected."""

    before: Pupil | None
    after: Pupil
    open: bool = False


class PupilStore:
    """The roster's attributes of items ``S#`` / ``P``."""

    def __init__(self, table: Table, field_key: LocalKey, entropy: Entropy) -> None:
        self._table = table
        self._field_key = field_key
        self._entropy = entropy

    def of_teacher(self, teacher: str, school: SchoolId) -> list[Pupil]:
        """The pupils of a teacher's class at ``school``; one round trip. Who just moved may be seen a moment late."""
        items = self._table.query_index(keys.INDEX_NAME, keys.INDEX_PARTITION_KEY, keys.route(teacher))
        pupils = [self._pupil(item) for item in items if keys.is_profile(keys.key_of_item(item))]
        return [pupil for pupil in pupils if pupil.school == school]

    def find(self, indexes: Sequence[str]) -> dict[str, Pupil]:
        """Those of up to 100 pupils that exist, as they are now; one round trip."""
        return self.look(indexes)[0]

    def look(self, indexes: Sequence[str]) -> tuple[dict[str, Pupil], list[str]]:
        """The same, and which of them are protected."""
        found = self._table.get_many([keys.profile(index) for index in indexes], consistent=True)
        protected = [keys.student_of(key) for key, item in found.items() if item.get("prot")]
        return {pupil.index: pupil for pupil in map(self._pupil, found.values())}, protected

    def write(self, writes: Sequence[PupilWrite]) -> list[bool | StoreBusy]:
        """Write up to 25 pupils, each for itself; whether each was as it was found. One round trip."""
        statements = [
            self._insert(write.after) if write.before is None else self._set(write.after, _found(write.before, write))
            for write in writes
        ]
        return _outcomes(self._table.execute(statements))

    def take_back(self, import_id: str, pupils: Sequence[Pupil]) -> list[bool | StoreBusy]:
        """Have up to 25 pupils be as given, each if ``import_id`` was the last to write it. One round trip."""
        condition = {"imp": import_id}
        return _outcomes(self._table.execute([self._set(pupil, condition) for pupil in pupils]))

    def forget(self, import_id: str, indexes: Sequence[str]) -> list[bool | StoreBusy]:
        """Forget up to 25 pupils who have left, each if ``import_id`` was the last to write it. One round trip.

        Who was protected or exempted since is not forgotten: that would be lost with them.
        """
        condition, values = _where({"imp": import_id, "prot": False})
        text = f'DELETE FROM "{self._table.name}" {condition} AND "ex" IS MISSING AND "left" IS NOT MISSING'
        return _outcomes(self._table.execute([Statement(text, [*keys.profile(index), *values]) for index in indexes]))

    def is_bound(self, index: str) -> bool:
        """Whether anybody is bound to a pupil, or ever was or asked to be; one round trip."""
        items = self._table.query(keys.student_partition(index), consistent=True)
        return any(keys.binding_id_of(keys.key_of_item(item)) for item in items)

    def _insert(self, pupil: Pupil) -> Statement:
        key = keys.profile(pupil.index)
        item = {keys.PARTITION_KEY: key.partition, keys.SORT_KEY: key.sort, "prot": False, **self._attributes(pupil)}
        item = {name: value for name, value in item.items() if value is not None}
        names = ", ".join(f"'{name}': ?" for name in item)
        return Statement(f'INSERT INTO "{self._table.name}" VALUE {{{names}}}', [*item.values()])

    def _set(self, pupil: Pupil, condition: Mapping[str, Any]) -> Statement:
        return self._statement(keys.profile(pupil.index), self._attributes(pupil), condition)

    def _statement(self, key: keys.Key, values: Mapping[str, Any], condition: Mapping[str, Any]) -> Statement:
        # Every name is quoted: "name" and "left" are words of the language.
        kept = {name: value for name, value in values.items() if value is not None}
        parts = [f'SET "{name}" = ?' for name in kept] + [f'REMOVE "{name}"' for name in values if name not in kept]
        where, wanted = _where(condition)
        return Statement(f'UPDATE "{self._table.name}" {" ".join(parts)} {where}', [*kept.values(), *key, *wanted])

    def _attributes(self, pupil: Pupil) -> dict[str, Any]:
        context, born = keys.profile(pupil.index).context, pupil.birth_date
        return {
            "name": self._sealed(f"{context}|name", pupil.name),
            BIRTH_DATE: self._sealed(f"{context}|{BIRTH_DATE}", born.isoformat()) if born else None,
            **_place(pupil),
            "seat": pupil.seat,
            "left": pupil.left.isoformat() if pupil.left else None,
            "imp": pupil.import_id or None,
        }

    def _sealed(self, context: str, value: str) -> bytes:
        return sealing.seal(self._field_key.bytes, value, context, self._entropy)

    def _pupil(self, item: Item) -> Pupil:
        key = keys.key_of_item(item)
        left = date.fromisoformat(item["left"]) if "left" in item else None
        return Pupil(
            index=keys.student_of(key),
            name=sealing.unseal(self._field_key.bytes, item["name"], f"{key.context}|name"),
            school=SchoolId(SchoolLevel(item["lvl"]), item["sch"]),
            class_name=item["cls"],
            seat=item["seat"],
            teacher="" if left else keys.teacher_of_route(item[keys.INDEX_PARTITION_KEY]),
            left=left,
            import_id=item.get("imp", ""),
            birth_date=birth_date(item, self._field_key.bytes),
        )


def birth_date(profile: Item, key: bytes) -> date | None:
    """The birth date in a profile item, sealed under the field ``key``; None where no roster has told it.

    Raises SealBroken.
    """
    if BIRTH_DATE not in profile:
        return None
    return unsealed_day(keys.student_of(keys.key_of_item(profile)), profile[BIRTH_DATE], key)


def unsealed_day(student: str, sealed: bytes, key: bytes) -> date:
    """The same, of a value that a student's profile holds or held. Raises SealBroken."""
    return date.fromisoformat(sealing.unseal(key, sealed, f"{keys.profile(student).context}|{BIRTH_DATE}"))


def _place(pupil: Pupil) -> dict[str, Any]:
    """Where a pupil is: what a write changes, and what it holds against what it found."""
    return {
        "sch": pupil.school.code,
        "lvl": pupil.school.level,
        "cls": pupil.class_name,
        keys.INDEX_PARTITION_KEY: keys.leavers(pupil.left) if pupil.left else keys.route(pupil.teacher),
        keys.INDEX_SORT_KEY: keys.profile_seat(pupil.seat, pupil.index),
    }


def _found(before: Pupil, write: PupilWrite) -> dict[str, Any]:
    return _place(before) | ({"prot": False} if write.open else {})


def _where(condition: Mapping[str, Any]) -> tuple[str, list[Any]]:
    names = [keys.PARTITION_KEY, keys.SORT_KEY, *condition]
    return "WHERE " + " AND ".join(f'"{name}" = ?' for name in names), [*condition.values()]


def _outcomes(outcomes: Sequence[Item | ConditionFailed | StoreBusy]) -> list[bool | StoreBusy]:
    return [o if isinstance(o, StoreBusy) else not isinstance(o, ConditionFailed) for o in outcomes]
