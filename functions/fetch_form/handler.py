"""Wiring of fetch_form."""

import os

from functions.fetch_form.contract import FETCH_FORM, Settings
from functions.fetch_form.operation import FetchForm
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.archive import Archive
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.form_index import FormIndex
from shared.persistence.table import Table

settings = Settings.read(os.environ)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
table = Table(client("dynamodb"), settings.table_name)
operation = FetchForm(
    bindings=BindingStore(table, field_key, os.urandom),
    archive=Archive(client("s3"), settings.documents_bucket),
    index=FormIndex(table),
)
handle = entrypoint({FETCH_FORM: operation}, tokens=tokens)
