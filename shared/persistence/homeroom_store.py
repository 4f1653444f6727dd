"""Homeroom store: classes with their teachers' names and addresses, which are sealed."""

from collections.abc import Iterable

from shared.domain import sealing
from shared.domain.pupils import Homeroom
from shared.domain.schools import ClassId, SchoolId
from shared.domain.sealing import Entropy
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.key_ring import LocalKey
from shared.persistence.table import Table, Update

_SEALED = ("tn", "tm")


class HomeroomStore:
    """The roster's attributes of items ``K#``; what is counted of a class is left as it is."""

    def __init__(self, table: Table, field_key: LocalKey, entropy: Entropy) -> None:
        self._table = table
        self._field_key = field_key
        self._entropy = entropy

    def of_school(self, school: SchoolId) -> list[Homeroom]:
        """The classes of a school, by name; one round trip."""
        items = self._table.query_start(keys.classes(school.level), keys.class_start(school))
        return [self._homeroom(item) for item in items]

    def of(self, class_id: ClassId) -> Homeroom | None:
        """One class; one round trip."""
        item = self._table.get(keys.class_of(class_id))
        return self._homeroom(item) if item and "t" in item else None

    def put(self, school: SchoolId, homeroom: Homeroom) -> None:
        """Add a class, or give it another teacher."""
        key = keys.class_of(ClassId(school, homeroom.class_name))
        said = zip(_SEALED, (homeroom.teacher_name, homeroom.teacher_email), strict=True)
        values = {f":{name}": self._sealed(key, name, value) for name, value in said}
        self._table.update(Update(key, "SET t = :t, tn = :tn, tm = :tm", {":t": homeroom.teacher, **values}))

    def remove(self, school: SchoolId, class_names: Iterable[str]) -> None:
        """Remove classes of a school; those that are not there count as removed."""
        self._table.delete([keys.class_of(ClassId(school, name)) for name in class_names])

    def _homeroom(self, item: Item) -> Homeroom:
        key = keys.key_of_item(item)
        name, address = (self._unsealed(key, attribute, item.get(attribute)) for attribute in _SEALED)
        return Homeroom(keys.class_id_of(key).name, item["t"], name, address)

    def _sealed(self, key: keys.Key, attribute: str, value: str) -> bytes:
        return sealing.seal(self._field_key.bytes, value, f"{key.context}|{attribute}", self._entropy)

    def _unsealed(self, key: keys.Key, attribute: str, sealed: bytes | None) -> str:
        return sealing.unseal(self._field_key.bytes, sealed, f"{key.context}|{attribute}") if sealed else ""
