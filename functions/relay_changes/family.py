"""Family: what a change says to the other adults of a child."""

from typing import Any

from shared.domain.accounts import AccountState
from shared.domain.bindings import State
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.change_stream import Change


def concerns(change: Change) -> list[dict[str, Any]]:
    """Bodies for the worker that tells them, and that ends what has lost its ground."""
    if change.new is None:
        return []
    if keys.binding_id_of(change.key) is not None:
        return _of_binding(change, change.old or {}, change.new)
    if keys.is_delegation(change.key):
        return _of_delegation(change, change.old or {}, change.new)
    return _of_account(change, change.old or {}, change.new) if keys.is_account(change.key) else []


def is_new_application(old: Item, new: Item) -> bool:
    """Whether a binding is applied for that was not before, or by another application: no objection to it does that."""
    return new.get("st") == State.APPLIED and (old.get("st") != State.APPLIED or old["app"] != new["app"])


def _of_binding(change: Change, old: Item, new: Item) -> list[dict[str, Any]]:
    binding = keys.binding_id_of(change.key)
    told: list[dict[str, Any]] = []
    if is_new_application(old, new):
        told.append({"applied": binding.text, "application": new["app"]})
    ended = old.get("st") == State.APPROVED and new.get("st") != State.APPROVED
    if ended or old.get("barred_from") != new.get("barred_from"):
        lifted = "barred_from" in old and "barred_from" not in new
        told.append({"unsettled": binding.text, "lifted_from": old["barred_from"] if lifted else None})
    return told


def _of_delegation(change: Change, old: Item, new: Item) -> list[dict[str, Any]]:
    """What a place for delegations holds may be another one than before."""
    before = old if old.get("id") == new["id"] else {}
    steps = {"offered": "id", "accepted": "dee", "ended": "end_at"}
    return [{step: change.image} for step, name in steps.items() if name in new and name not in before]


def _of_account(change: Change, old: Item, new: Item) -> list[dict[str, Any]]:
    closed = new.get("stands") == AccountState.CLOSED and old.get("stands") != AccountState.CLOSED
    return [{"closed": keys.guardian_of_account(change.key)}] if closed else []
