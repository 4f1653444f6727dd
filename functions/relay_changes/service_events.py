"""Service events: which changes relying services are told of, if the guardian lets any in."""

from typing import Any

from shared.domain.bindings import State
from shared.domain.events import BindingChange, spelt, type_of
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.change_stream import Change
from shared.persistence.move_store import MOVED_AT, MOVES

# What services can read of an approved binding.
_READ = ("lvl", "sch", "rel")


def service_events(change: Change) -> list[dict[str, Any]]:
    """What is queued because of ``change``: bodies for ``publish_events``."""
    binding, new = keys.binding_id_of(change.key), change.new
    if binding is None or new is None or "st" not in new:
        return []
    old = change.old or {}
    before = State(old["st"]) if "st" in old else None
    differs = [old.get(name) for name in _READ] != [new[name] for name in _READ]
    kind = type_of(before, State(new["st"]), differs=differs)
    if kind is None:
        return []
    return [spelt(BindingChange(binding, kind, _version(new), _at(new), new.get("rc", "")))]


def _version(item: Item) -> int:
    """States and moves have a number each; their sum grows with either."""
    return item["ver"] + item.get(MOVES, 0)


def _at(item: Item) -> int:
    return max(item["chg"], item.get(MOVED_AT, 0))
