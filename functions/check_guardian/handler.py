"""Wiring of check_guardian."""

import os

from functions.check_guardian.contract import CHECK_GUARDIAN, Settings
from functions.check_guardian.operation import CheckGuardian
from shared.api.claims import Claims
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.guardian_store import GuardianStore
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
table = Table(client("dynamodb"), settings.table_name)
operation = CheckGuardian(
    guardians=GuardianStore(table, AccountStore(table, field_key, os.urandom), RosterStore(table, field_key)),
    identities=key_ring.IdentityIndex(client("kms"), settings.identity_key_id),
    messages=Queue(client("sqs"), settings.messages_queue_url),
    claims=Claims(tokens),
)
handle = entrypoint({CHECK_GUARDIAN: operation}, tokens=tokens)
