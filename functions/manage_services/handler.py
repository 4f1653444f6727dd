"""Wiring of manage_services."""

import os

from functions.manage_services import contract
from functions.manage_services.operation import ManageServices
from shared.api.entrypoint import entrypoint
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.persistence import key_ring
from shared.persistence.audit_log import AuditLog
from shared.persistence.aws import client
from shared.persistence.queue import Queue
from shared.persistence.service_register import ServiceRegister
from shared.persistence.staff_store import StaffStore
from shared.persistence.table import Table

settings = contract.Settings.read(os.environ)
kms = client("kms")
table = Table(client("dynamodb"), settings.table_name)
services = ManageServices(
    StaffAccess(StaffStore(table)),
    ServiceRegister(table, key_ring.field_key(kms, settings.field_key_id), os.urandom),
    StaffAudit(AuditLog(Queue(client("sqs"), settings.audit_queue_url)), os.urandom),
    key_ring.service_key(kms, settings.service_key_id),
    os.urandom,
    loopback=bool(settings.loopback_services),
)
handle = entrypoint(
    {
        contract.REGISTER_SERVICE: services.register,
        contract.LIST_SERVICES: services.list,
        contract.READ_SERVICE: services.read,
        contract.APPROVE_SERVICE: services.approve,
        contract.SUSPEND_SERVICE: services.suspend,
        contract.RESUME_SERVICE: services.resume,
        contract.RENEW_SERVICE_SECRET: services.renew_secret,
    }
)
