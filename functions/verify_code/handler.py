"""Wiring of verify_code."""

import os

from functions.verify_code.contract import VERIFY_CODE, VERIFY_LOGIN_EMAIL, Settings
from functions.verify_code.operation import VerifyCode, VerifyLoginEmail
from shared.api.code_verifier import CodeVerifier
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.domain.sandbox import Sandbox
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.contact_store import ContactStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
verifier = CodeVerifier(
    store=ContactStore(Table(client("dynamodb"), settings.table_name)),
    code_key=key_ring.code_key(client("kms"), settings.code_key_id),
    contact_key=key_ring.contact_key(client("kms"), settings.contact_key_id),
    entropy=os.urandom,
    sandbox=Sandbox(settings.sandbox_domain),
)
operations = {VERIFY_CODE: VerifyCode(verifier, tokens, os.urandom), VERIFY_LOGIN_EMAIL: VerifyLoginEmail(verifier)}
handle = entrypoint(operations, tokens=tokens)
