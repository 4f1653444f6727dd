"""Wiring of write_audit."""

import os
import time

from functions.write_audit.contract import Settings
from functions.write_audit.operation import ReadRecorded, WriteAudit
from shared.api.worker import gathering_worker
from shared.persistence.archive import Archive
from shared.persistence.audit_chain import AuditChain
from shared.persistence.audit_store import AuditStore
from shared.persistence.aws import client
from shared.persistence.table import Table

settings = Settings.read(os.environ)
store = AuditStore(Table(client("dynamodb"), settings.table_name))
chain = AuditChain(Archive(client("s3"), settings.audit_bucket))
handle = gathering_worker("write_audit", ReadRecorded(time.time), WriteAudit(store, chain, time.time))
