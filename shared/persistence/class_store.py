"""Class store: each class of the city, its homeroom teacher, and how far its children are bound."""

from typing import NamedTuple

from shared.domain.schools import ClassId, SchoolId, SchoolLevel
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.table import Table, Update

# A class begins with a profile, unless bindings still wait to follow their student elsewhere.
_FIRST = 10


class SchoolClass(NamedTuple):
    """A class as the roster has it; ``teacher`` is the id of its homeroom teacher."""

    id: ClassId
    teacher: str


class ClassStore:
    """Items ``K#``."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of_school(self, school: SchoolId) -> list[SchoolClass]:
        """The classes of a school, by name; one round trip."""
        items = self._table.query_start(keys.classes(school.level), keys.class_start(school))
        return [read_class(item) for item in items]

    def of_teacher(self, teacher: str) -> ClassId | None:
        """The class that a teacher's students are in; one round trip."""
        route = keys.route(teacher)
        items = self._table.query_index_start(keys.INDEX_NAME, keys.INDEX_PARTITION_KEY, route, _FIRST)
        profile = next((item for item in items if keys.is_profile(keys.key_of_item(item))), None)
        return ClassId(SchoolId(SchoolLevel(profile["lvl"]), profile["sch"]), profile["cls"]) if profile else None

    def put_teacher(self, class_id: ClassId, teacher: str) -> None:
        """Add a class, or give it another teacher; what is counted of it stays."""
        self._table.update(Update(keys.class_of(class_id), "SET t = :teacher", {":teacher": teacher}))


def read_class(item: Item) -> SchoolClass:
    """A class item as the entity."""
    return SchoolClass(keys.class_id_of(keys.key_of_item(item)), item["t"])
