"""Wiring of read_consent."""

import os

from functions.read_consent.contract import READ_CONSENT, READ_CONSENT_VERSION, Settings
from functions.read_consent.operation import ReadConsent, ReadConsentVersion
from shared.api.claims import Claims
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.consent_store import ConsentStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
store = ConsentStore(Table(client("dynamodb"), settings.table_name))
operations = {READ_CONSENT: ReadConsent(store, Claims(tokens)), READ_CONSENT_VERSION: ReadConsentVersion(store)}
handle = entrypoint(operations, tokens=tokens)
