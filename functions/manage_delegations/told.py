"""Told: a delegation as its two sides see it."""

from functions.manage_delegations.contract import DelegationRead, DelegationState
from shared.domain.delegations import Delegation, DelegationSide


def delegation_read(one: Delegation, side: DelegationSide, now: int, *, holds: bool = True) -> DelegationRead:
    """``holds``: whether the two adults are still in a position for it."""
    return DelegationRead(
        delegation_id=one.id,
        student_name=one.details.student_name,
        delegator_name=one.details.delegator_name,
        delegate_name=one.details.delegate_name,
        email=one.details.email if side is DelegationSide.DELEGATOR else None,
        scopes=sorted(one.scopes),
        until=one.until,
        state=_state(one, now, holds=holds),
        offered_at=one.offered_at,
        accepted_at=one.accepted_at,
        ended_at=one.ended_at,
        ended_by=one.ended_by,
    )


def _state(one: Delegation, now: int, *, holds: bool) -> DelegationState:
    if one.ended_at is not None or not holds:
        return DelegationState.ENDED
    if not one.stands(now):
        return DelegationState.EXPIRED
    return DelegationState.ACTIVE if one.delegate else DelegationState.OFFERED
