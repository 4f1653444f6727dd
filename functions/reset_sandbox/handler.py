"""Wiring of reset_sandbox."""

import os
import time

from functions.reset_sandbox.contract import RESET_SANDBOX, Settings
from functions.reset_sandbox.operation import ResetSandbox
from shared.api.entrypoint import entrypoint
from shared.domain.sandbox import Sandbox
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.family_pool import FamilyPool
from shared.persistence.sandbox_store import SandboxStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
store = SandboxStore(
    table=Table(client("dynamodb"), settings.table_name),
    address_key=key_ring.address_key(client("kms"), settings.address_key_id),
    sandbox=Sandbox(settings.sandbox_domain),
)
pool = FamilyPool(client("cognito-idp"), settings.family_pool_id, os.urandom)
handle = entrypoint({RESET_SANDBOX: ResetSandbox(store, pool, time.time)})
