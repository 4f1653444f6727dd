"""School catalogue: the public list of schools, by level."""

from shared.domain.schools import School, SchoolId, SchoolLevel
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.table import Table


class SchoolCatalogue:
    """Items ``L#``."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def schools(self, level: SchoolLevel) -> list[School]:
        """The whole catalogue of one level, by code."""
        return [read_school(item) for item in self._table.query(keys.schools(level))]

    def by_id(self) -> dict[SchoolId, School]:
        """Every school of every level, by level and code; a round trip a level."""
        return {SchoolId(level, school.code): school for level in SchoolLevel for school in self.schools(level)}

    def put(self, school: School) -> None:
        """Add or replace a school."""
        self._table.put(
            keys.school(school.level, school.code),
            {
                "name": school.name,
                "lvl": school.level,
                "district": school.district,
                "tel": school.telephone,
                "ext": school.extension,
            },
        )


def read_school(item: Item) -> School:
    """A catalogue item as the entity."""
    return School(
        item[keys.SORT_KEY], item["name"], SchoolLevel(item["lvl"]), item["district"], item["tel"], item["ext"]
    )
