"""Binding store: the state machine's rows as conditions on writes, so that of two writers one is refused."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from shared.domain import sealing
from shared.domain.bindings import Action, Binding, Details, Reason, State, state_after, states_before
from shared.domain.identifiers import BindingId
from shared.domain.objections import read_objections
from shared.domain.relationships import Relationship
from shared.domain.schools import SchoolLevel
from shared.domain.sealing import Entropy
from shared.domain.staff import Acting
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.failures import StoreBusy
from shared.persistence.key_ring import LocalKey
from shared.persistence.table import ConditionFailed, Statement, Table, Update
from shared.persistence.transitions import befores, is_before, read_step, step

# Attributes that a binding need not have: its contacts, and who entered it at the counter.
_OPTIONAL = ("ct", "by")
OBJECTED: Final = "obn"
"""How often the objections to an application were changed."""
_OF_ONE_APPLICATION = ("rc", "rw", "was", "dby", "dro", "dtok", "obj", OBJECTED, "dsp", "lifted")


class Decision(NamedTuple):
    """A decision on one binding at one version, and when its objections had been changed ``objected`` times. ``token``
    tells a repeat of it from another decision."""

    binding: BindingId
    version: int
    action: Action
    reason: Reason | None
    token: str
    objected: int = 0


class Refused(NamedTuple):
    """A write that its condition refused, with the binding as it was (None when there is none).

    ``barred_from``: since when its guardian is barred from its student (epoch seconds), or will be; None if not at all.
    """

    binding: Binding | None
    barred_from: int | None = None


class BindingStore:
    """Items ``S#`` / ``B#``. Personal details are one sealed value, bound to the item that holds it."""

    def __init__(self, table: Table, field_key: LocalKey, entropy: Entropy) -> None:
        self._table = table
        self._field_key = field_key
        self._entropy = entropy

    def submit(
        self, bindings: Sequence[Binding], seats: Sequence[int], signature: str, proofs: Sequence[str] | None
    ) -> list[Refused | None] | None:
        """Write all bindings of one application, or none.

        None when written; otherwise what refused, one entry a binding. A binding that this very application wrote
        before counts as refused with itself, also when it was cancelled since: a retry never revives it. What was
        returned is handed in again only by one of ``proofs`` (contact hashes) that is on it already; None: the school
        has seen who hands it in.
        """
        updates = [
            self._submission(binding, seat, signature, proofs) for binding, seat in zip(bindings, seats, strict=True)
        ]
        try:
            if len(updates) == 1:
                self._table.update(updates[0])
            else:
                self._table.transact(updates)
        except ConditionFailed as failure:
            return [self._refused(item) if item else None for item in failure.items]
        return None

    def get_many(self, binding_ids: Sequence[BindingId], *, consistent: bool = False) -> list[Binding]:
        """Those of ``binding_ids`` that exist, in their order; one round trip."""
        wanted = [keys.binding(binding_id) for binding_id in binding_ids]
        found = self._table.get_many(wanted, consistent=consistent) if wanted else {}
        return self.bindings([found[key] for key in wanted if key in found])

    def of_student(self, student: str) -> tuple[Item | None, list[Binding]]:
        """A student's raw profile item and every binding to the student; one round trip."""
        items = self._table.query(keys.student_partition(student))
        profile = next((item for item in items if keys.is_profile(keys.key_of_item(item))), None)
        return profile, self.bindings(items)

    def of_class(self, teacher: str) -> tuple[list[Item], list[Binding]]:
        """A teacher's class: raw profile items and bindings, by seat; one round trip."""
        items = self._table.query_index(keys.INDEX_NAME, keys.INDEX_PARTITION_KEY, keys.route(teacher))
        profiles = [item for item in items if keys.is_profile(keys.key_of_item(item))]
        return profiles, self.bindings(items)

    def cancel(self, binding_id: BindingId, contact_hashes: Sequence[str], now: int) -> Binding | Refused:
        """Cancel an application not yet decided, for one who has proved a contact that is on it."""
        update = Update(
            keys.binding(binding_id),
            "SET st = :after, chg = :now, ver = ver + :one ADD trail :step",
            {
                ":after": state_after(Action.CANCEL),
                ":now": now,
                ":step": {step(now, Action.CANCEL)},
                ":one": 1,
                **named_proofs(contact_hashes),
                **befores(Action.CANCEL),
            },
            condition=f"{is_before(Action.CANCEL)} AND {proven(contact_hashes)}",
        )
        try:
            return self.binding(self._table.update(update))
        except ConditionFailed as failure:
            return self._refused(failure.items[0])

    def move_contacts(self, binding: Binding, contacts: frozenset[str]) -> bool:
        """Let a binding have other contacts than those with which it was read; False when it has others since.

        Its state, and so its version, stays. Raises StoreBusy.
        """
        update = Update(
            keys.binding(binding.id),
            "SET ct = :ct",
            {":ct": contacts, ":was": binding.contacts, ":app": binding.application},
            condition="ct = :was AND app = :app",
        )
        try:
            self._table.update(update)
        except ConditionFailed as failure:
            return (failure.items[0] or {}).get("ct") == contacts
        return True

    def decide(
        self, decisions: Sequence[Decision], acting: Acting, decider: str, now: int
    ) -> list[Binding | Refused | StoreBusy]:
        """Decide up to 25 bindings of one class, each for itself; one round trip.

        ``decider`` is the member of staff who is ``acting``: the class's teacher, or who stands in. A repeat of a
        decision that took effect counts as made. Nobody decides what they entered at the counter themselves, and
        nobody approves a guardian who is barred, or what somebody says was not them.
        """
        outcomes = self._table.execute([self._decision(decision, acting, decider, now) for decision in decisions])
        return [self._decided(decision, outcome) for decision, outcome in zip(decisions, outcomes, strict=True)]

    def binding(self, item: Item) -> Binding:
        """A binding item as the entity. Raises SealBroken when the item was tampered with."""
        key = keys.key_of_item(item)
        reason = None
        if item.get("rc"):
            reason = Reason(item["rc"], self._unsealed(key, "words", item["rw"]) if item.get("rw") else "")
        return Binding(
            id=keys.binding_id_of(key),
            state=State(item["st"]),
            version=item["ver"],
            application=item["app"],
            applied_at=item["app_at"],
            relationship=Relationship(item["rel"]),
            details=_details(self._unsealed(key, "details", item["det"])),
            language=item["lang"],
            contacts=frozenset(item.get("ct", ())),
            teacher=keys.teacher_of_route(item[keys.INDEX_PARTITION_KEY]),
            school_level=SchoolLevel(item["lvl"]),
            school_code=item["sch"],
            class_name=item["cls"],
            consent_version=item["cv"],
            changed_at=item["chg"],
            reason=reason,
            leads=item["fst"],
            account_elsewhere=item["acc"],
            by_hand=item["hand"],
            trail=tuple(sorted(map(read_step, item["trail"]))),
            assisted_by=item.get("by", ""),
            disputed_at=item.get("dsp", 0),
            dispute_lifted=item.get("lifted", False),
            objections=read_objections(self._unsealed(key, "obj", item["obj"])) if "obj" in item else (),
            objected=item.get(OBJECTED, 0),
            ended_of_age_at=item.get("oe", 0),
        )

    def bindings(self, items: Sequence[Item]) -> list[Binding]:
        """Those of ``items`` that are bindings: not profiles, nor blocks that stand before any application."""
        return [self.binding(item) for item in items if "st" in item]

    def _submission(self, binding: Binding, seat: int, signature: str, proofs: Sequence[str] | None) -> Update:
        values = self._applied(binding, seat, signature)
        cleared = {*_OF_ONE_APPLICATION, *_OPTIONAL} - values.keys()
        proven, proof_values = _resubmission(proofs)
        return Update(
            keys.binding(binding.id),
            f"SET {', '.join(f'#{name} = :{name}' for name in values)}, ver = if_not_exists(ver, :zero) + :one"
            f" REMOVE {', '.join(f'#{name}' for name in sorted(cleared))} ADD trail :step",
            {f":{name}": value for name, value in values.items()}
            | {":zero": 0, ":one": 1, ":step": {step(binding.applied_at, Action.SUBMIT)}}
            | befores(Action.SUBMIT)
            | proof_values,
            condition=f"(attribute_not_exists(st) OR ({is_before(Action.SUBMIT)} AND app <> :app{proven}))"
            " AND (attribute_not_exists(barred_from) OR barred_from > :chg)",
            # By other names, since "by" is a word of the store's own.
            names={f"#{name}": name for name in [*values, *cleared]},
        )

    def _applied(self, binding: Binding, seat: int, signature: str) -> Item:
        """What a submission writes. A set is never empty: who is reached by nothing has no contacts on it."""
        optional = dict(zip(_OPTIONAL, (binding.contacts, binding.assisted_by), strict=True))
        return {name: value for name, value in optional.items() if value} | {
            "st": state_after(Action.SUBMIT),
            "app": binding.application,
            "app_at": binding.applied_at,
            "rel": binding.relationship,
            "det": self._sealed(keys.binding(binding.id), "details", list(binding.details)),
            "lang": binding.language,
            "lvl": binding.school_level,
            "sch": binding.school_code,
            "cls": binding.class_name,
            "cv": binding.consent_version,
            "chg": binding.changed_at,
            "fst": binding.leads,
            "acc": binding.account_elsewhere,
            "hand": binding.by_hand,
            "sig": signature,
            keys.INDEX_PARTITION_KEY: keys.route(binding.teacher),
            keys.INDEX_SORT_KEY: keys.binding_seat(seat, binding.id),
        }

    def _decision(self, decision: Decision, acting: Acting, decider: str, now: int) -> Statement:
        key = keys.binding(decision.binding)
        reason = decision.reason or Reason("")
        assigned: dict[str, Any] = {
            "st": state_after(decision.action),
            "ver": decision.version + 1,
            "chg": now,
            "dby": decider,
            "dro": acting.role,
            "dtok": decision.token,
            "rc": reason.code,
            "rw": self._sealed(key, "words", reason.words) if reason.words else b"",
        }
        condition, asked = _may_decide(decision, acting, decider, now)
        text = (
            f'UPDATE "{self._table.name}" '
            + " ".join(f"SET {name} = ?" for name in assigned)
            + f" SET trail = set_add(trail, <<'{step(now, decision.action)}'>>)"
            + f" WHERE {keys.PARTITION_KEY} = ? AND {keys.SORT_KEY} = ? AND {condition} RETURNING ALL NEW *"
        )
        return Statement(text, [*assigned.values(), *key, *asked])

    def _decided(
        self, decision: Decision, outcome: Item | ConditionFailed | StoreBusy
    ) -> Binding | Refused | StoreBusy:
        if isinstance(outcome, StoreBusy):
            return outcome
        if not isinstance(outcome, ConditionFailed):
            return self.binding(outcome)
        old = outcome.items[0]
        if old is not None and old.get("dtok") == decision.token:
            return self.binding(old)
        return self._refused(old)

    def _refused(self, old: Item | None) -> Refused:
        # An item without a state is a block that stands before any application.
        if old is None or "st" not in old:
            return Refused(None)
        return Refused(self.binding(old), old.get("barred_from"))

    def _sealed(self, key: keys.Key, attribute: str, value: Any) -> bytes:
        return sealing.seal(self._field_key.bytes, value, f"{key.context}|{attribute}", self._entropy)

    def _unsealed(self, key: keys.Key, attribute: str, sealed: bytes) -> Any:
        return sealing.unseal(self._field_key.bytes, sealed, f"{key.context}|{attribute}")


