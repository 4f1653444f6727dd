"""Import store: where imports of rosters stand, and which one may work on a school."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from shared.domain import policy
from shared.domain.imports import ImportAction, ImportState, RosterImport, state_after, states_before
from shared.domain.schools import SchoolId, SchoolLevel
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.table import ConditionFailed, Table, Update

# A claim that is older belongs to a worker that was ended.
_CLAIM_HOLDS = 15 * policy.MINUTE
_NAMES = {
    "digest": "dig",
    "rows": "rows",
    "schools": "schools",
    "done": "done",
    "faults": "faults",
    "lacking": "lacking",
    "counts": "counts",
    "allow_missing": "allow",
    "last": "last",
}


class ImportMoved(Exception):
    """The import is not in a state from which the action may be taken; ``state`` is None if there is no such import."""

    def __init__(self, state: ImportState | None) -> None:
        super().__init__(state)
        self.state = state


class SchoolClaimed(Exception):
    """Another import is at work on the school, or was after the one that shall be undone."""


class SchoolImport(NamedTuple):
    """What an import has done to one school, where it ``begun`` at (epoch seconds)."""

    state: ImportState
    counts: Mapping[str, int]
    begun: int = 0


class ImportStore:
    """Items ``I#``."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def open(self, roster_import: RosterImport) -> None:
        """Write a new import."""
        key = keys.roster_import(roster_import.id)
        item = {name: getattr(roster_import, field) for field, name in _NAMES.items()}
        school = roster_import.school
        item |= {"st": roster_import.state, "at": roster_import.at, "chg": roster_import.changed_at}
        item |= {"by": roster_import.by or None, **_listed(school, roster_import.at, roster_import.id)}
        item |= {"lvl": school.level, "sch": school.code} if school else {}
        self._table.put(key, item)

    def get(self, import_id: str) -> RosterImport | None:
        """An import as it is now, or None."""
        item = self._table.get(keys.roster_import(import_id), consistent=True)
        return _import(item) if item else None

    def advance(self, import_id: str, action: ImportAction, now: int, **values: Any) -> RosterImport:
        """Take ``action``, noting ``values`` (fields of RosterImport); the import after it. Raises ImportMoved."""
        befores = {f":b{number}": state for number, state in enumerate(states_before(action))}
        return self._set(import_id, {"st": state_after(action), "chg": now, **_spelt(values)}, befores)

    def note(self, import_id: str, state: ImportState, now: int, **values: Any) -> RosterImport:
        """Note how far an import is that is in ``state``; the import after it. Raises ImportMoved."""
        return self._set(import_id, {"chg": now, **_spelt(values)}, {":b0": state})

    def begin_school(self, roster_import: RosterImport, school: SchoolId, now: int) -> int | None:
        """Note that an import is at work on a school; since when it is, or None when it was done with it already."""
        values = {":applying": ImportState.APPLYING, ":now": now, ":none": {}}
        values |= {f":{name}": value for name, value in _listed(school, roster_import.at, roster_import.id).items()}
        update = Update(
            keys.school_import(roster_import.id, school),
            "SET st = :applying, begun = if_not_exists(begun, :now), counts = if_not_exists(counts, :none)"
            f", {keys.INDEX_PARTITION_KEY} = :{keys.INDEX_PARTITION_KEY}, {keys.INDEX_SORT_KEY} = "
            f":{keys.INDEX_SORT_KEY}",
            values,
            condition="attribute_not_exists(st) OR st = :applying",
        )
        try:
            return self._table.update(update)["begun"]
        except ConditionFailed:
            return None

    def note_school(self, roster_import: RosterImport, school: SchoolId, done: SchoolImport) -> None:
        """Note what an import that has begun with a school has done to it. What was taken back stays so."""
        update = Update(
            keys.school_import(roster_import.id, school),
            "SET st = :state, counts = :counts",
            {":state": done.state, ":counts": done.counts, ":undone": ImportState.UNDONE},
            condition="attribute_exists(st) AND st <> :undone",
        )
        try:
            self._table.update(update)
        except ConditionFailed:
            return

    def schools(self, import_id: str) -> dict[SchoolId, SchoolImport]:
        """What an import has done, by school."""
        items = self._table.query(keys.roster_import(import_id).partition, consistent=True)
        by_school = {keys.imported_school(keys.key_of_item(item)): item for item in items}
        return {s: _school_import(item) for s, item in by_school.items() if s is not None}

    def latest(self, school: SchoolId | None, limit: int = policy.ROSTER_IMPORTS_SHOWN) -> list[RosterImport]:
        """The newest imports that touched a school, or (None) of the whole city; two round trips."""
        items = self._table.query_index(keys.INDEX_NAME, keys.INDEX_PARTITION_KEY, keys.imports_of(school))
        ids = dict.fromkeys(keys.import_of(keys.key_of_item(item)) for item in reversed(items))
        wanted = [keys.roster_import(import_id) for import_id in list(ids)[:limit]]
        found = self._table.get_many(wanted) if wanted else {}
        return [_import(found[key]) for key in wanted if key in found]

    def last(self, school: SchoolId) -> str | None:
        """The import that is, or was last, at work on a school; None if none ever was."""
        item = self._table.get(keys.last_import(school), consistent=True)
        return item["imp"] if item else None

    def claim(self, school: SchoolId, import_id: str, now: int) -> None:
        """Have a school for applying an import alone, which so becomes its last one. Raises SchoolClaimed."""
        free = "attribute_not_exists(imp) OR working = :closed OR since < :old OR (imp = :imp AND doing = :doing)"
        self._claim(school, import_id, ImportAction.APPLY, now, free)

    def claim_again(self, school: SchoolId, import_id: str, now: int) -> None:
        """Have a school for taking back the import that was its last one, and is not at work any more. Raises
        SchoolClaimed."""
        free = "imp = :imp AND (working = :closed OR since < :old OR doing = :doing)"
        self._claim(school, import_id, ImportAction.UNDO, now, free)

    def release(self, school: SchoolId, import_id: str) -> None:
        """Let others at the school."""
        values = {":imp": import_id, ":closed": False}
        update = Update(keys.last_import(school), "SET working = :closed", values, condition="imp = :imp")
        try:
            self._table.update(update)
        except ConditionFailed:
            return

    def _claim(self, school: SchoolId, import_id: str, doing: ImportAction, now: int, condition: str) -> None:
        text = "SET imp = :imp, doing = :doing, working = :open, since = :now"
        values = {":imp": import_id, ":doing": doing, ":now": now, ":old": now - _CLAIM_HOLDS}
        values |= {":open": True, ":closed": False}
        try:
            self._table.update(Update(keys.last_import(school), text, values, condition=condition))
        except ConditionFailed:
            raise SchoolClaimed from None

    def _set(self, import_id: str, values: Mapping[str, Any], befores: Mapping[str, str]) -> RosterImport:
        update = Update(
            keys.roster_import(import_id),
            "SET " + ", ".join(f"#{name} = :{name}" for name in values),
            {**{f":{name}": value for name, value in values.items()}, **befores},
            condition=f"st IN ({', '.join(befores)})",
            names={f"#{name}": name for name in values},
        )
        try:
            return _import(self._table.update(update))
        except ConditionFailed as failure:
            (old,) = failure.items
            raise ImportMoved(ImportState(old["st"]) if old else None) from None


def _spelt(values: Mapping[str, Any]) -> dict[str, Any]:
    return {_NAMES[field]: value for field, value in values.items()}


def _listed(school: SchoolId | None, at: int, import_id: str) -> dict[str, str]:
    return {
        keys.INDEX_PARTITION_KEY: keys.imports_of(school),
        keys.INDEX_SORT_KEY: keys.import_time(at, import_id),
    }


def _school_import(item: Item) -> SchoolImport:
    return SchoolImport(ImportState(item["st"]), item["counts"], item.get("begun", 0))


def _import(item: Item) -> RosterImport:
    school = SchoolId(SchoolLevel(item["lvl"]), item["sch"]) if "sch" in item else None
    return RosterImport(
        id=keys.import_of(keys.key_of_item(item)),
        at=item["at"],
        by=item.get("by", ""),
        school=school,
        state=ImportState(item["st"]),
        changed_at=item["chg"],
        **{field: item[name] for field, name in _NAMES.items() if name in item},
    )
