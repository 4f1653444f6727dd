"""Wiring of cancel_binding."""

import os

from functions.cancel_binding.contract import CANCEL_BINDING, Settings
from functions.cancel_binding.operation import CancelBinding
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
bindings = BindingStore(Table(client("dynamodb"), settings.table_name), field_key, os.urandom)
handle = entrypoint({CANCEL_BINDING: CancelBinding(bindings)}, tokens=tokens)