def _may_decide(decision: Decision, acting: Acting, decider: str, now: int) -> tuple[str, list[Any]]:
    """Condition of a decision, besides the item's key, and its values. Without OR: it must resolve to one key."""
    (before,) = states_before(decision.action)
    parts = ["st = ?", "ver = ?", f"{keys.INDEX_PARTITION_KEY} = ?", 'NOT ("by" IS NOT MISSING AND "by" = ?)']
    values: list[Any] = [before, decision.version, keys.route(acting.teacher), decider]
    if decision.objected:
        parts, values = [*parts, f"{OBJECTED} = ?"], [*values, decision.objected]
    else:
        parts.append(f"{OBJECTED} IS MISSING")
    if acting.class_id is not None:
        parts += ["lvl = ?", "sch = ?", "cls = ?"]
        values += [*acting.class_id.school, acting.class_id.name]
    if decision.action is Action.APPROVE:
        parts += ["NOT (barred_from IS NOT MISSING AND barred_from <= ?)", "dsp IS MISSING"]
        values.append(now)
    return " AND ".join(parts), values


def _details(values: list[Any]) -> Details:
    return Details(*values[:-1], application_students=tuple(values[-1]))


def named_proofs(proofs: Sequence[str]) -> dict[str, str]:
    """The values that ``proven`` names."""
    return {f":c{number}": proof for number, proof in enumerate(proofs)}


def proven(proofs: Sequence[str]) -> str:
    """Condition: one of the contacts is on the binding."""
    return f"({' OR '.join(f'contains(ct, {name})' for name in named_proofs(proofs))})"


def _resubmission(proofs: Sequence[str] | None) -> tuple[str, dict[str, str]]:
    """What a condition asks for beside the state before, and the values that it names."""
    if proofs is None:
        return "", {}
    return f" AND (st <> :returned OR {proven(proofs)})", {":returned": State.RETURNED, **named_proofs(proofs)}
