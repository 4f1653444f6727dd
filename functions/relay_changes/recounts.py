"""Recounts: which classes must be counted anew after a change."""

from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.change_stream import Change
from shared.persistence.coverage_store import class_of

# Of a profile or binding, what its class is counted by: its state and day, whether it is exempt, and where it is.
_COUNTED = ("st", "app_at", "ex", keys.INDEX_PARTITION_KEY, "lvl", "sch", "cls")
_TEACHER = "t"


def recounts(change: Change) -> list[list[str]]:
    """The classes that ``change`` touches, each as ``[level, code, name]``: that before it and that after."""
    class_id = keys.class_id_of(change.key)
    if class_id is not None:
        touched = {class_id} if change.new and change.new[_TEACHER] != (change.old or {}).get(_TEACHER) else set()
    elif keys.is_profile(change.key) or keys.binding_id_of(change.key) is not None:
        before, after = _counted(change.old), _counted(change.new)
        touched = {class_of(item) for item in (before, after) if "cls" in item} if before != after else set()
    else:
        touched = set()
    return [[*named.school, named.name] for named in sorted(touched)]


def _counted(item: Item | None) -> Item:
    return {name: item[name] for name in _COUNTED if name in item} if item else {}
