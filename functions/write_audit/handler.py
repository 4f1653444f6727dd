"""Wiring of write_audit."""

import os
import time

from functions.write_audit.contract import Settings
from functions.write_audit.operation import WriteAudit
from shared.api.worker import gathering_worker
from shared.domain.audit import read_entry
from shared.persistence.archive import Archive
from shared.persistence.audit_chain import AuditChain
from shared.persistence.audit_store import AuditStore
from shared.persistence.aws import client
from shared.persistence.table import Table

settings = Settings.read(os.environ)
store = AuditStore(Table(client("dynamodb"), settings.table_name))
chain = AuditChain(Archive(client("s3"), settings.audit_bucket))
handle = gathering_worker("write_audit", read_entry, WriteAudit(store, chain, time.time))
