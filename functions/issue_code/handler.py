"""Wiring of issue_code."""

import os

from functions.issue_code.contract import ISSUE_CODE, Settings
from functions.issue_code.operation import IssueCode
from shared.api.code_issuer import CodeIssuer
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.contact_store import ContactStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
issuer = CodeIssuer(
    store=ContactStore(Table(client("dynamodb"), settings.table_name)),
    contact_key=key_ring.contact_key(client("kms"), settings.contact_key_id),
    address_key=key_ring.address_key(client("kms"), settings.address_key_id),
    entropy=os.urandom,
    lifetime=settings.code_lifetime_seconds,
)
handle = entrypoint({ISSUE_CODE: IssueCode(issuer, tokens)})
