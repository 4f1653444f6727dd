"""Wiring of write_audit."""

import os

from functions.write_audit.contract import Settings
from functions.write_audit.operation import write
from shared.api.worker import worker
from shared.persistence.audit_store import AuditStore
from shared.persistence.aws import client
from shared.persistence.table import Table

settings = Settings.read(os.environ)
store = AuditStore(Table(client("dynamodb"), settings.table_name))
handle = worker("write_audit", lambda body: write(body, store))
