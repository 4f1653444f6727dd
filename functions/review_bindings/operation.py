"""review_bindings: the token says who, the store says for which class, the item's condition holds both together."""

from collections import defaultdict
from collections.abc import Sequence

from functions.review_bindings.contract import (
    BatchedDecision,
    BindingDecided,
    DecisionAction,
    DecisionBatch,
    DecisionOutcome,
    DecisionOutcomes,
    DecisionRefusal,
    ReviewQuery,
    ReviewQueue,
)
from functions.review_bindings.contract import Decision as DecisionInput
from functions.review_bindings.evidence import review_item
from functions.review_bindings.versions import read, shown
from shared.api.acting_adults import acting_adults
from shared.api.binding_path import named_binding
from shared.api.call import Call, Reply
from shared.api.endpoint import IF_MATCH
from shared.api.entity_tag import entity_tag, read_version
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain import policy
from shared.domain.audit import AuditAction
from shared.domain.bindings import Action, Binding, Reason, states_before
from shared.domain.identifiers import BindingId, keyed, read_binding_id
from shared.domain.reasons import RejectReason, ReturnReason
from shared.domain.refusals import FieldError, Refusal
from shared.domain.schools import day
from shared.domain.staff import Acting
from shared.domain.students import Student
from shared.persistence.binding_store import BindingStore, Decision, Refused
from shared.persistence.failures import StoreBusy
from shared.persistence.key_ring import LocalKey
from shared.persistence.roster_store import RosterStore
from shared.persistence.student_record import StudentRecords

_REASONS = {DecisionAction.RETURN: ReturnReason, DecisionAction.REJECT: RejectReason}


class ReadQueue:
    """One query, whatever the city's size; before it, for another class than the own, a look at the assignments."""

    def __init__(self, access: StaffAccess, bindings: BindingStore, roster: RosterStore, audit: StaffAudit) -> None:
        self._access = access
        self._bindings = bindings
        self._roster = roster
        self._audit = audit

    def __call__(self, call: Call) -> Reply:
        query: ReviewQuery = call.query
        acting = self._access.acting(call, query.class_id)
        profiles, bindings = self._bindings.of_class(acting.teacher)
        of_teacher = map(self._roster.student, profiles)
        students = {one.index: one for one in of_teacher if acting.covers(one.teacher, one.class_id)}
        by_student: dict[str, list[Binding]] = defaultdict(list)
        for binding in bindings:
            by_student[binding.id.student].append(binding)
        wanted = [b for b in bindings if b.state is query.state and _is_shown(b, students.get(b.id.student), acting)]
        shown = sorted(wanted, key=lambda binding: binding.applied_at)[: policy.QUEUE_SHOWN]
        place = acting.class_id or next((student.class_id for student in students.values()), None)
        if place:  # without a child in it, there is nothing to be seen
            self._audit.record(call, acting.role, AuditAction.QUEUE_SEEN, place, details=(query.state, str(len(shown))))
        items = [review_item(b, students[b.id.student], by_student[b.id.student]) for b in shown]
        return Reply(ReviewQueue(bindings=items, more=len(wanted) > len(shown)))


class ReadReview:
    """One query of the student's partition; a binding of another class is answered like one that does not exist."""

    def __init__(self, access: StaffAccess, records: StudentRecords, audit: StaffAudit) -> None:
        self._access = access
        self._records = records
        self._audit = audit

    def __call__(self, call: Call) -> Reply:
        acting = self._access.acting(call, call.query.class_id)
        binding_id = named_binding(call)
        record = self._records.of(binding_id.student)
        bindings = record.bindings if record else ()
        binding = next((binding for binding in bindings if binding.id == binding_id), None)
        if record is None or binding is None or not _is_shown(binding, record.student, acting):
            raise Refusal("binding_not_found")
        student = record.student
        self._audit.record(call, acting.role, AuditAction.BINDING_SEEN, student.class_id, subject=binding_id.text)
        item = review_item(binding, student, bindings, acting_adults(record.active(day(call.now))))
        return Reply(item, headers={"etag": entity_tag(shown(binding))})


