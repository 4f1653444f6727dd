"""Delegating: the operations by which one adult lets another act for a child."""

import os

from functions.manage_delegations.contract import (
    ACCEPT_DELEGATION,
    END_DELEGATION,
    OFFER_DELEGATION,
    READ_DELEGATIONS,
    READ_OFFER,
)
from functions.manage_delegations.operation import AcceptDelegation, KeptDelegations, OfferDelegation
from shared.persistence.delegation_desk import DelegationDesk
from shared.persistence.delegation_store import DelegationStore


def delegating(service, table, bindings, field_key):
    """The operations, by endpoint."""
    access, contact_key = service.account_access, service.contact_key
    store = DelegationStore(table, field_key, os.urandom)
    desk = DelegationDesk(table, store)
    kept = KeptDelegations(access, store, desk)
    accepting = AcceptDelegation(access, store, desk, service.links, contact_key)
    return {
        OFFER_DELEGATION: OfferDelegation(access, bindings, desk, field_key, contact_key),
        READ_DELEGATIONS: kept.read,
        END_DELEGATION: kept.end,
        READ_OFFER: accepting.preview,
        ACCEPT_DELEGATION: accepting.accept,
    }
