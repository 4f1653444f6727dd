"""Only an access token of the staff pool opens a review: every other is refused before or in the function."""

import base64
import hashlib
import hmac
import json
import time
import uuid

import pytest

from infra.local.deployment import client_of
from infra.local.people import Pupil

PUPIL = Pupil("王大明", "A123456789", "國小", "市立內湖國小", "900101", "五年一班")
_PASSWORD = "a password of fifteen and more"
_STAFF_PATHS = (
    ("GET", "/reviews", None),
    ("GET", f"/reviews/{'A' * 44}", None),
    ("GET", f"/reviews/{'A' * 44}/form", None),
    ("PUT", f"/reviews/{'A' * 44}/decision", {"action": "approve"}),
    ("POST", "/review-decisions", {"decisions": [{"binding_id": "A" * 44, "version": 1, "action": "approve"}]}),
)


@pytest.fixture(scope="module")
def staff(teacher):
    """A teacher's tokens."""
    return teacher(PUPIL).tokens


@pytest.fixture(scope="module")
def family(deployment):
    """Tokens of a guardian, as the family pool itself gives them for the client's secret."""
    cognito, outputs = client_of("cognito-idp", deployment.endpoint), deployment.outputs
    pool, client = outputs["FamilyPoolId"], outputs["FamilyClientId"]
    name = f"token-{uuid.uuid4().hex}"
    cognito.admin_create_user(UserPoolId=pool, Username=name, MessageAction="SUPPRESS", TemporaryPassword=_PASSWORD)
    cognito.admin_set_user_password(UserPoolId=pool, Username=name, Password=_PASSWORD, Permanent=True)
    described = cognito.describe_user_pool_client(UserPoolId=pool, ClientId=client)["UserPoolClient"]
    digest = hmac.digest(described["ClientSecret"].encode(), (name + client).encode(), "sha256")
    answer = cognito.admin_initiate_auth(
        UserPoolId=pool,
        ClientId=client,
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={
            "USERNAME": name,
            "PASSWORD": _PASSWORD,
            "SECRET_HASH": base64.b64encode(digest).decode(),
        },
    )
    yield answer["AuthenticationResult"]
    cognito.admin_delete_user(UserPoolId=pool, Username=name)


def _part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def _read(part: str) -> dict:
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def _flipped(token: str) -> str:
    """The token with one bit of its signature turned."""
    head, body, signature = token.split(".")
    raw = bytearray(base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4)))
    raw[len(raw) // 2] ^= 1
    return ".".join((head, body, base64.urlsafe_b64encode(bytes(raw)).decode().rstrip("=")))


def _with_claims(token: str, **claims: object) -> str:
    head, body, signature = token.split(".")
    return ".".join((head, _part(_read(body) | claims), signature))


def _unsigned(token: str, algorithm: str, signature: str = "") -> str:
    head, body, _ = token.split(".")
    return ".".join((_part(_read(head) | {"alg": algorithm}), body, signature))


def _signed_by_name(token: str) -> str:
    """Signed by HMAC under the key's public name, as a verifier that lets the token choose would accept it."""
    head, body, _ = token.split(".")
    head = _part(_read(head) | {"alg": "HS256"})
    digest = hmac.new(_read(token.split(".")[0])["kid"].encode(), f"{head}.{body}".encode(), hashlib.sha256).digest()
    return f"{head}.{body}.{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def forged(staff, family):
    token, now = staff["AccessToken"], int(time.time())
    return {
        "none": None,
        "not a token": "x",
        "three parts of nothing": "a.b.c",
        "id token": staff["IdToken"],
        "refresh token": staff["RefreshToken"],
        "family pool": family["AccessToken"],
        "id token of the family pool": family["IdToken"],
        "one bit of the signature": _flipped(token),
        "without signature": token.rpartition(".")[0] + ".",
        "signature of another": ".".join((*token.split(".")[:2], family["AccessToken"].split(".")[2])),
        "lives on": _with_claims(token, exp=now + 86_400),
        "expired": _with_claims(token, exp=now - 60),
        "another teacher": _with_claims(token, username="somebody", sub="somebody"),
        "family claims": _with_claims(token, client_id=_read(family["AccessToken"].split(".")[1])["client_id"]),
        "alg none": _unsigned(token, "none"),
        "alg None": _unsigned(token, "None"),
        "alg none with the signature": _unsigned(token, "none", token.split(".")[2]),
        "alg HS256 with the signature": _unsigned(token, "HS256", token.split(".")[2]),
        "alg HS256 under the key's name": _signed_by_name(token),
    }


def test_a_staff_access_token_opens_the_queue(staff, api):
    assert api.call("GET", "/reviews", token=staff["AccessToken"]).status == 200


def test_the_family_pools_tokens_are_real(family, deployment):
    """Twin of the refusals below: the pool that gave it takes the token, so it is refused for being of that pool."""
    found = client_of("cognito-idp", deployment.endpoint).get_user(AccessToken=family["AccessToken"])
    assert found["Username"].startswith("token-")
    assert _read(family["AccessToken"].split(".")[1])["token_use"] == "access"


@pytest.mark.parametrize("path", _STAFF_PATHS, ids=lambda path: f"{path[0]} {path[1][:20]}")
def test_every_other_token_is_refused(staff, family, api, path):
    tokens = forged(staff, family)
    statuses = {
        kind: api.call(*path, token=token, headers={"if-match": '"1"'}).status for kind, token in tokens.items()
    }
    assert statuses == dict.fromkeys(tokens, 401)
