"""A guardian lets a service in, sees whom the account lets in, and no longer does."""

import pytest

from functions.answer_services.contract import CHECK_ACT_FOR, READ_CHILDREN
from functions.connect_services.contract import (
    GRANT_SERVICE,
    READ_GRANTED_SERVICES,
    READ_SERVICE_REQUEST,
    REVOKE_SERVICE,
)
from functions.manage_services.contract import SUSPEND_SERVICE
from shared.domain import policy
from shared.domain.accounts import FrozenBy
from shared.persistence.grant_store import GrantStore
from tests.component.accounts import open_account, sign_in
from tests.component.services import REDIRECT, approved_service, challenge, manage, registered

OTHER_ID, OTHER_MAILBOX = "W234567893", "other@example.org"


def asked(client, **differences):
    return {"client_id": client.id, "redirect_uri": REDIRECT} | differences


def test_a_guardian_is_told_who_asks_for_what_in_their_language(service):
    client, account = approved_service(service), sign_in(service, open_account(service))
    chinese = service.call(READ_SERVICE_REQUEST, account=account, query=asked(client))[1]
    assert chinese == {
        "client_id": client.id,
        "name": "校園繳費",
        "purpose": "列出您子女的應繳費用。",
        "scopes": ["act_for.check", "children.read", "events.read"],
    }
    # Nobody translated it into Vietnamese.
    query = asked(client, scope="children.read")
    told = service.call(READ_SERVICE_REQUEST, account=account, query=query, headers={"accept-language": "vi"})[1]
    assert (told["name"], told["scopes"]) == ("School fees", ["children.read"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"redirect_uri": f"{REDIRECT}/"},
        {"redirect_uri": f"{REDIRECT}?next=https://evil.example/"},
        {"redirect_uri": "https://PAY.example/return"},
        {"redirect_uri": "https://evil.example/return"},
        {"client_id": "c" * 22},
        {"client_id": "c"},
        {"scope": "everything"},
    ],
)
def test_a_link_that_is_not_the_service_s_own_leads_nowhere(service, wrong):
    client, account = approved_service(service), sign_in(service, open_account(service))
    code = "scope_not_allowed" if "scope" in wrong else "service_not_found"
    read = service.call(READ_SERVICE_REQUEST, account=account, query=asked(client, **wrong))
    proof = {"code_challenge": challenge("v" * 43), "code_challenge_method": "S256"}
    given = service.call(GRANT_SERVICE, asked(client, **wrong) | proof, account=account)
    assert read[1]["code"] == given[1]["code"] == code
    assert service.call(READ_GRANTED_SERVICES, account=account)[1]["services"] == []


@pytest.mark.parametrize(
    "proof",
    [
        {},
        {"code_challenge": "x" * 43},
        {"code_challenge": "x" * 43, "code_challenge_method": "plain"},
        {"code_challenge": "x" * 42, "code_challenge_method": "S256"},
    ],
)
def test_a_code_needs_a_challenge(service, proof):
    client, account = approved_service(service), sign_in(service, open_account(service))
    assert service.call(GRANT_SERVICE, asked(client) | proof, account=account)[0] == 422


def test_only_an_active_service_is_let_in(service):
    account = sign_in(service, open_account(service))
    client = approved_service(service)
    waiting = client._replace(id=registered(service))
    manage(service, SUSPEND_SERVICE, client.id)
    for one in (client, waiting):
        assert service.call(READ_SERVICE_REQUEST, account=account, query=asked(one))[0] == 404


def test_who_is_let_in_and_when_it_was_used_is_shown_once_a_day(service, calls):
    client, account = approved_service(service), sign_in(service, open_account(service))
    began = service.now
    subject, token = client.connect(account)["sub"], client.token()

    def shown():
        (one,) = service.call(READ_GRANTED_SERVICES, account=sign_in(service, open_account(service)))[1]["services"]
        return one["granted_at"], one["first_access"], one["last_access"]

    assert shown() == (began, None, None)
    calls.clear()
    for _ in range(3):
        assert service.call(READ_CHILDREN, relying=token, path={"subject": subject})[0] == 200
        service.now += 60
    assert calls.count("UpdateItem") == 1
    assert shown() == (began, began, began)
    service.now += policy.DAY
    assert service.call(READ_CHILDREN, relying=client.token(), path={"subject": subject})[0] == 200
    assert shown() == (began, began, service.now)


