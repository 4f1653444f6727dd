"""Service events: which changes relying services are told of, if the guardian lets any in."""

from typing import Any

from shared.domain.accounts import AccountState
from shared.domain.bindings import State
from shared.domain.events import AccountChange, BindingChange, EventType, spelt, type_of
from shared.domain.reasons import ClosedReason
from shared.domain.services import GrantState, ServiceScope
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.change_stream import Change
from shared.persistence.move_store import MOVED_AT, version_of

# What services can read of an approved binding.
_READ = ("lvl", "sch", "rel")


def service_events(change: Change) -> list[dict[str, Any]]:
    """What is queued because of ``change``: bodies for ``publish_events``."""
    if change.new is None:
        return []
    if keys.is_account(change.key):
        return _of_account(change.old or {}, change.new)
    if keys.is_grant(change.key):
        return _of_grant(change.old or {}, change.new)
    return _of_binding(change.old or {}, change.new)


def _of_account(old: Item, new: Item) -> list[dict[str, Any]]:
    """One that is closed lets no service in, whatever it was granted; of one that is frozen, the grants tell."""
    was, is_ = old.get("stands"), new["stands"]
    guardian = keys.guardian_of_account(keys.key_of_item(new))
    if was == is_ == AccountState.OPEN and new.get("also", set()) > old.get("also", set()):
        # Another account of the same person was merged into it.
        return [AccountChange(guardian, EventType.APPROVED, "", f"merged#{new['generation']}")._asdict()]
    if (was, is_) != (AccountState.OPEN, AccountState.CLOSED):
        return []
    mark = f"{is_}#{new['generation']}"
    return [AccountChange(guardian, EventType.ENDED, ClosedReason.CLOSED, mark)._asdict()]


def _of_grant(old: Item, new: Item) -> list[dict[str, Any]]:
    if old.get("st") != GrantState.GRANTED or new["st"] != GrantState.REVOKED:
        return []
    if ServiceScope.EVENTS_READ not in new["scopes"]:
        return []  # Nothing was ever told by this consent.
    key = keys.key_of_item(new)
    guardian, mark = keys.guardian_of_account(key), f"revoked#{new['ended']}"
    return [AccountChange(guardian, EventType.ENDED, ClosedReason.REVOKED, mark, keys.client_of(key))._asdict()]


def _of_binding(old: Item, new: Item) -> list[dict[str, Any]]:
    binding = keys.binding_id_of(keys.key_of_item(new))
    if binding is None or "st" not in new:
        return []
    before = State(old["st"]) if "st" in old else None
    differs = [old.get(name) for name in _READ] != [new[name] for name in _READ]
    kind = type_of(before, State(new["st"]), differs=differs)
    if kind is None:
        return []
    return [spelt(BindingChange(binding, kind, version_of(new), _at(new), new.get("rc", "")))]


def _at(item: Item) -> int:
    return max(item["chg"], item.get(MOVED_AT, 0))
