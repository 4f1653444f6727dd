"""Wiring of answer_services."""

import os

from functions.answer_services.assurance import Assurances
from functions.answer_services.contract import CHECK_ACT_FOR, READ_CHILDREN, Settings
from functions.answer_services.operation import CheckActFor, ReadChildren
from shared.api.entrypoint import entrypoint
from shared.api.service_access import AccountsForServices
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.grant_store import GrantedAccess, GrantStore
from shared.persistence.links import LinkStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
kms = client("kms")
table = Table(client("dynamodb"), settings.table_name)
sealed = (table, key_ring.field_key(kms, settings.field_key_id), os.urandom)
accounts = AccountsForServices(
    GrantedAccess(table, AccountStore(*sealed)), key_ring.subject_key(kms, settings.subject_key_id)
)
links = LinkStore(table, BindingStore(*sealed), DelegationStore(*sealed))
assurances = Assurances(key_ring.contact_key(kms, settings.contact_key_id))
answering = (accounts, GrantStore(table), links, assurances)
handle = entrypoint(
    {READ_CHILDREN: ReadChildren(*answering), CHECK_ACT_FOR: CheckActFor(*answering)},
    service_tokens=Tokens(key_ring.service_key(kms, settings.service_key_id), os.urandom),
)
