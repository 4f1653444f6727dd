"""Unbinding store: what guardians end of their own will, as conditions on the writes."""

from typing import Any

from shared.domain.bindings import Action, Binding, State, state_after
from shared.domain.identifiers import BindingId
from shared.domain.reasons import EndReason
from shared.persistence import keys
from shared.persistence.binding_store import BindingStore, Refused, named_proofs, proven
from shared.persistence.table import ConditionFailed, Table, Update
from shared.persistence.transitions import step

# From where a guardian takes each action, and what it writes besides state, version and trail: the decision before is
# no longer what the binding stands on.
_BEFORE = {Action.END: State.APPROVED, Action.CANCEL: State.APPLIED}
_REASONED = "rc = :reason"
_DECISION = "REMOVE rw, dby, dro, dtok"


class UnbindingStore:
    """Items ``S#`` / ``B#``. An approved binding ends; an application that waits is cancelled."""

    def __init__(self, table: Table, bindings: BindingStore) -> None:
        self._table = table
        self._bindings = bindings

    def leave(
        self, binding_id: BindingId, action: Action, version: int, proofs: tuple[str, ...], now: int
    ) -> Binding | Refused:
        """Take ``action`` (END or CANCEL) on the ``version`` that its guardian saw, for one who has proved a contact
        (``proofs``, hashes) that is on it. A repeat of what took effect counts as made. Raises StoreBusy."""
        condition = f"ver = :seen AND {proven(proofs)}"
        update = _left(
            binding_id, action, EndReason.UNBOUND, now, condition, {":seen": version, **named_proofs(proofs)}
        )
        try:
            return self._bindings.binding(self._table.update(update))
        except ConditionFailed as failure:
            old = failure.items[0]
        if old is None or "st" not in old:
            return Refused(None)
        binding = self._bindings.binding(old)
        return binding if _was_left(binding, action, version, proofs) else Refused(binding)

    def close(self, binding: Binding, closed_at: int, now: int) -> bool:
        """End or cancel a binding of an account that was closed at ``closed_at``, as it was read; False when it
        changed since. What was applied for later belongs to no closed account. Raises StoreBusy."""
        condition, values = "ver = :seen AND app_at <= :closed", {":seen": binding.version, ":closed": closed_at}
        if binding.state is State.ENDED:
            update = _ended_for_good(binding.id, now, condition, values)
        else:
            action = next(action for action, before in _BEFORE.items() if before is binding.state)
            update = _left(binding.id, action, EndReason.ACCOUNT_CLOSED, now, condition, values)
        return self._table.holds(update)


def closes(binding: Binding, closed_at: int) -> bool:
    """Whether the closing of an account has something to do on a binding: it is open, or would come back by itself."""
    if binding.applied_at > closed_at:
        return False
    sleeps = binding.state is State.ENDED and binding.reason is not None and binding.reason.code == EndReason.LEFT_CITY
    return sleeps or binding.state in _BEFORE.values()


def _left(
    binding_id: BindingId, action: Action, reason: EndReason, now: int, condition: str, values: dict[str, Any]
) -> Update:
    reasoned = action is Action.END
    written = f", {_REASONED} {_DECISION}" if reasoned else ""
    values = values | ({":reason": reason} if reasoned else {})
    return Update(
        keys.binding(binding_id),
        f"SET st = :after, ver = ver + :one, chg = :now{written} ADD trail :step",
        values
        | {":after": state_after(action), ":before": _BEFORE[action], ":one": 1, ":now": now}
        | {":step": {step(now, action)}},
        condition=f"st = :before AND {condition}",
    )


def _ended_for_good(binding_id: BindingId, now: int, condition: str, values: dict[str, Any]) -> Update:
    """It ended because its student had left, and with the account goes what would bring it back."""
    return Update(
        keys.binding(binding_id),
        f"SET {_REASONED}, ver = ver + :one, chg = :now REMOVE was",
        values
        | {":before": State.ENDED, ":left": EndReason.LEFT_CITY, ":reason": EndReason.ACCOUNT_CLOSED}
        | {":one": 1, ":now": now},
        condition=f"st = :before AND rc = :left AND {condition}",
    )


def _was_left(binding: Binding, action: Action, version: int, proofs: tuple[str, ...]) -> bool:
    """Whether this very action took effect before."""
    if binding.version != version + 1 or binding.state is not state_after(action):
        return False
    own = action is Action.CANCEL or (binding.reason is not None and binding.reason.code == EndReason.UNBOUND)
    return own and not binding.contacts.isdisjoint(proofs)
