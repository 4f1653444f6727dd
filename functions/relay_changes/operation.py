"""relay_changes: compare old and new, and queue what follows. Nothing is sent or written from here."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from shared.delivery import outbox
from shared.domain.bindings import State
from shared.domain.codes import Purpose
from shared.persistence import keys
from shared.persistence.change_stream import Change
from shared.persistence.contact_store import challenge_id
from shared.persistence.queue import Queue


class Worker(StrEnum):
    """The queues."""

    MESSAGES = "messages"
    FORMS = "forms"
    ACCOUNTS = "accounts"
    LINKS = "links"


class Task(NamedTuple):
    """A body for one worker."""

    worker: Worker
    body: Any


# A binding that reaches one of these states is told to the guardian; an approval is told once the account stands.
_TOLD = (State.RETURNED, State.REJECTED, State.CANCELLED)


def tasks(change: Change) -> list[Task]:
    """What one change sets in motion. A change that leaves the state as it was (counters, marks) sets off nothing."""
    contact = keys.contact_hash_of(change.key.partition)
    if contact is not None:
        return _codes(contact, change)
    if keys.binding_id_of(change.key) is not None and change.new is not None:
        return _binding(change)
    return []


def relay(changes: Iterable[Change], queues: Mapping[Worker, Queue]) -> None:
    """Queue the tasks of all changes. Raises StoreBusy: then the whole batch comes again."""
    due: dict[Worker, list[Any]] = {}
    for change in changes:
        for task in tasks(change):
            due.setdefault(task.worker, []).append(task.body)
    for worker, bodies in due.items():
        queues[worker].send(bodies)


def _codes(contact: str, change: Change) -> list[Task]:
    issued = [
        (purpose, new)
        for purpose in Purpose
        if (new := challenge_id(change.new, purpose)) is not None and new != challenge_id(change.old, purpose)
    ]
    return [Task(Worker.MESSAGES, outbox.code(contact, purpose, new)) for purpose, new in issued]


def _binding(change: Change) -> list[Task]:
    old, new = change.old or {}, change.new
    if "st" not in new or (old.get("st"), old.get("ver")) == (new["st"], new["ver"]):
        return []
    state = State(new["st"])
    if state is State.APPLIED:
        return _applied(change)
    if state is State.APPROVED:
        return [Task(Worker.ACCOUNTS, {"image": change.image})]
    return [Task(Worker.MESSAGES, outbox.binding_changed(state, change.image))] if state in _TOLD else []


def _applied(change: Change) -> list[Task]:
    """Every binding is linked to its contacts; the application's form and message hang on its first binding."""
    linked = [Task(Worker.LINKS, {"image": change.image})]
    if not change.new["fst"]:
        return linked
    return [
        *linked,
        Task(Worker.FORMS, {"application": change.new["app"]}),
        Task(Worker.MESSAGES, outbox.binding_changed("submitted", change.image)),
    ]
