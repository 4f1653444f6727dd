"""Wiring of connect_services."""

import os

from functions.connect_services.contract import (
    GRANT_SERVICE,
    READ_GRANTED_SERVICES,
    READ_SERVICE_REQUEST,
    REVOKE_SERVICE,
    Settings,
)
from functions.connect_services.operation import ConnectServices
from shared.api.account_access import AccountAccess
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.account_sessions import AccountSessions
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.grant_store import GrantStore
from shared.persistence.service_store import ServiceStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
kms = client("kms")
table = Table(client("dynamodb"), settings.table_name)
accounts = AccountStore(table, key_ring.field_key(kms, settings.field_key_id), os.urandom)
access = AccountAccess(AccountSessions(table, accounts))
codes = Tokens(key_ring.service_key(kms, settings.service_key_id), os.urandom)
services = ConnectServices(access, ServiceStore(table), GrantStore(table), codes, os.urandom)
handle = entrypoint(
    {
        READ_SERVICE_REQUEST: services.read_request,
        GRANT_SERVICE: services.grant,
        READ_GRANTED_SERVICES: services.read,
        REVOKE_SERVICE: services.revoke,
    },
    tokens=Tokens(key_ring.session_key(kms, settings.session_key_id), os.urandom),
)
