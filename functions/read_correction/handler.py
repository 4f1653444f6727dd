"""Wiring of read_correction."""

import os

from functions.read_correction.contract import READ_CORRECTION, Settings
from functions.read_correction.operation import ReadCorrection
from shared.api.claims import Claims
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.correction_store import CorrectionStore
from shared.persistence.roster_store import RosterStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
kms = client("kms")
tokens = Tokens(key_ring.session_key(kms, settings.session_key_id), os.urandom)
field_key = key_ring.field_key(kms, settings.field_key_id)
table = Table(client("dynamodb"), settings.table_name)
roster = RosterStore(table, field_key)
bindings, accounts = BindingStore(table, field_key, os.urandom), AccountStore(table, field_key, os.urandom)
operation = ReadCorrection(CorrectionStore(table, bindings, roster, accounts), roster, Claims(tokens))
handle = entrypoint({READ_CORRECTION: operation}, tokens=tokens)
