"""Recorder: where staff functions record what they show, and what was recorded there."""

import json
import os

from shared.api.staff_audit import StaffAudit
from shared.domain.audit import AuditEntry, read_entry
from shared.persistence.audit_log import AuditLog
from shared.persistence.queue import Queue


class Recorder:
    """A queue of the local engine; nobody drains it but the test."""

    def __init__(self, clients, name) -> None:
        self._sqs = clients("sqs")
        self._url = self._sqs.create_queue(QueueName=f"{name}-recorded")["QueueUrl"]
        self.log = AuditLog(Queue(self._sqs, self._url))
        self.audit = StaffAudit(self.log, os.urandom)

    def taken(self) -> list[AuditEntry]:
        """The entries that were recorded since the last time, in any order."""
        entries = []
        while messages := self._sqs.receive_message(QueueUrl=self._url, MaxNumberOfMessages=10).get("Messages"):
            for message in messages:
                entries.append(read_entry(json.loads(message["Body"])))
                self._sqs.delete_message(QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"])
        return entries
