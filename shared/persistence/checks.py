"""Checks: what an adult must be to a child, or an account be, at the moment of a write to another item."""

from shared.domain.accounts import AccountState
from shared.domain.bindings import State
from shared.domain.delegations import is_representative
from shared.domain.identifiers import BindingId
from shared.domain.relationships import Relationship
from shared.persistence import keys
from shared.persistence.table import Check

_NOT_BARRED = "(attribute_not_exists(barred_from) OR barred_from > :now)"
_REPRESENTATIVES = {f":rel{place}": one for place, one in enumerate(filter(is_representative, Relationship))}


def is_bound(guardian: BindingId, now: int) -> Check:
    """That a guardian is bound to a student, and not barred."""
    values = {":approved": State.APPROVED, ":now": now}
    return Check(keys.binding(guardian), f"st = :approved AND {_NOT_BARRED}", values)


def represents(student: str, guardian: str, now: int) -> Check:
    """That a guardian is bound to a student as a legal representative, and not barred."""
    bound = is_bound(BindingId(student, guardian), now)
    condition = f"{bound.condition} AND rel IN ({', '.join(_REPRESENTATIVES)})"
    return bound._replace(condition=condition, values={**bound.values, **_REPRESENTATIVES})


def is_not_barred(student: str, adult: str, now: int) -> Check:
    """That an adult is not barred from a student, whether bound or not."""
    return Check(keys.binding(BindingId(student, adult)), _NOT_BARRED, {":now": now})


def is_signed_in(guardian: str, generation: int) -> Check:
    """That a guardian's account is open, and nothing has signed it out since it was read in this generation."""
    values = {":open": AccountState.OPEN, ":generation": generation}
    return Check(keys.account(guardian), "stands = :open AND generation = :generation", values)


def account_is_open(guardian: str) -> Check:
    """That a guardian has an account which is neither frozen nor closed."""
    return Check(keys.account(guardian), "stands = :open", {":open": AccountState.OPEN})
