"""relay_changes: compare old and new, and queue what follows. Nothing is sent or written from here."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from functions.relay_changes.accounts import followed, linked_late, told
from functions.relay_changes.birthdays import birthdays
from functions.relay_changes.family import concerns, is_new_application
from functions.relay_changes.recounts import recounts
from functions.relay_changes.service_events import service_events
from shared.delivery import outbox
from shared.delivery.kinds import MessageKind
from shared.domain.audit import OBJECTED, AuditAction, AuditEntry, spelt
from shared.domain.bindings import State
from shared.domain.codes import Purpose
from shared.domain.reasons import SCHOOL_HEARS
from shared.domain.schools import SchoolId, SchoolLevel
from shared.domain.staff import Role
from shared.persistence import keys
from shared.persistence.change_stream import Change, read_change
from shared.persistence.contact_store import challenge_id
from shared.persistence.move_store import WHERE
from shared.persistence.queue import Queue


class Worker(StrEnum):
    """The queues."""

    CODES = "codes"
    MESSAGES = "messages"
    FORMS = "forms"
    ACCOUNTS = "accounts"
    LINKS = "links"
    MOVES = "moves"
    AUDIT = "audit"
    CONTACTS = "contacts"
    COUNTS = "counts"
    FAMILY = "family"
    EVENTS = "events"
    BIRTHDAYS = "birthdays"
    CLOSURES = "closures"


class Unreadable(Exception):
    """A record can't be read; ``sequence_number`` names it."""

    def __init__(self, sequence_number: str) -> None:
        super().__init__(sequence_number)
        self.sequence_number = sequence_number


class Task(NamedTuple):
    """A body for one worker."""

    worker: Worker
    body: Any


Record = Mapping[str, Any]

_DECIDED = frozenset({State.APPROVED, State.RETURNED, State.REJECTED})
# A binding that reaches one of these states is told to the guardian; an approval is told once the account stands.
_MESSAGES = {
    State.RETURNED: MessageKind.RETURNED,
    State.REJECTED: MessageKind.REJECTED,
    State.CANCELLED: MessageKind.CANCELLED,
    State.ENDED: MessageKind.ENDED,
}


def tasks(change: Change) -> list[Task]:
    """What one change sets in motion. A change that leaves the state as it was (counters, marks) sets off nothing."""
    found = {
        Worker.FAMILY: concerns(change),
        Worker.EVENTS: service_events(change),
        Worker.COUNTS: recounts(change),
        Worker.BIRTHDAYS: birthdays(change),
    }
    return _told(change) + [Task(worker, body) for worker, bodies in found.items() for body in bodies]


def _told(change: Change) -> list[Task]:
    contact = keys.contact_hash_of(change.key.partition)
    if contact is not None:
        return _codes(contact, change) + [Task(Worker.CONTACTS, body) for body in linked_late(change)]
    if change.new is None:
        return []
    if keys.kind_of(change.key) == "account_items":
        return _account(change)
    if keys.binding_id_of(change.key) is not None:
        return _binding(change)
    return _moved(change) if keys.is_profile(change.key) else []


def relay(records: Iterable[Record], queues: Mapping[Worker, Queue]) -> None:
    """Queue the tasks of all records, in as few calls as there are queues.

    Raises Unreadable for the first record that can't be read, once all before it are queued. Raises StoreBusy: then
    the whole batch comes again.
    """
    due: dict[Worker, list[Any]] = {}
    unreadable = None
    for record in records:
        try:
            found = tasks(read_change(record))
        except Exception as error:
            unreadable = Unreadable(record["dynamodb"]["SequenceNumber"])
            unreadable.__cause__ = error
            break
        for task in found:
            due.setdefault(task.worker, []).append(task.body)
    if Worker.LINKS in due:
        due[Worker.LINKS] = _joined(due[Worker.LINKS])
    if Worker.COUNTS in due:
        due[Worker.COUNTS] = [list(named) for named in dict.fromkeys(map(tuple, due[Worker.COUNTS]))]
    for worker, bodies in due.items():
        queues[worker].send(bodies)
    if unreadable is not None:
        raise unreadable


def _codes(contact: str, change: Change) -> list[Task]:
    issued = [
        (purpose, new)
        for purpose in Purpose
        if (new := challenge_id(change.new, purpose)) is not None and new != challenge_id(change.old, purpose)
    ]
    return [Task(Worker.CODES, outbox.code(contact, purpose, new)) for purpose, new in issued]


