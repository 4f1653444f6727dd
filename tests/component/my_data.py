"""My data: what answers who asks for all that is held, over a service's stores."""

import os

from functions.export_account.contract import EXPORT_ACCOUNT, FETCH_EXPORT_FILE
from functions.export_account.gathering import Gather, Stores
from functions.export_account.operation import ExportAccount, FetchExportFile
from shared.persistence.contact_store import ContactStore
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.export_archive import ExportArchive
from shared.persistence.grant_store import GrantStore
from shared.persistence.message_log import MessageLog
from shared.persistence.service_store import ServiceStore


def my_data(service, table, field_key, archive, bindings):
    """The operations of export_account by endpoint."""
    stores = Stores(
        bindings=bindings,
        applications=service.applications,
        contacts=ContactStore(table),
        changes=service.account_changes,
        delegations=DelegationStore(table, field_key, os.urandom),
        grants=GrantStore(table),
        services=ServiceStore(table),
        messages=MessageLog(table),
        sign_ins=service.sign_ins,
    )
    export = ExportAccount(service.account_access, Gather(stores, service.contact_key))
    file = FetchExportFile(export, ExportArchive(archive, field_key, os.urandom), service.forms)
    return {EXPORT_ACCOUNT: export, FETCH_EXPORT_FILE: file}
