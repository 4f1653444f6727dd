"""Wiring of sign_in."""

import os

from functions.sign_in.blocklist import is_shipped
from functions.sign_in.contract import Settings
from functions.sign_in.desk import operations
from shared.api.code_issuer import CodeIssuer
from shared.api.code_verifier import CodeVerifier
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.domain.sandbox import Sandbox
from shared.persistence import key_ring
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.contact_store import ContactStore
from shared.persistence.family_sign_in import FamilySignIn
from shared.persistence.table import Table

settings = Settings.read(os.environ)
kms = client("kms")
table = Table(client("dynamodb"), settings.table_name)
contacts = ContactStore(table)
contact_key = key_ring.contact_key(kms, settings.contact_key_id)
code_key = key_ring.code_key(kms, settings.code_key_id)
address_key = key_ring.address_key(kms, settings.address_key_id)
tokens = Tokens(key_ring.session_key(kms, settings.session_key_id), os.urandom)
served = operations(
    table,
    contacts=contacts,
    accounts=AccountStore(table, key_ring.field_key(kms, settings.field_key_id), os.urandom),
    contact_key=contact_key,
    password_key=key_ring.password_key(kms, settings.password_key_id),
    issuer=CodeIssuer(contacts, contact_key, address_key, os.urandom, settings.code_lifetime_seconds),
    verifier=CodeVerifier(contacts, code_key, contact_key, os.urandom, Sandbox(settings.sandbox_domain)),
    pool=FamilySignIn(client("cognito-idp"), settings.family_pool_id, settings.family_client_id),
    common=is_shipped,
    tokens=tokens,
    entropy=os.urandom,
)
handle = entrypoint(served, tokens=tokens)
