"""Move store: bindings go where the roster has their student: from class to class, out of the city, and back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from shared.domain.bindings import Action, State, state_after
from shared.domain.identifiers import BindingId
from shared.domain.reasons import EndReason
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.table import ConditionFailed, Table, Update
from shared.persistence.transitions import step


class _Written(NamedTuple):
    """Parts of an update."""

    sets: Mapping[str, str]
    values: Mapping[str, Any]
    removes: frozenset[str]


# Besides state, version and trail. What a binding was before its end says whether it can come back; the decision
# before is no longer what it stands on.
_BESIDES = {
    Action.END: _Written(
        {"was": "st", "rc": ":reason"}, {":reason": EndReason.LEFT_CITY}, frozenset({"rw", "dby", "dro", "dtok"})
    ),
    Action.RESTORE: _Written({}, {}, frozenset({"rc", "was"})),
}
_WHERE: Sequence[str] = ("lvl", "sch", "cls", keys.INDEX_PARTITION_KEY, keys.INDEX_SORT_KEY)


class Place(NamedTuple):
    """Where the roster has a student: school level, school code and class, seat, and partition of the index.

    ``left``: since when in no school of the city. The partition is then that of the day's leavers, and empty once the
    leaver's bindings have ended.
    """

    level: str
    code: str
    class_name: str
    seat: int
    partition: str
    left: date | None


class Followed(NamedTuple):
    """What a move needs to know of a binding. ``attributes`` are those that say where it is.

    ``comes_back``: it was approved, and ended because the pupil had left.
    """

    id: BindingId
    state: State
    version: int
    attributes: dict[str, Any]
    comes_back: bool


class MoveStore:
    """The open attributes of items ``P`` and ``B#`` of one student: it holds no key to the sealed ones."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def read(self, student: str) -> tuple[Place, list[Followed]] | None:
        """A student's place and all bindings as they are at this moment; None for who was never in the roster.

        One round trip. A binding that was read before the student moved must not decide where it goes, so the read is
        a strong one.
        """
        items = self._table.query(keys.student_partition(student), consistent=True)
        profile = next((item for item in items if keys.is_profile(keys.key_of_item(item))), None)
        if profile is None:
            return None
        return _place(profile), [_followed(item) for item in items if "st" in item]

    def carry(self, binding: Followed, place: Place, action: Action | None, now: int) -> bool:
        """Write where a binding is now and, by ``action`` (END or RESTORE), what has become of it.

        False when it changed since it was read, so that whoever moves it looks again.
        """
        moved = _moved(place, binding.id)
        if action is None:
            return self._applies(_guarded(binding, moved, ""))
        besides = _BESIDES[action]
        sets = {"st": ":after", "ver": "ver + :one", "chg": ":now"}
        values = {":after": state_after(action), ":one": 1, ":now": now, ":step": {step(now, action)}}
        written = _Written(
            {**moved.sets, **sets, **besides.sets},
            {**moved.values, **values, **besides.values},
            moved.removes | besides.removes,
        )
        return self._applies(_guarded(binding, written, " ADD trail :step"))

    def leavers(self, left: date) -> list[str]:
        """The students who left on a day and whose bindings have not ended yet, in no order."""
        items = self._table.query_index(keys.INDEX_NAME, keys.INDEX_PARTITION_KEY, keys.leavers(left))
        found = map(keys.key_of_item, items)
        return [keys.student_of(key) for key in found if keys.is_profile(key)]

    def let_go(self, student: str, left: date) -> bool:
        """Look no more for a leaver whose bindings have ended; False when the student is back in a class."""
        update = Update(
            keys.profile(student),
            f"REMOVE {keys.INDEX_PARTITION_KEY}, {keys.INDEX_SORT_KEY}",
            {":leavers": keys.leavers(left)},
            condition=f"{keys.INDEX_PARTITION_KEY} = :leavers",
        )
        return self._applies(update)

    def _applies(self, update: Update) -> bool:
        try:
            self._table.update(update)
        except ConditionFailed:
            return False
        return True


def follows(binding: Followed, place: Place) -> bool:
    """Whether a binding is where its student is."""
    return binding.attributes == _attributes(place, binding.id)


def _moved(place: Place, binding_id: BindingId) -> _Written:
    where = _attributes(place, binding_id)
    removes = frozenset() if place.partition else frozenset({keys.INDEX_PARTITION_KEY, keys.INDEX_SORT_KEY})
    return _Written({n: f":{n}" for n in where}, {f":{n}": value for n, value in where.items()}, removes)


def _guarded(binding: Followed, written: _Written, step: str) -> Update:
    """An update of a binding that is as it was read."""
    assigned = ", ".join(f"{name} = {value}" for name, value in written.sets.items())
    removed = f" REMOVE {', '.join(sorted(written.removes))}" if written.removes else ""
    conditions = ["st = :read_state", "ver = :read_version"]
    read: dict[str, Any] = {":read_state": binding.state, ":read_version": binding.version}
    if keys.INDEX_PARTITION_KEY in binding.attributes:
        conditions.append(f"{keys.INDEX_PARTITION_KEY} = :read_partition")
        read[":read_partition"] = binding.attributes[keys.INDEX_PARTITION_KEY]
    else:
        conditions.append(f"attribute_not_exists({keys.INDEX_PARTITION_KEY})")
    expression = f"SET {assigned}{removed}{step}"
    return Update(keys.binding(binding.id), expression, {**written.values, **read}, condition=" AND ".join(conditions))


def _attributes(place: Place, binding_id: BindingId) -> dict[str, Any]:
    """What a binding's item says of where it is, when its student is at ``place``."""
    attributes = {"lvl": place.level, "sch": place.code, "cls": place.class_name}
    if not place.partition:
        return attributes
    seat = keys.binding_seat(place.seat, binding_id)
    return attributes | {keys.INDEX_PARTITION_KEY: place.partition, keys.INDEX_SORT_KEY: seat}


def _place(item: Item) -> Place:
    left = date.fromisoformat(item["left"]) if "left" in item else None
    partition = item.get(keys.INDEX_PARTITION_KEY, "")
    return Place(item["lvl"], item["sch"], item["cls"], item["seat"], partition, left)


def _followed(item: Item) -> Followed:
    return Followed(
        id=keys.binding_id_of(keys.key_of_item(item)),
        state=State(item["st"]),
        version=item["ver"],
        attributes={name: item[name] for name in _WHERE if name in item},
        comes_back=item.get("rc") == EndReason.LEFT_CITY and item.get("was") == State.APPROVED,
    )