def test_a_service_that_is_let_in_no_longer_learns_nothing_from_the_next_call_on(service):
    client, account = approved_service(service), sign_in(service, open_account(service))
    told = client.connect(account)
    path = {"subject": told["sub"]}
    tokens = (client.token(), told["access_token"])
    assert {service.call(READ_CHILDREN, relying=token, path=path)[0] for token in tokens} == {200}
    waiting = client.let_in(account)
    status, revoked, _ = service.call(REVOKE_SERVICE, account=account, path={"client_id": client.id})
    assert (status, revoked["state"], revoked["ended_at"]) == (200, "revoked", service.now)
    assert {service.call(READ_CHILDREN, relying=token, path=path)[0] for token in tokens} == {404}
    assert client.redeem(waiting)[0] == 400
    # Again changes nothing; let in again, the service knows the account again.
    service.now += 5
    assert service.call(REVOKE_SERVICE, account=account, path={"client_id": client.id})[1] == revoked
    assert client.connect(account)["sub"] == told["sub"]
    assert service.call(READ_CHILDREN, relying=tokens[0], path=path)[0] == 200


def test_one_guardian_lets_a_service_in_for_oneself_alone(service):
    client = approved_service(service)
    own = sign_in(service, open_account(service))
    other = sign_in(service, open_account(service, OTHER_ID, OTHER_MAILBOX))
    subject = client.connect(own)["sub"]
    assert service.call(READ_GRANTED_SERVICES, account=other)[1]["services"] == []
    assert service.call(REVOKE_SERVICE, account=other, path={"client_id": client.id})[1]["code"] == "service_not_found"
    assert service.call(READ_CHILDREN, relying=client.token(), path={"subject": subject})[0] == 200
    # A token for one account opens that one alone.
    second = client.connect(other)
    assert service.call(READ_CHILDREN, relying=second["access_token"], path={"subject": subject})[0] == 404
    assert service.call(READ_CHILDREN, relying=second["access_token"], path={"subject": second["sub"]})[0] == 200


def test_what_was_granted_narrows_what_a_token_opens(service):
    client, account = approved_service(service), sign_in(service, open_account(service))
    told = client.connect(account, "act_for.check")
    path = {"subject": told["sub"]}
    assert service.call(READ_CHILDREN, relying=client.token(), path=path)[0] == 404
    body = {"account": told["sub"], "student": "s" * 43, "action": "any"}
    assert service.call(CHECK_ACT_FOR, body, relying=client.token())[0] == 200


class Overtaken(GrantStore):
    """Something happens to the account between the look at it and the write."""

    def give(self, grant, code, generation):
        self.happens(grant.guardian)
        return super().give(grant, code, generation)


@pytest.mark.parametrize("happens", ["freeze", "sign_out"])
def test_whoever_is_frozen_or_signed_out_meanwhile_lets_nobody_in(service, happens):
    client, account = approved_service(service), open_account(service)
    token, grants = sign_in(service, account), Overtaken(service.table)
    how = (FrozenBy.CHANGE, "mark", service.now) if happens == "freeze" else ()
    grants.happens = lambda guardian: getattr(service.accounts, happens)(guardian, *how)
    service._operations[GRANT_SERVICE].__self__._grants = grants
    proof = {"code_challenge": challenge("v" * 43), "code_challenge_method": "S256"}
    assert service.call(GRANT_SERVICE, asked(client) | proof, account=token)[1]["code"] == "sign_in_required"
    assert grants.of_account(account.guardian) == []


@pytest.mark.parametrize("endpoint", [READ_SERVICE_REQUEST, GRANT_SERVICE, READ_GRANTED_SERVICES, REVOKE_SERVICE])
def test_nobody_who_is_not_signed_in_lets_anybody_in(service, endpoint):
    client = approved_service(service)
    body = asked(client, code_challenge="x" * 43, code_challenge_method="S256")
    how = {"path": {"client_id": client.id}, "query": asked(client)}
    for token in (service.sign_in(), client.token()):
        assert service.call(endpoint, body, account=token, **how)[1]["code"] == "sign_in_required"
