"""Wiring of decide_of_age."""

import os

from functions.decide_of_age.contract import END_OF_AGE, OPEN_OF_AGE, Settings
from functions.decide_of_age.operation import EndOfAge, OpenOfAge, Standing
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.letter_codes import LetterCodes
from shared.persistence.roster_store import RosterStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
identities = key_ring.IdentityIndex(client("kms"), settings.identity_key_id)
codes = LetterCodes(table, field_key)
standing = Standing(BindingStore(table, field_key, os.urandom), DelegationStore(table, field_key, os.urandom))
operations = {
    OPEN_OF_AGE: OpenOfAge(codes, identities, RosterStore(table, field_key), standing, tokens),
    END_OF_AGE: EndOfAge(codes, standing, tokens),
}
handle = entrypoint(operations)
