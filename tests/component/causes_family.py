"""Causes of the problems that one adult of a child's meets because of another."""

import os

from functions.manage_delegations.contract import END_DELEGATION, OFFER_DELEGATION
from functions.raise_objections.contract import OBJECT
from shared.domain import policy
from tests.component.accounts import open_account, sign_in
from tests.component.family import Family, mailbox, offer_body
from tests.component.service import GUARDIAN_ID


def contest_not_found(visitor):
    token = sign_in(visitor.service, open_account(visitor.service))
    visitor.call(OBJECT, {}, account=token, path={"contest_id": "none"})


def delegation_not_found(visitor):
    token = sign_in(visitor.service, open_account(visitor.service))
    visitor.call(END_DELEGATION, account=token, path={"delegation_id": "none"})


def delegation_not_allowed(visitor):
    _offer(visitor, *_bound(visitor, "maternal_grandmother"))


def too_many_delegations(visitor):
    bound = _bound(visitor, "mother")
    for _ in range(policy.DELEGATIONS_A_CHILD):
        assert "delegation_id" in _offer(visitor, *bound)
    _offer(visitor, *bound)


def too_many_offers(visitor):
    token, binding = _bound(visitor, "mother")
    for _ in range(policy.DELEGATION_OFFERS_A_DAY):
        offered = _offer(visitor, token, binding)
        visitor.call(END_DELEGATION, account=token, path={"delegation_id": offered["delegation_id"]})
    _offer(visitor, token, binding)


def _bound(visitor, relationship):
    """Somebody who is bound, signed in; the binding's id."""
    adult, binding = Family.of_nobody(visitor.service, visitor.settle).bind(GUARDIAN_ID, "parent", relationship)
    return adult.token, binding


def _offer(visitor, token, binding):
    key = {"idempotency-key": os.urandom(8).hex()}
    body = offer_body(visitor.service, binding, mailbox("aunt"))
    return visitor.call(OFFER_DELEGATION, body, account=token, headers=key)


WAYS = {
    "contest_not_found": contest_not_found,
    "delegation_not_found": delegation_not_found,
    "delegation_not_allowed": delegation_not_allowed,
    "too_many_delegations": too_many_delegations,
    "too_many_offers": too_many_offers,
}
