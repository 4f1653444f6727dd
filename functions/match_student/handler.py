"""Wiring of match_student."""

import os
import time

from functions.match_student.contract import MATCH_STUDENT, Settings
from functions.match_student.operation import MatchStudent, Pause
from shared.api.claims import Claims
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.domain import policy
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.roster_store import RosterStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
operation = MatchStudent(
    roster=RosterStore(
        Table(client("dynamodb"), settings.table_name), key_ring.field_key(client("kms"), settings.field_key_id)
    ),
    identities=key_ring.IdentityIndex(client("kms"), settings.identity_key_id),
    claims=Claims(tokens),
    entropy=os.urandom,
    pause=Pause(policy.MATCH_REFUSED_AFTER, time.monotonic, time.sleep),
)
handle = entrypoint({MATCH_STUDENT: operation}, tokens=tokens)
