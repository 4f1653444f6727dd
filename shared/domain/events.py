"""Event: what a relying service is told when one of its accounts may act for a child, or no longer may (PRODUCT
section 5).

It names nobody: account and student are the subjects by which this one service knows them. It says that something
changed, not what is now so; that is asked for.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from shared.domain.bindings import State
from shared.domain.identifiers import BindingId, keyed, read_binding_id
from shared.domain.reasons import EndReason
from shared.domain.subjects import SubjectKind, Subjects

_REASON_WITHHELD = "ended_by_school"


class EventType(StrEnum):
    """What happened to a binding that counts for a service."""

    APPROVED = "binding.approved"
    CHANGED = "binding.changed"
    ENDED = "binding.ended"


class BindingChange(NamedTuple):
    """A change of one binding that services may hear of.

    ``version`` grows with every change of the binding, so it tells the order in which they happened; ``at`` is when
    (epoch seconds); ``reason``: why it ended, empty for other changes. ``mark`` tells changes apart that are not of
    the binding itself.
    """

    binding: BindingId
    type: EventType
    version: int
    at: int
    reason: str = ""
    mark: str = ""


class AccountChange(NamedTuple):
    """A change of an account, or of what it grants, that opens or closes all its bindings to services.

    ``service``: the one that hears of it; empty for all that the account lets in. ``mark``: which change it was.
    """

    guardian: str
    type: EventType
    reason: str
    mark: str
    service: str = ""


class ServiceEvent(NamedTuple):
    """A change as one service is told of it. ``account`` and ``student`` are its own subjects of the two."""

    id: str
    service: str
    type: EventType
    at: int
    account: str
    student: str
    version: int
    reason: str


def spelt(change: BindingChange) -> dict[str, Any]:
    """A change as it waits in a queue."""
    return {**change._asdict(), "binding": change.binding.text}


def read_change(body: Mapping[str, Any]) -> BindingChange:
    """What ``spelt`` made. Raises KeyError, ValueError."""
    binding, kind = read_binding_id(body["binding"]), EventType(body["type"])
    return BindingChange(binding, kind, body["version"], body["at"], body["reason"])


def read_account_change(body: Mapping[str, Any]) -> AccountChange:
    """An account's change, as it waits in a queue by the names of its fields. Raises KeyError, ValueError."""
    return AccountChange(
        body["guardian"], EventType(body["type"]), body["reason"], body["mark"], body.get("service", "")
    )


def type_of(before: State | None, after: State, *, differs: bool) -> EventType | None:
    """What a change of a binding is to services; ``differs``: what they can read of it is not as it was."""
    was, is_ = before is State.APPROVED, after is State.APPROVED
    if is_ and not was:
        return EventType.APPROVED
    if was and not is_:
        return EventType.ENDED
    return EventType.CHANGED if is_ and differs else None


def event_for(change: BindingChange, account: str, service: str, key: bytes) -> ServiceEvent:
    """``change`` as ``service`` is told of it: the same, with the same id, whenever it is made. ``account``: whose it
    is, by its guardian; ``key``: that of the subjects."""
    subjects = Subjects(key, service)
    when = change.mark or str(change.at)
    facts = (change.binding.text, change.type, str(change.version), when, change.reason)
    named = keyed(key, "event", service, *facts)
    return ServiceEvent(
        id=f"evt_{named}",
        service=service,
        type=change.type,
        at=change.at,
        account=subjects.of(SubjectKind.ACCOUNT, account),
        student=subjects.of(SubjectKind.STUDENT, change.binding.student),
        version=change.version,
        # That a court bars somebody is nobody's business who only has to know that the binding ended.
        reason=_REASON_WITHHELD if change.reason == EndReason.BARRED else change.reason,
    )
