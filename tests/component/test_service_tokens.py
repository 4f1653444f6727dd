"""Access tokens of relying services: as OAuth libraries ask for them, and what is no such token."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from oauthlib.oauth2 import BackendApplicationClient, InvalidClientError, OAuth2Error, WebApplicationClient

from functions.answer_services.contract import CHECK_ACT_FOR, READ_CHILDREN
from functions.issue_service_token.authentication import Authentication
from functions.issue_service_token.contract import ISSUE_SERVICE_TOKEN
from functions.issue_service_token.operation import IssueServiceToken
from functions.manage_services.contract import RENEW_SERVICE_SECRET, RESUME_SERVICE, SUSPEND_SERVICE
from shared.api.account_session import Refreshing, seal_refresh
from shared.api.service_session import seal_service
from shared.domain import policy
from shared.domain.accounts import AccountSession
from shared.domain.identifiers import encoded
from shared.domain.refusals import Refusal
from shared.domain.services import ServiceScope, ServiceSession
from tests.component.accounts import open_account, sign_in
from tests.component.services import ALL, REDIRECT, approved_service, ask_token, basic, challenge, manage, registered

ASKED = {"account": "a" * 43, "student": "s" * 43, "action": "any"}
LIMIT, WINDOW = policy.SERVICE_WRONG_SECRETS


def post(service, client, body):
    """The body of an OAuth library, sent."""
    status, told, headers = service.call(
        ISSUE_SERVICE_TOKEN, body, headers={"authorization": basic(client.id, client.secret)}
    )
    return status, json.dumps(told), headers


def test_a_library_gets_a_token_by_client_credentials(service):
    client = approved_service(service)
    library = BackendApplicationClient(client_id=client.id)
    status, body, headers = post(service, client, library.prepare_request_body(scope=["act_for.check"]))
    assert (status, headers["cache-control"]) == (200, "no-store")
    token = library.parse_request_body_response(body, scope=["act_for.check"])
    assert (token["token_type"], token["expires_in"]) == ("Bearer", policy.SERVICE_TOKEN_LIFETIME)
    assert service.call(CHECK_ACT_FOR, ASKED, relying=token["access_token"])[0] == 200


def test_a_library_gets_a_token_for_a_guardian_s_code(service):
    client, account = approved_service(service), open_account(service)
    library = WebApplicationClient(client.id)
    verifier = library.create_code_verifier(64)
    asked = library.prepare_request_uri(
        "https://binding.example/connect/", REDIRECT, ["children.read"], state="s1",
        code_challenge=library.create_code_challenge(verifier, "S256"), code_challenge_method="S256",
    )  # fmt: skip
    query = {name: values[0] for name, values in parse_qs(urlsplit(asked).query).items()}
    code = client.let_in(
        sign_in(service, account), query["scope"], code_challenge=query["code_challenge"], code_challenge_method="S256"
    )
    library.parse_request_uri_response(f"{REDIRECT}?code={code}&state=s1", state="s1")
    body = library.prepare_request_body(redirect_uri=REDIRECT, code_verifier=verifier, include_client_id=False)
    token = library.parse_request_body_response(post(service, client, body)[1])
    assert token["scope"] == ["children.read"] and len(token["sub"]) == 43
    # Another time, another service: the first knows the account again, the second by another name.
    assert client.connect(sign_in(service, account))["sub"] == token["sub"]
    assert approved_service(service).connect(sign_in(service, account))["sub"] != token["sub"]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": "client_credentials", "scope": "all"}, "invalid_scope"),
        ({"grant_type": "authorization_code", "code": "x"}, "invalid_grant"),
        ({"scope": "children.read"}, "invalid_request"),
    ],
)
def test_a_library_understands_each_refusal(service, fields, error):
    status, told, headers = ask_token(service, approved_service(service), **fields)
    assert (status, headers["content-type"]) == (400, "application/problem+json")
    with pytest.raises(OAuth2Error) as understood:
        BackendApplicationClient("c").parse_request_body_response(json.dumps(told))
    assert understood.value.error == error


def test_a_library_understands_a_wrong_secret(service):
    status, told, headers = ask_token(service, approved_service(service)._replace(secret="x"), grant_type="password")
    assert status == 401 and headers["www-authenticate"].startswith("Basic ")
    with pytest.raises(InvalidClientError):
        BackendApplicationClient("c").parse_request_body_response(json.dumps(told))


def test_a_client_may_authenticate_in_the_body_but_not_twice(service):
    client = approved_service(service)
    own = {"grant_type": "client_credentials", "client_id": client.id, "client_secret": client.secret}
    assert ask_token(service, None, **own)[0] == 200
    assert ask_token(service, client, **own)[1]["error"] == "invalid_request"
    assert ask_token(service, client, **(own | {"client_secret": None, "client_id": "c" * 22}))[0] == 400
    assert ask_token(service, None, grant_type="client_credentials")[1]["error"] == "invalid_client"


def test_unknown_fields_are_passed_over_and_none_may_come_twice(service):
    client = approved_service(service)
    header = {"authorization": basic(client.id, client.secret)}
    body = "grant_type=client_credentials&audience=x"
    assert service.call(ISSUE_SERVICE_TOKEN, body, headers=header)[0] == 200
    for wrong in (f"{body}&grant_type=password", "grant_type=%ff", "{}", "", "&".join("a=1" for _ in range(40))):
        status, told, _ = service.call(ISSUE_SERVICE_TOKEN, wrong, headers=header)
        assert (status, told["code"], told["error"]) == (400, "form_invalid", "invalid_request"), wrong


@pytest.mark.parametrize("authorization", ["Basic", "Basic !", "Basic YQ==", "Bearer x", "Basic /w=="])
def test_what_is_no_basic_authentication_is_refused(service, authorization):
    header = {"authorization": authorization}
    assert service.call(ISSUE_SERVICE_TOKEN, "grant_type=client_credentials", headers=header)[0] == 401


def test_scopes_are_narrowed_and_never_widened(service):
    client = approved_service(service, scopes=["children.read", "act_for.check"])
    _, told, _ = ask_token(service, client, grant_type="client_credentials")
    assert told["scope"] == "act_for.check children.read"
    assert ask_token(service, client, grant_type="client_credentials", scope="children.read")[1]["scope"] == (
        "children.read"
    )
    account = sign_in(service, open_account(service))
    narrow = client.let_in(account, "children.read")
    assert client.redeem(narrow, scope="act_for.check")[1]["error"] == "invalid_scope"
    assert client.redeem(narrow)[1]["scope"] == "children.read"


# Wrong secrets.


def answers(service, client, times):
    """What a client is answered to so many wrong secrets, without what differs in every answer."""
    asked = [ask_token(service, client, grant_type="client_credentials") for _ in range(times)]
    return [(status, told, headers.get("retry-after")) for status, told, headers in asked]


def test_wrong_secrets_are_limited_for_a_client_that_is_none_alike(service):
    known = approved_service(service)
    wrong = answers(service, known._replace(secret="x"), LIMIT + 3)
    assert [status for status, *_ in wrong] == [401] * LIMIT + [429] * 3
    assert wrong == answers(service, known._replace(id=encoded(bytes(16)), secret="x"), LIMIT + 3)
    waiting = registered(service)
    assert wrong == answers(service, known._replace(id=waiting, secret="x"), LIMIT + 3)
    # Whoever knows the id, which every guardian's browser sees, can't shut the service out.
    assert known.token()
    service.now += WINDOW
    assert answers(service, known._replace(secret="x"), 1)[0][0] == 401


class Telling(Authentication):
    """The seeded defect: a client that is none is refused before anything is counted."""

    def of(self, given, now):
        if self._services.get(given.client) is None:
            raise Refusal("client_unauthenticated")
        return super().of(given, now)


class ShuttingOut(Authentication):
    """The seeded defect: beyond the limit, nobody is looked at."""

    def of(self, given, now):
        if waits := self._services.secrets(given.client, now).waits:
            raise Refusal("too_many_wrong_secrets", retry_after=waits)
        return super().of(given, now)


@pytest.mark.parametrize("broken", [Telling, ShuttingOut])
def test_the_look_at_wrong_secrets_finds_a_defect(service, broken):
    authentication = broken(service.services.store, service.services.key)
    service.replace(ISSUE_SERVICE_TOKEN, IssueServiceToken, authentication=authentication)
    with pytest.raises(AssertionError):
        test_wrong_secrets_are_limited_for_a_client_that_is_none_alike(service)


def test_two_secrets_live_at_a_time(service):
    first = approved_service(service)
    second = renewed(service, first, keep_other=True)
    token = first.token()
    assert second.token()
    third = renewed(service, first, keep_other=True)
    assert ask_token(service, first, grant_type="client_credentials")[0] == 401
    assert second.token() and third.token()
    assert service.call(CHECK_ACT_FOR, ASKED, relying=token)[0] == 200


def test_a_secret_that_was_lost_to_somebody_dies_with_every_token(service):
    first = approved_service(service)
    token = first.token()
    assert renewed(service, first, keep_other=False).token()
    assert ask_token(service, first, grant_type="client_credentials")[0] == 401
    assert service.call(CHECK_ACT_FOR, ASKED, relying=token)[0] == 401


def renewed(service, client, *, keep_other):
    status, told, _ = manage(service, RENEW_SERVICE_SECRET, client.id, body={"keep_other": keep_other})
    assert status == 201
    return client._replace(secret=told["client_secret"])


# Tokens.


def test_a_suspended_service_s_tokens_die_at_once_and_stay_dead(service):
    client = approved_service(service)
    token = client.token()
    assert service.call(CHECK_ACT_FOR, ASKED, relying=token)[0] == 200
    assert manage(service, SUSPEND_SERVICE, client.id)[0] == 200
    assert service.call(CHECK_ACT_FOR, ASKED, relying=token)[1]["code"] == "service_token_required"
    assert ask_token(service, client, grant_type="client_credentials")[1]["error"] == "unauthorized_client"
    assert manage(service, RESUME_SERVICE, client.id)[0] == 200
    assert service.call(CHECK_ACT_FOR, ASKED, relying=token)[0] == 401
    assert service.call(CHECK_ACT_FOR, ASKED, relying=client.token())[0] == 200


def no_tokens(service):
    """What is no token of an active service, by its kind."""
    client, account = approved_service(service), open_account(service)
    signed_in = sign_in(service, account)
    token, scopes = client.token(), frozenset(ServiceScope)
    session = ServiceSession(client.id, 0, scopes)
    ended = AccountSession("i" * 22, account.guardian, 0, (), service.now)
    claims = [client.id, 0, ALL.split(), "", ""]
    later = service.now + policy.HOUR
    header = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjIn0."
    return {
        "nothing": None,
        "any text": "x",
        "an unsigned JWT": header,
        "a session's token": service.sign_in(),
        "an account's token": signed_in,
        "an account's refresh token": seal_refresh(service.tokens, Refreshing(ended, 0)),
        "a code": client.let_in(signed_in),
        "of another kind under the right key": service.service_tokens.seal("session", claims, later),
        "of the right kind under another key": service.tokens.seal("service", claims, later),
        "one that has expired": service.service_tokens.seal("service", claims, service.now),
        "a changed one": token[:-6] + ("AAAA" if token[-6:-2] != "AAAA" else "BBBB") + token[-2:],
        "a cut one": token[: len(token) // 2],
        "of a service that is not there": seal_service(
            service.service_tokens, session._replace(client="z" * 22), service.now
        ),
        "of a service that waits": seal_service(
            service.service_tokens, session._replace(client=registered(service)), service.now
        ),
        "of another generation": seal_service(service.service_tokens, session._replace(generation=1), service.now),
    }


def test_no_other_token_is_taken(service):
    tokens = no_tokens(service)
    assert len(tokens) >= 12
    answered = {kind: service.call(CHECK_ACT_FOR, ASKED, relying=token) for kind, token in tokens.items()}
    assert {kind: told["code"] for kind, (_, told, _) in answered.items()} == dict.fromkeys(
        tokens, "service_token_required"
    )
    assert {status for status, *_ in answered.values()} == {401}
    assert {headers["www-authenticate"] for *_, headers in answered.values()} == {'Bearer realm="parent-binding"'}


def test_a_token_ends_by_itself(service):
    token = approved_service(service).token()
    service.now += policy.SERVICE_TOKEN_LIFETIME - 1
    assert service.call(CHECK_ACT_FOR, ASKED, relying=token)[0] == 200
    service.now += 1
    assert service.call(CHECK_ACT_FOR, ASKED, relying=token)[0] == 401


def test_a_token_opens_what_it_is_for_alone(service):
    client = approved_service(service)
    for scope in ServiceScope:
        status, told, _ = service.call(CHECK_ACT_FOR, ASKED, relying=client.token(scope))
        assert status == (200 if scope is ServiceScope.ACT_FOR_CHECK else 403), told


# Codes.


def test_a_code_is_good_once_for_a_minute_for_its_own_service_address_and_verifier(service):
    client, other = approved_service(service), approved_service(service)
    account = sign_in(service, open_account(service))
    wrong = [
        client.redeem("x"),
        client.redeem(None),
        other.redeem(client.let_in(account)),
        client.redeem(client.let_in(account), redirect_uri="https://pay.example/other"),
        client.redeem(client.let_in(account), redirect_uri=None),
        client.redeem(client.let_in(account), code_verifier="w" * 43),
        client.redeem(client.let_in(account), code_verifier=None),
        client.redeem(client.let_in(account), code_verifier=challenge("v" * 43)),
    ]
    old = client.let_in(account)
    used = client.let_in(account)
    wrong.append(client.redeem(old))  # another one was asked for since
    assert client.redeem(used)[0] == 200
    wrong.append(client.redeem(used))
    late = client.let_in(account)
    service.now += policy.SERVICE_CODE_LIFETIME
    wrong.append(client.redeem(late))
    assert {(status, told["error"]) for status, told, _ in wrong} == {(400, "invalid_grant")}


def test_a_code_that_was_tried_in_vain_by_another_is_still_its_own_service_s(service):
    client, other = approved_service(service), approved_service(service)
    code = client.let_in(sign_in(service, open_account(service)))
    assert other.redeem(code)[0] == 400
    assert client.redeem(code)[0] == 200


def test_a_code_that_is_used_twice_ends_the_token_of_the_first_use(service):
    client = approved_service(service)
    code = client.let_in(sign_in(service, open_account(service)))
    told = client.redeem(code)[1]
    path = {"subject": told["sub"]}
    assert service.call(READ_CHILDREN, relying=told["access_token"], path=path)[0] == 200
    assert client.redeem(code)[1]["error"] == "invalid_grant"
    assert service.call(READ_CHILDREN, relying=told["access_token"], path=path)[0] == 404
    # The guardian still lets the service in.
    assert service.call(READ_CHILDREN, relying=client.token(), path=path)[0] == 200
