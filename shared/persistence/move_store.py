"""Move store: bindings go where the roster has their student: from class to class, out of the city, and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from shared.domain.bindings import Action, State, state_after
from shared.domain.identifiers import BindingId
from shared.domain.reasons import EndReason
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.table import Table, Update
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
WHERE: Final = ("lvl", "sch", "cls", keys.INDEX_PARTITION_KEY, keys.INDEX_SORT_KEY)
"""What says, of a student and of a binding, where they are."""
MOVES: Final = "mvs"
MOVED_AT: Final = "mvd"
"""How often a binding has followed its student with no change of its state, and when it last did (epoch seconds)."""


class Place(NamedTuple):
    """Where the roster has a student: school level, school code and class, seat, and partition of the index.

    ``left``: since when in no school of the city. The partition is then that of the day's leavers.
    """

    level: str
    code: str
    class_name: str
    seat: int
    partition: str
    left: date | None


class Followed(NamedTuple):
    """What a move needs to know of a binding. ``attributes`` are those that say where it is.

    ``comes_back``: it was approved, and ended because the pupil had left. ``barred_from``: when the guardian is barred
    from the student (epoch seconds), if at all.
    """

    id: BindingId
    state: State
    version: int
    attributes: dict[str, Any]
    comes_back: bool
    barred_from: int | None


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

        False when it changed since it was read: in its state, its place or a guardian's block.
        """
        where = _attributes(place, binding.id)
        moved = _Written({n: f":{n}" for n in where}, {f":{n}": value for n, value in where.items()}, frozenset())
        if action is None:
            counted = _Written(
                {**moved.sets, MOVED_AT: ":now"}, {**moved.values, ":now": now, ":one": 1}, moved.removes
            )
            return self._applies(_guarded(binding, counted, f" ADD {MOVES} :one"))
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
        """The students who left on a day and did not come back, in no order; one round trip a megabyte."""
        items = self._table.query_index(keys.INDEX_NAME, keys.INDEX_PARTITION_KEY, keys.leavers(left))
        found = map(keys.key_of_item, items)
        return [keys.student_of(key) for key in found if keys.is_profile(key)]

    def _applies(self, update: Update) -> bool:
        return self._table.holds(update)


def version_of(item: Item) -> int:
    """Of a binding's item, what grows with each change of its state and each move: each has a number, and this is their
    sum."""
    return item["ver"] + item.get(MOVES, 0)


def follows(binding: Followed, place: Place) -> bool:
    """Whether a binding is where its student is."""
    return binding.attributes == _attributes(place, binding.id)


def _guarded(binding: Followed, written: _Written, step_added: str) -> Update:
    """An update of a binding that is as it was read."""
    assigned = ", ".join(f"{name} = {value}" for name, value in written.sets.items())
    removed = f" REMOVE {', '.join(sorted(written.removes))}" if written.removes else ""
    read = {":read_state": binding.state, ":read_version": binding.version}
    read[":read_partition"] = binding.attributes[keys.INDEX_PARTITION_KEY]
    condition = f"st = :read_state AND ver = :read_version AND {keys.INDEX_PARTITION_KEY} = :read_partition"
    if binding.barred_from is None:
        condition += " AND attribute_not_exists(barred_from)"
    else:
        condition += " AND barred_from = :read_bar"
        read[":read_bar"] = binding.barred_from
    values = {**written.values, **read}
    return Update(keys.binding(binding.id), f"SET {assigned}{removed}{step_added}", values, condition=condition)


def _attributes(place: Place, binding_id: BindingId) -> dict[str, Any]:
    """What a binding's item says of where it is, when its student is at ``place``."""
    seat = keys.binding_seat(place.seat, binding_id)
    return dict(zip(WHERE, (place.level, place.code, place.class_name, place.partition, seat), strict=True))


def _place(item: Item) -> Place:
    left = date.fromisoformat(item["left"]) if "left" in item else None
    return Place(item["lvl"], item["sch"], item["cls"], item["seat"], item[keys.INDEX_PARTITION_KEY], left)


def _followed(item: Item) -> Followed:
    return Followed(
        id=keys.binding_id_of(keys.key_of_item(item)),
        state=State(item["st"]),
        version=item["ver"],
        attributes={name: item[name] for name in WHERE},
        comes_back=item.get("rc") == EndReason.LEFT_CITY and item.get("was") == State.APPROVED,
        barred_from=item.get("barred_from"),
    )
