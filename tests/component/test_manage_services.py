"""Relying services: registered, approved by a second administrator, suspended, on record."""

import pytest

from functions.manage_services.contract import (
    APPROVE_SERVICE,
    LIST_SERVICES,
    READ_SERVICE,
    REGISTER_SERVICE,
    RENEW_SERVICE_SECRET,
    RESUME_SERVICE,
    SUSPEND_SERVICE,
)
from functions.manage_services.operation import ManageServices
from shared.domain.services import ServiceState
from shared.persistence.service_register import ServiceRegister
from tests.component.parallel import at_once
from tests.component.services import (
    FIRST,
    SECOND,
    administrators,
    approved_service,
    ask_token,
    manage,
    registered,
    registration,
)


def test_what_was_registered_is_shown_with_who_did_it(service):
    client = registered(service)
    asked = registration()
    status, told, _ = manage(service, READ_SERVICE, client)
    assert status == 200
    assert (told["state"], told["requested_by"], told["requested_at"]) == ("requested", FIRST, service.now)
    for name in ("owner_email", "redirect_uris", "webhook_url"):
        assert told[name] == asked[name]
    assert told["name"] == asked["name"] | {"vi": None, "id": None}
    assert sorted(told["scopes"]) == sorted(asked["scopes"])
    assert service.call(LIST_SERVICES, staff=SECOND)[1]["services"] == [told]


def test_who_registered_a_service_can_t_approve_it(service):
    client = registered(service)
    refused = manage(service, APPROVE_SERVICE, client, FIRST)
    assert refused[0] == 403 and refused[1]["code"] == "second_administrator_required"
    status, told, _ = manage(service, APPROVE_SERVICE, client, SECOND)
    assert (status, told["service"]["state"], told["service"]["approved_by"]) == (201, "active", SECOND)
    assert len(told["client_secret"]) == 43
    # The secret was shown this once.
    assert manage(service, APPROVE_SERVICE, client, SECOND)[1]["code"] == "service_not_requested"
    assert told["client_secret"] not in repr(manage(service, READ_SERVICE, client))


class OnePerson(ServiceRegister):
    """The seeded defect: who approves is not compared with who registered."""

    def approve(self, client, administrator, secret, now):
        return super().approve(client, f"{administrator}'", secret, now)


def test_the_look_at_who_approves_finds_a_defect(service, table, field_key):
    broken = ManageServices.__new__(ManageServices)
    broken.__dict__.update(vars(service._operations[APPROVE_SERVICE].__self__))
    broken._register = OnePerson(table, field_key, bytes)
    service._operations[APPROVE_SERVICE] = broken.approve
    service._open()
    with pytest.raises(AssertionError):
        test_who_registered_a_service_can_t_approve_it(service)


def test_of_many_approvals_one_has_the_secret(service):
    client = registered(service)
    answers = at_once([lambda: manage(service, APPROVE_SERVICE, client)] * 8)
    secrets = [told["client_secret"] for status, told, _ in answers if status == 201]
    assert len(secrets) == 1


@pytest.mark.parametrize(
    ("endpoint", "state", "code"),
    [
        (SUSPEND_SERVICE, ServiceState.REQUESTED, "service_not_active"),
        (RESUME_SERVICE, ServiceState.REQUESTED, "service_not_suspended"),
        (RENEW_SERVICE_SECRET, ServiceState.REQUESTED, "service_not_active"),
        (APPROVE_SERVICE, ServiceState.ACTIVE, "service_not_requested"),
        (RESUME_SERVICE, ServiceState.ACTIVE, "service_not_suspended"),
        (APPROVE_SERVICE, ServiceState.SUSPENDED, "service_not_requested"),
        (SUSPEND_SERVICE, ServiceState.SUSPENDED, "service_not_active"),
        (RENEW_SERVICE_SECRET, ServiceState.SUSPENDED, "service_not_active"),
    ],
)
def test_what_a_state_does_not_allow_is_refused(service, endpoint, state, code):
    client = registered(service) if state is ServiceState.REQUESTED else approved_service(service).id
    if state is ServiceState.SUSPENDED:
        manage(service, SUSPEND_SERVICE, client)
    body = {"keep_other": True} if endpoint is RENEW_SERVICE_SECRET else {}
    status, told, _ = manage(service, endpoint, client, body=body)
    assert (status, told["code"]) == (409, code)


def test_who_registered_a_service_can_t_undo_its_suspension(service):
    client = approved_service(service).id
    assert manage(service, SUSPEND_SERVICE, client)[0] == 200
    status, told, _ = manage(service, RESUME_SERVICE, client, FIRST)
    assert (status, told["code"]) == (403, "second_administrator_required")
    assert manage(service, RESUME_SERVICE, client, SECOND)[1]["state"] == "active"


def test_a_service_that_waits_has_no_secret(service):
    registered(service)
    known = approved_service(service)
    assert ask_token(service, known._replace(id=registered(service)), grant_type="client_credentials")[0] == 401


@pytest.mark.parametrize(
    ("differences", "pointer"),
    [
        ({"redirect_uris": ["http://pay.example/"]}, "/redirect_uris/0"),
        ({"redirect_uris": ["https://pay.example/", "http://127.0.0.1/"]}, "/redirect_uris/1"),
        ({"redirect_uris": ["https://pay.example/", "https://pay.example/"]}, "/redirect_uris/1"),
        ({"redirect_uris": []}, "/redirect_uris"),
        ({"webhook_url": "http://localhost/events"}, "/webhook_url"),
        ({"webhook_url": "ftp://pay.example/"}, "/webhook_url"),
        ({"scopes": ["all"]}, "/scopes/0"),
        ({"scopes": []}, "/scopes"),
        ({"name": {"zh_hant": " ", "en": "x"}}, "/name/zh_hant"),
        ({"name": {"en": "x"}}, "/name/zh_hant"),
        ({"owner_email": "owner"}, "/owner_email"),
        ({"secret": "x"}, ""),
    ],
)
def test_what_can_t_be_registered_is_named(service, differences, pointer):
    administrators(service)
    status, told, _ = service.call(REGISTER_SERVICE, registration(**differences), staff=FIRST)
    assert (status, told["errors"][0]["pointer"]) == (422, pointer)


def test_nothing_in_the_table_tells_a_secret_or_the_owner(service, stored):
    client = approved_service(service)
    kept = repr(stored(""))
    assert client.secret not in kept and "owner@pay.example" not in kept