def _binding(change: Change) -> list[Task]:
    old, new = change.old or {}, change.new
    if "st" not in new or (old.get("st"), old.get("ver")) == (new["st"], new["ver"]):
        return _disputed(change)
    state = State(new["st"])
    decided = _decided(change) if old.get("st") == State.APPLIED and state in _DECIDED else []
    if state is State.APPLIED:
        return _applied(change) if is_new_application(old, new) else []
    if state is State.APPROVED and old.get("st") == State.ENDED:
        return [Task(Worker.MESSAGES, outbox.binding_changed(MessageKind.RESTORED, change.image))]
    if state is State.APPROVED:
        return [Task(Worker.ACCOUNTS, {"image": change.image}), *decided]
    told = [Task(Worker.MESSAGES, outbox.binding_changed(_MESSAGES[state], change.image))] if state in _MESSAGES else []
    return [*told, *_unbound(change), *decided]


def _disputed(change: Change) -> list[Task]:
    """The school hears of what somebody says was not them."""
    new = change.new
    if "dsp" not in new or "dsp" in (change.old or {}):
        return []
    return [Task(Worker.MESSAGES, outbox.not_me_reported(keys.binding_id_of(change.key).text, str(new["dsp"])))]


def _unbound(change: Change) -> list[Task]:
    """A school hears of what a guardian, or a student of age, gave up, once it had stood."""
    stood, new = (change.old or {}).get("st") == State.APPROVED, change.new
    if not stood or new["st"] != State.ENDED or new.get("rc") not in SCHOOL_HEARS:
        return []
    return [Task(Worker.MESSAGES, outbox.binding_changed(MessageKind.CHILD_UNBOUND, change.image))]


def _decided(change: Change) -> list[Task]:
    new = change.new
    role = Role(new["dro"]) if "dro" in new else None
    objected = OBJECTED if "obj" in new else None
    return [_recorded(change, new["dby"], role, AuditAction.DECIDED, (new["st"], new.get("rc"), objected))]


def _assisted(change: Change) -> list[Task]:
    by = change.new.get("by")
    return [_recorded(change, by, Role.REGISTRAR, AuditAction.APPLICATION_ASSISTED, ())] if by else []


def _recorded(
    change: Change, actor: str, role: Role | None, action: AuditAction, details: Sequence[str | None]
) -> Task:
    """What staff did is recorded from the change itself, so that nothing can be done without."""
    new, binding = change.new, keys.binding_id_of(change.key)
    entry = AuditEntry(
        id=f"{binding.text}.{new['ver']}",
        at=new["chg"],
        actor=actor,
        role=role,
        action=action,
        school=SchoolId(SchoolLevel(new["lvl"]), new["sch"]),
        class_name=new["cls"],
        subject=binding.text,
        details=tuple(filter(None, details)),
    )
    return Task(Worker.AUDIT, spelt(entry))


def _applied(change: Change) -> list[Task]:
    """Every binding is linked to its contacts and follows its student; the application's form (unless the school makes
    it out by hand) and message hang on its first binding."""
    link = [keys.binding_id_of(change.key).text, change.new["app"]]
    linked = [Task(Worker.LINKS, {"contact": contact, "links": [link]}) for contact in sorted(change.new.get("ct", ()))]
    linked += _assisted(change)
    # The student may have moved since the match on which it was handed in.
    linked.append(_following(change.key))
    if not change.new["fst"]:
        return linked
    form = [] if change.new["hand"] else [Task(Worker.FORMS, {"application": change.new["app"]})]
    submitted = Task(Worker.MESSAGES, outbox.binding_changed(MessageKind.SUBMITTED, change.image))
    return [*linked, *form, submitted]


def _account(change: Change) -> list[Task]:
    """The owner hears of what was changed, and all else follows the account; one that was closed is emptied."""
    messages = [Task(Worker.MESSAGES, body) for body in told(change)]
    closed, before = change.new.get("closed_at"), (change.old or {}).get("closed_at")
    gone = [{"guardian": keys.guardian_of_account(change.key)}] if closed is not None and closed != before else []
    following = [Task(Worker.CONTACTS, body) for body in followed(change)]
    return [*messages, *_password(change), *following, *(Task(Worker.CLOSURES, body) for body in gone)]


def _password(change: Change) -> list[Task]:
    """The owner hears of every new password, from the change that let it be set."""
    old, new = change.old or {}, change.new
    if "password_by" not in new or old.get("password_by") == new["password_by"]:
        return []
    guardian = keys.guardian_of_account(change.key)
    return [Task(Worker.MESSAGES, outbox.password_changed(guardian, new["generation"]))]


def _moved(change: Change) -> list[Task]:
    """A student's bindings follow the student to another class or seat, out of the city's schools and back."""
    old = change.old or {}
    return [_following(change.key)] if any(old.get(name) != change.new.get(name) for name in WHERE) else []


def _following(key: keys.Key) -> Task:
    return Task(Worker.MOVES, {"student": keys.student_of(key)})


def _joined(bodies: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One body a contact: siblings of one application come together, and cost one write."""
    links: dict[str, list[Any]] = {}
    for body in bodies:
        known = links.setdefault(body["contact"], [])
        known += [link for link in body["links"] if link not in known]
    return [{"contact": contact, "links": found} for contact, found in links.items()]
