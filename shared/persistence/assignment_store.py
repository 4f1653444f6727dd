"""Assignment store: gives, takes back and lists what staff are assigned, with who they are."""

from typing import Any, NamedTuple

from shared.domain import policy, sealing
from shared.domain.schools import ClassId, SchoolId
from shared.domain.sealing import Entropy
from shared.domain.staff import Assignment, Member, Role
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.key_ring import LocalKey
from shared.persistence.staff_store import read_assignment
from shared.persistence.table import Check, ConditionFailed, Table, Update

_OPTIONAL = frozenset({"cls", "until", "by"})


class PlaceUnknown(Exception):
    """There is no such school, or no such class."""


class Given(NamedTuple):
    """An assignment, and who holds it."""

    assignment: Assignment
    member: Member


class AssignmentStore:
    """Items ``T#`` / ``A#``, and ``T#…#invited``. Name and address are one sealed value, bound to its item."""

    def __init__(self, table: Table, field_key: LocalKey, entropy: Entropy) -> None:
        self._table = table
        self._field_key = field_key
        self._entropy = entropy

    def of_school(self, school: SchoolId) -> list[Given]:
        """All who were assigned to a school, whenever it holds; one round trip."""
        items = self._table.query_index(keys.INDEX_NAME, keys.INDEX_PARTITION_KEY, keys.school_staff(school))
        return [Given(read_assignment(item), self._member(item)) for item in items]

    def give(self, given: Given) -> None:
        """Give an assignment, in place of the one for the same role and place if there is one; one round trip.

        Raises PlaceUnknown.
        """
        assignment = given.assignment
        key = _key(assignment)
        values = _values(assignment) | {
            "person": sealing.seal(self._field_key.bytes, list(given.member), f"{key.context}|person", self._entropy)
        }
        removed = ", ".join(f"#{name}" for name in sorted(_OPTIONAL - values.keys()))
        update = Update(
            key,
            f"SET {', '.join(f'#{name} = :{name}' for name in values)}" + (f" REMOVE {removed}" if removed else ""),
            {f":{name}": value for name, value in values.items()},
            names={f"#{name}": name for name in values.keys() | _OPTIONAL},
        )
        try:
            self._table.transact([update], check=_check(assignment))
        except ConditionFailed:
            raise PlaceUnknown from None

    def take_back(self, staff: str, role: Role, school: SchoolId | None, class_name: str) -> None:
        """End an assignment at once; one that is not there counts as ended."""
        self._table.delete([keys.assignment(staff, role, school, class_name)])

    def note_invited(self, staff: str, now: int) -> bool:
        """Note that somebody is sent a first password; False, and nothing noted, when one was sent shortly before.

        One round trip. ``now``: epoch seconds.
        """
        update = Update(
            keys.invitation(staff),
            "SET invited = :now, #ttl = :ttl",
            {":now": now, ":ttl": now + policy.INVITATION_INTERVAL, ":before": now - policy.INVITATION_INTERVAL},
            condition="attribute_not_exists(invited) OR invited <= :before",
            names={"#ttl": keys.TTL_ATTRIBUTE},
        )
        return self._table.holds(update)

    def _member(self, item: Item) -> Member:
        context = f"{keys.key_of_item(item).context}|person"
        return Member(*sealing.unseal(self._field_key.bytes, item["person"], context))


def _key(assignment: Assignment) -> keys.Key:
    return keys.assignment(assignment.staff, assignment.role, assignment.school, assignment.class_name)


def _values(assignment: Assignment) -> dict[str, Any]:
    values = {
        "role": assignment.role,
        "cls": assignment.class_name or None,
        "from": assignment.starts.isoformat(),
        "until": assignment.ends.isoformat() if assignment.ends else None,
        "by": assignment.given_by or None,
    }
    if assignment.school:
        values |= {
            "lvl": assignment.school.level,
            "sch": assignment.school.code,
            keys.INDEX_PARTITION_KEY: keys.school_staff(assignment.school),
            keys.INDEX_SORT_KEY: f"{assignment.role}#{assignment.staff}#{assignment.class_name}",
        }
    return {name: value for name, value in values.items() if value is not None}


def _check(assignment: Assignment) -> Check | None:
    """The place must be there: an assignment to a name mistyped would open nothing, and nobody would be told."""
    school, name = assignment.school, assignment.class_name
    if school is None:
        return None
    place = keys.class_of(ClassId(school, name)) if name else keys.school(school.level, school.code)
    return Check(place, f"{keys.PARTITION_KEY} = :place", {":place": place.partition})
