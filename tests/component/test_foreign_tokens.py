"""Forged and foreign tokens: none of them opens an account, whatever the endpoint."""

import base64
import json
import os
import re

import pytest

from functions.catalog import FUNCTIONS
from functions.read_account.contract import READ_ACCOUNT
from functions.read_account.operation import ReadAccount
from functions.sign_in.contract import CHANGE_PASSWORD, SIGN_OUT, SIGN_OUT_EVERYWHERE
from infra.openapi_examples import example
from shared.api.account_access import AccountAccess
from shared.api.account_session import open_access, seal_access
from shared.api.endpoint import Caller
from shared.api.links import LinkKind
from shared.api.tokens import Tokens
from shared.domain import policy
from shared.domain.accounts import AccountSession, SignedIn
from shared.persistence import key_ring
from tests.component.accounts import PASSWORD, enter, first_sign_in, provisioned
from tests.component.door import EnginePool
from tests.component.service import MAILBOX

OTHER_PASSWORD = "eight small boats on the sea"
ENDPOINTS = [endpoint for function in FUNCTIONS for endpoint in function.endpoints if endpoint.caller is Caller.ACCOUNT]

# Refusals of what can be read from the request alone, before anybody's account is looked at.
UNREADABLE = ("invalid_request", "version_conflict", "session_required")


def part(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def flipped(token, place):
    raw = bytearray(base64.urlsafe_b64decode(token))
    raw[place] ^= 1
    return base64.urlsafe_b64encode(bytes(raw)).decode()


def asked(service, endpoint, token):
    """A request that is right in every other way, as the API's document has it for an example."""
    schema = endpoint.request.model_json_schema() if endpoint.request else {}
    body = example(schema, schema.get("$defs", {})) if schema else None
    path = dict.fromkeys(re.findall(r"\{(\w+)\}", endpoint.path), "A" * 44)
    headers = {"idempotency-key": "key-00000001", "if-match": '"1"'}
    return service.call(endpoint, body, account=token, path=path, headers=headers)


@pytest.fixture
def guardian(service, clients, table):
    """Somebody with a login in the engine's own pool."""
    service.door.pool = EnginePool(clients("cognito-idp"), table.name)
    return provisioned(service)


def cognitos_own(service, guardian):
    """What Cognito itself gives for the right password: never to be had from us. The engine lets a client in whose
    secret it is not shown."""
    pool = service.door.pool
    answer = pool.client.admin_initiate_auth(
        UserPoolId=pool.pool_id,
        ClientId=pool.client_id,
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": guardian, "PASSWORD": PASSWORD},
    )
    return answer["AuthenticationResult"]


def ended(service, guardian):
    """Tokens that were good: signed out, signed out everywhere, before a new password, too old, of no sign-in."""
    old = enter(service, PASSWORD)[1]["access_token"]
    service.now += policy.ACCOUNT_ACCESS_LIFETIME
    out = enter(service, PASSWORD)[1]
    service.call(SIGN_OUT, account=out["access_token"])
    everywhere = enter(service, PASSWORD)[1]
    service.call(SIGN_OUT_EVERYWHERE, account=everywhere["access_token"])
    before, changing = (enter(service, PASSWORD)[1] for _ in range(2))
    body = {"current_password": PASSWORD, "new_password": OTHER_PASSWORD}
    assert service.call(CHANGE_PASSWORD, body, account=changing["access_token"])[0] == 201
    account = service.accounts.get(guardian)
    unknown = AccountSession("s" * 22, guardian, account.generation, tuple(account.contacts), service.now)
    return {
        "after sign-out": out["access_token"],
        "after sign-out everywhere": everywhere["access_token"],
        "before the new password": before["access_token"],
        "expired": old,
        "of a sign-in that never was": seal_access(service.tokens, unknown, service.now),
    }


def foreign(service, guardian, elsewhere, cognitos):
    """Tokens of another kind, of another key, of another pool."""
    good = enter(service, OTHER_PASSWORD)[1]
    session = open_access(service.tokens, f"Bearer {good['access_token']}", service.now)
    later, claims = service.now + policy.HOUR, list(session)
    head, body = part({"alg": "none", "typ": "JWT"}), part({"sub": guardian, "token_use": "access", "exp": later})
    return {
        "refresh token": good["refresh_token"],
        "guardian's session": service.sign_in(),
        "right to a new password": service.tokens.seal("password_change", [guardian, 9, MAILBOX], later),
        "receipt": service.tokens.seal("receipt", claims, later),
        "claim": service.tokens.seal("claim", claims, later),
        "link in a message": service.tokens.seal(LinkKind.NOT_ME, claims, later),
        "relying service's": service.tokens.seal("service", claims, later),
        "another installation's": seal_access(elsewhere, session, service.now),
        "Cognito's access token": cognitos["AccessToken"],
        "Cognito's ID token": cognitos["IdToken"],
        "JWT without a signature": f"{head}.{body}.",
        "of staff": f"{part({'alg': 'RS256'})}.{part({'username': 't' * 22, 'token_use': 'access'})}.c2lnbmF0dXJl",
        "another generation": seal_access(service.tokens, session._replace(generation=99), service.now),
        "another guardian": seal_access(service.tokens, session._replace(guardian="g" * 22), service.now),
    }


def mangled(service):
    token = enter(service, OTHER_PASSWORD)[1]["access_token"]
    return {
        "empty": " ",
        "not a token": "x",
        "truncated": token[:-8],
        "first bit": flipped(token, 0),
        "last bit": flipped(token, -1),
        "twice": token + token,
    }


@pytest.fixture
def tokens(service, guardian, clients, kms_key):
    """Every kind that must open nothing; the account has been changed by then to have the other password."""
    first_sign_in(service)
    cognitos = cognitos_own(service, guardian)
    gone = ended(service, guardian)
    elsewhere = Tokens(key_ring.session_key(clients("kms"), kms_key()), os.urandom)
    return gone | foreign(service, guardian, elsewhere, cognitos) | mangled(service)


def test_no_forged_or_foreign_token_opens_any_account_endpoint(service, tokens):
    readable = {e: asked(service, e, enter(service, OTHER_PASSWORD)[1]["access_token"])[1] for e in ENDPOINTS}
    whole = [endpoint for endpoint, answer in readable.items() if answer.get("code") not in UNREADABLE]
    assert len(tokens) >= 12 and len(whole) >= 8
    # Twin: it is for their token that these are refused, since a good one gets past that.
    assert "sign_in_required" not in {answer.get("code") for answer in readable.values()}
    told = {(kind, e.operation_id): asked(service, e, token)[1] for kind, token in tokens.items() for e in whole}
    assert {one: answer for one, answer in told.items() if answer.get("code") != "sign_in_required"} == {}
    status = {asked(service, e, token)[0] for token in tokens.values() for e in ENDPOINTS if e not in whole}
    assert status <= {401, 412, 422}


class TrustsTheToken(AccountAccess):
    """The seeded defect: a token that was once given is enough."""

    def __init__(self, sessions, accounts):
        super().__init__(sessions)
        self._accounts = accounts

    def of(self, call):
        account = self._accounts.get(call.account.guardian)
        return SignedIn(account, ()) if account else super().of(call)


def test_the_look_catches_an_endpoint_that_trusts_the_token_alone(service, tokens):
    service.replace(READ_ACCOUNT, ReadAccount, access=TrustsTheToken(service.sign_ins, service.accounts))
    let_in = {kind for kind, token in tokens.items() if service.call(READ_ACCOUNT, account=token)[0] == 200}
    assert {"another generation", "before the new password"} <= let_in
