"""Delegation: a legal representative lets another adult act for one child, in some matters and until a day."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from shared.domain import policy
from shared.domain.bindings import State
from shared.domain.identifiers import keyed
from shared.domain.relationships import KINDS, Kind, Relationship
from shared.domain.schools import day, midnight


class DelegationScope(StrEnum):
    """A matter in which somebody may act for a child."""

    PICK_UP_NOTICES = "pick_up_notices"
    FORMS = "forms"
    PAYMENTS = "payments"


class DelegationSide(StrEnum):
    """Who ended a delegation."""

    DELEGATOR = "delegator"
    DELEGATE = "delegate"
    RULE = "rule"  # what it stood on has ended


class DelegationFault(StrEnum):
    """Why a delegation can't be made or accepted, as the problem that is told."""

    NOT_ALLOWED = "delegation_not_allowed"
    TOO_MANY = "too_many_delegations"
    TOO_OFTEN = "too_many_offers"
    REUSED = "idempotency_key_reused"
    NOT_FOUND = "delegation_not_found"


class DelegationDetails(NamedTuple):
    """The personal part, kept sealed. ``delegate_name`` is the delegator's name for the other adult."""

    student_name: str
    delegator_name: str
    delegate_name: str
    email: str


class Delegation(NamedTuple):
    """One delegation of one child. ``slot``: which of the child's few places it takes; ``id`` is a keyed digest.

    ``delegator``, ``delegate``: index values of the two people's national IDs; the delegate's is empty until it is
    accepted. ``address``: hash of the contact that it was offered to, in ``language``. ``until`` is its last day in
    Taipei. Times are in epoch seconds.
    """

    student: str
    slot: int
    id: str
    delegator: str
    address: str
    scopes: frozenset[DelegationScope]
    until: date
    offered_at: int
    details: DelegationDetails
    language: str
    delegate: str = ""
    accepted_at: int | None = None
    ended_at: int | None = None
    ended_by: DelegationSide | None = None

    @property
    def asked(self) -> tuple[object, ...]:
        """What the delegator asked for: a request that is repeated asks for the same."""
        return self.student, self.address, self.scopes, self.until, self.details.delegate_name

    @property
    def offer_ends(self) -> int:
        """From when on it can't be accepted (epoch seconds)."""
        return min(self.offered_at + policy.DELEGATION_OFFER_LIFETIME, self.ends)

    @property
    def ends(self) -> int:
        """When the day after its last one begins (epoch seconds)."""
        return midnight(date.fromordinal(self.until.toordinal() + 1))

    def stands(self, now: int) -> bool:
        """Whether it is neither over nor ended, nor an offer that can't be accepted any more."""
        if self.ended_at is not None:
            return False
        return now < (self.ends if self.delegate else self.offer_ends)


class Delegator(NamedTuple):
    """Whoever gave a delegation, by the guardian of their open account, and the index values of all their IDs."""

    account: str
    persons: frozenset[str]


class Standing(NamedTuple):
    """How an adult stands to the child: the binding's state and relationship (None: there never was a binding), and
    from when on a court's order bars the adult (epoch seconds; None: not at all)."""

    state: State | None
    relationship: Relationship | None
    barred_from: int | None

    def is_barred(self, on: date) -> bool:
        """Whether an order bars on a day of Taipei."""
        return self.barred_from is not None and day(self.barred_from) <= on

    def represents(self, on: date) -> bool:
        """Whether this is a bound legal representative who is not barred."""
        return self.state is State.APPROVED and is_representative(self.relationship) and not self.is_barred(on)


STRANGER = Standing(None, None, None)


def is_representative(relationship: Relationship | None) -> bool:
    """Whether the law has this adult act for the child: a custodian does by a court's or the parents' leave alone, and
    can't pass that on."""
    return relationship is not None and KINDS[relationship] is Kind.LEGAL_REPRESENTATIVE


def active(delegations: Iterable[Delegation], standings: Mapping[str, Standing], on: date) -> list[Delegation]:
    """Those that let somebody act on a day of Taipei; ``standings`` is by guardian, of the same student.

    Accepted, not ended, not over; the delegator is a bound legal representative; neither of the two is barred. What
    their accounts say, which are not among the student's items, is not looked at; ``upheld`` does.
    """
    return [
        one
        for one in delegations
        if one.delegate
        and one.ended_at is None
        and on <= one.until
        and standings.get(one.delegator, STRANGER).represents(on)
        and not standings.get(one.delegate, STRANGER).is_barred(on)
    ]


def upheld(
    delegations: Iterable[Delegation], delegators: Mapping[str, Delegator], barred: Collection[str]
) -> list[Delegation]:
    """Those whose delegator has an open account (``delegators``, by the ID that gave it), and is barred by no ID of
    theirs; ``barred`` are those who are barred from the student."""
    return [
        one
        for one in delegations
        if (delegator := delegators.get(one.delegator)) and delegator.persons.isdisjoint(barred)
    ]


def delegation_id(key: bytes, delegator: str, student: str, request: str) -> str:
    """Names what a guardian asked for once: a request that is repeated for the same student (under one idempotency key)
    is the same."""
    return keyed(key, "delegation", delegator, student, request)
