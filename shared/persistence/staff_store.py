"""Staff store: who was assigned what, and as what somebody acts on a class."""

from datetime import date

from shared.domain.schools import ClassId, SchoolId, SchoolLevel
from shared.domain.staff import Acting, Assignment, Role
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.class_store import read_class
from shared.persistence.table import Table


class StaffStore:
    """Items ``T#`` / ``A#``."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def acting(self, staff: str, class_id: ClassId, on: date) -> Acting | None:
        """As what ``staff`` acts on a class on a day; None if as nothing, or there is no such class. One round trip."""
        class_key = keys.class_of(class_id)
        own = [
            keys.assignment(staff, Role.SUBSTITUTE, class_id.school, class_id.name),
            keys.assignment(staff, Role.REGISTRAR, class_id.school, ""),
        ]
        found = self._table.get_many([class_key, *own])
        if class_key not in found:
            return None
        teacher = read_class(found[class_key]).teacher
        if teacher == staff:
            return Acting(Role.HOMEROOM_TEACHER, class_id, teacher)
        held = [assignment for key in own if key in found and (assignment := read_assignment(found[key])).holds(on)]
        return Acting(held[-1].role, class_id, teacher) if held else None

    def roles_at(self, staff: str, school: SchoolId | None, on: date) -> frozenset[Role]:
        """Those of registrar (of the school, if one is named) and city administrator that ``staff`` has on a day.

        One round trip.
        """
        wanted = [keys.assignment(staff, Role.CITY_ADMINISTRATOR, None, "")]
        if school is not None:
            wanted.append(keys.assignment(staff, Role.REGISTRAR, school, ""))
        found = self._table.get_many(wanted).values()
        return frozenset(assignment.role for assignment in map(read_assignment, found) if assignment.holds(on))

    def of_staff(self, staff: str) -> list[Assignment]:
        """All that was assigned to one member of staff, whenever it holds; one round trip."""
        return [read_assignment(item) for item in self._table.query(keys.assignments(staff))]


def read_assignment(item: Item) -> Assignment:
    """An assignment item as the entity."""
    return Assignment(
        staff=keys.staff_of(item[keys.PARTITION_KEY]),
        role=Role(item["role"]),
        school=SchoolId(SchoolLevel(item["lvl"]), item["sch"]) if "sch" in item else None,
        class_name=item.get("cls", ""),
        starts=date.fromisoformat(item["from"]),
        ends=date.fromisoformat(item["until"]) if "until" in item else None,
        given_by=item.get("by", ""),
    )