class Decide:
    """Decides one binding at the version of ``If-Match``, or up to 25, each at its own."""

    def __init__(self, access: StaffAccess, bindings: BindingStore, field_key: LocalKey) -> None:
        self._access = access
        self._bindings = bindings
        self._field_key = field_key

    def one(self, call: Call) -> Reply:
        """The decision of one binding. Raises Refusal."""
        acting = self._access.acting(call, call.query.class_id)
        version = read_version(call.headers[IF_MATCH])
        decision = self._decision(call.staff, named_binding(call), version, call.body, "")
        (outcome,) = self._bindings.decide([decision], acting, call.staff, call.now)
        if isinstance(outcome, StoreBusy):
            raise outcome
        if isinstance(outcome, Refused):
            raise Refusal(_refusal(outcome, decision, acting, call))
        decided = BindingDecided(binding_id=outcome.id.text, state=outcome.state, version=shown(outcome))
        return Reply(decided, headers={"etag": entity_tag(shown(outcome))})

    def many(self, call: Call) -> Reply:
        """An outcome for each decision. Raises Refusal when the batch itself is at fault."""
        batch: DecisionBatch = call.body
        _check_batch(batch.decisions)
        decisions = [
            self._decision(call.staff, read_binding_id(given.binding_id), given.version, given, f"/decisions/{number}")
            for number, given in enumerate(batch.decisions)
        ]
        acting = self._access.acting(call, call.query.class_id)
        outcomes = self._bindings.decide(decisions, acting, call.staff, call.now)
        told = [_told(d, outcome, acting, call) for d, outcome in zip(decisions, outcomes, strict=True)]
        return Reply(DecisionOutcomes(outcomes=told))

    def _decision(
        self, staff: str, binding_id: BindingId, version: int, given: DecisionInput, pointer: str
    ) -> Decision:
        reason = _reason(given, pointer)
        said = (reason.code, reason.words) if reason else ("", "")
        token = keyed(self._field_key.bytes, "decision", staff, binding_id.text, str(version), given.action, *said)
        seen = read(version)
        return Decision(binding_id, seen.version, Action(given.action), reason, token, seen.objected)


def _reason(given: DecisionInput, pointer: str) -> Reason | None:
    """The reason that the action asks for. Raises Refusal ``reason_required``."""
    kind = _REASONS.get(given.action)
    if kind is None:
        if given.reason is not None or given.words is not None:
            raise Refusal("invalid_request", errors=(FieldError(f"{pointer}/reason", "not_allowed"),))
        return None
    if given.reason is None or given.reason not in set(kind):
        raise Refusal("reason_required", errors=(FieldError(f"{pointer}/reason", "not_allowed"),))
    if given.reason == kind.OTHER and given.words is None:
        raise Refusal("reason_required", errors=(FieldError(f"{pointer}/words", "required"),))
    return Reason(given.reason, given.words or "")


def _check_batch(decisions: Sequence[BatchedDecision]) -> None:
    if len(decisions) > policy.DECISIONS_A_BATCH:
        raise Refusal("too_many_decisions")
    if len({decision.binding_id for decision in decisions}) < len(decisions):
        raise Refusal("duplicate_binding")


def _told(decision: Decision, outcome: Binding | Refused | StoreBusy, acting: Acting, call: Call) -> DecisionOutcome:
    name = decision.binding.text
    if isinstance(outcome, StoreBusy):
        return DecisionOutcome(binding_id=name, decided=False, code=DecisionRefusal.BUSY)
    if isinstance(outcome, Refused):
        return DecisionOutcome(binding_id=name, decided=False, code=_refusal(outcome, decision, acting, call))
    return DecisionOutcome(binding_id=name, decided=True, state=outcome.state, version=shown(outcome))


def _refusal(refused: Refused, decision: Decision, acting: Acting, call: Call) -> DecisionRefusal:
    """The problem code of a refused decision; nothing about a binding of another class."""
    binding, barred = refused
    if binding is None or not acting.covers(binding.teacher, binding.class_id):
        return DecisionRefusal.NOT_FOUND
    if binding.state not in states_before(decision.action):
        return DecisionRefusal.DECIDED
    if binding.assisted_by == call.staff:
        return DecisionRefusal.OWN_ENTRY
    if decision.action is Action.APPROVE and barred is not None and barred <= call.now:
        return DecisionRefusal.REFUSED
    if decision.action is Action.APPROVE and binding.disputed_at:
        return DecisionRefusal.DISPUTED
    return DecisionRefusal.CHANGED


def _is_shown(binding: Binding, student: Student | None, acting: Acting) -> bool:
    """Whether binding and child both are of the class: a child who moved is followed by the binding a little later."""
    if student is None:
        return False
    return acting.covers(binding.teacher, binding.class_id) and acting.covers(student.teacher, student.class_id)
