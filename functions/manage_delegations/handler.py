"""Wiring of manage_delegations."""

import os

from functions.manage_delegations.contract import (
    ACCEPT_DELEGATION,
    END_DELEGATION,
    OFFER_DELEGATION,
    READ_DELEGATIONS,
    READ_OFFER,
    Settings,
)
from functions.manage_delegations.operation import AcceptDelegation, KeptDelegations, OfferDelegation
from shared.api.account_access import AccountAccess
from shared.api.entrypoint import entrypoint
from shared.api.links import Links
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.account_sessions import AccountSessions
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.delegation_desk import DelegationDesk
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
contact_key = key_ring.contact_key(client("kms"), settings.contact_key_id)
links = Links(key_ring.link_key(client("kms"), settings.link_key_id), os.urandom)
sealed = (table, field_key, os.urandom)
access = AccountAccess(AccountSessions(table, AccountStore(*sealed)))
store = DelegationStore(*sealed)
desk = DelegationDesk(table, store)
kept = KeptDelegations(access, store, desk)
accepting = AcceptDelegation(access, store, desk, links, contact_key)
handle = entrypoint(
    {
        OFFER_DELEGATION: OfferDelegation(access, BindingStore(*sealed), desk, field_key, contact_key),
        READ_DELEGATIONS: kept.read,
        END_DELEGATION: kept.end,
        READ_OFFER: accepting.preview,
        ACCEPT_DELEGATION: accepting.accept,
    },
    tokens=tokens,
)
