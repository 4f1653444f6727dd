"""Causes of the problems that relying services, and those who manage them, meet."""

from functions.answer_services.contract import CHECK_ACT_FOR, READ_CHILDREN
from functions.issue_service_token.contract import ISSUE_SERVICE_TOKEN
from functions.manage_services.contract import (
    APPROVE_SERVICE,
    READ_SERVICE,
    RESUME_SERVICE,
    SUSPEND_SERVICE,
)
from shared.domain import policy
from tests.component.accounts import open_account, sign_in
from tests.component.services import FIRST, SECOND, administrators, approved_service, ask_token, registered

_ASKED = {"account": "none", "student": "none", "action": "any"}


def _ask(visitor, client, **fields):
    visitor.asked, visitor.last = ISSUE_SERVICE_TOKEN, ask_token(visitor.service, client, **fields)


def _manage(visitor, endpoint, client, staff=SECOND):
    visitor.call(endpoint, {}, staff=staff, path={"client_id": client})


def service_token_required(visitor):
    visitor.call(CHECK_ACT_FOR, _ASKED)
    assert visitor.last[1]["code"] == "service_token_required"
    client = approved_service(visitor.service)
    token = client.token()
    _manage(visitor, SUSPEND_SERVICE, client.id)
    visitor.call(CHECK_ACT_FOR, _ASKED, relying=token)


def scope_missing(visitor):
    token = approved_service(visitor.service).token("children.read")
    visitor.call(CHECK_ACT_FOR, _ASKED, relying=token)


def form_invalid(visitor):
    json_ = {"content-type": "application/json"}
    visitor.call(ISSUE_SERVICE_TOKEN, {"grant_type": "client_credentials"}, headers=json_)
    assert visitor.last[1]["code"] == "form_invalid"
    visitor.call(ISSUE_SERVICE_TOKEN, "grant_type=client_credentials&grant_type=client_credentials")


def client_unauthenticated(visitor):
    client = approved_service(visitor.service)
    _ask(visitor, client._replace(secret="wrong"), grant_type="client_credentials")


def too_many_wrong_secrets(visitor):
    client = approved_service(visitor.service)._replace(secret="wrong")
    for _ in range(policy.SERVICE_WRONG_SECRETS[0]):
        _ask(visitor, client, grant_type="client_credentials")
        assert visitor.last[1]["code"] == "client_unauthenticated"
    _ask(visitor, client, grant_type="client_credentials")


def grant_type_unsupported(visitor):
    _ask(visitor, approved_service(visitor.service), grant_type="password")


def grant_invalid(visitor):
    client = approved_service(visitor.service)
    code = client.let_in(sign_in(visitor.service, open_account(visitor.service)))
    assert client.redeem(code)[0] == 200
    visitor.asked, visitor.last = ISSUE_SERVICE_TOKEN, client.redeem(code)


def scope_not_allowed(visitor):
    client = approved_service(visitor.service, scopes=["children.read"])
    _ask(visitor, client, grant_type="client_credentials", scope="events.read")


def service_suspended(visitor):
    client = approved_service(visitor.service)
    _manage(visitor, SUSPEND_SERVICE, client.id)
    _ask(visitor, client, grant_type="client_credentials")


def service_not_found(visitor):
    administrators(visitor.service)
    _manage(visitor, READ_SERVICE, "none")


def service_not_requested(visitor):
    _manage(visitor, APPROVE_SERVICE, approved_service(visitor.service).id)


def service_not_active(visitor):
    _manage(visitor, SUSPEND_SERVICE, registered(visitor.service))


def service_not_suspended(visitor):
    _manage(visitor, RESUME_SERVICE, approved_service(visitor.service).id)


def second_administrator_required(visitor):
    _manage(visitor, APPROVE_SERVICE, registered(visitor.service), FIRST)


def account_not_found(visitor):
    token = approved_service(visitor.service).token()
    visitor.call(READ_CHILDREN, relying=token, path={"subject": "none"})


WAYS = {
    way.__name__: way
    for way in (
        service_token_required,
        scope_missing,
        form_invalid,
        client_unauthenticated,
        too_many_wrong_secrets,
        grant_type_unsupported,
        grant_invalid,
        scope_not_allowed,
        service_suspended,
        service_not_found,
        service_not_requested,
        service_not_active,
        service_not_suspended,
        second_administrator_required,
        account_not_found,
    )
}
