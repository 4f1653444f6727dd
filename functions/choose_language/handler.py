"""Wiring of choose_language."""

import os

from functions.choose_language.contract import CHOOSE_LANGUAGE, Settings
from functions.choose_language.operation import ChooseLanguage
from shared.api.account_access import AccountAccess
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.account_sessions import AccountSessions
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.language_store import LanguageStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
sealed = (table, key_ring.field_key(client("kms"), settings.field_key_id), os.urandom)
access = AccountAccess(AccountSessions(table, AccountStore(*sealed)))
operation = ChooseLanguage(access, BindingStore(*sealed), LanguageStore(table))
handle = entrypoint({CHOOSE_LANGUAGE: operation}, tokens=tokens)
