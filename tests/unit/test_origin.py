"""The origin key: without it nothing of a request is looked at, by any function."""

import json
import os

import pytest

from shared.api.call import Reply
from shared.api.endpoint import Caller, Endpoint
from shared.api.entrypoint import entrypoint, refuse_all
from shared.api.origin import ORIGIN_KEY, OriginSettings, came_by_the_origin
from shared.api.wire import WireModel
from shared.environment import SettingMissing

PRESENT, BEFORE = "present-key", "key-before"
ENVIRONMENT = {"ORIGIN_KEYS": f"{PRESENT} {BEFORE}"}
FOREIGN = (None, "", " ", PRESENT[:-1], PRESENT + "x", PRESENT.upper(), ENVIRONMENT["ORIGIN_KEYS"], "金鑰", "\ud800")


class Done(WireModel):
    done: bool


ENDPOINTS = {
    caller: Endpoint(f"call_{caller}", "POST", f"/v1/{caller}", caller, "A call", Done, request=Done)
    for caller in Caller
}


@pytest.fixture
def looked_at():
    """The calls that reached an operation."""
    return []


@pytest.fixture
def handle(looked_at):
    operations = dict.fromkeys(ENDPOINTS.values(), lambda call: looked_at.append(call) or Reply(Done(done=True)))
    return entrypoint(operations, environment=ENVIRONMENT)


def _event(caller, key):
    claims = {"token_use": "access", "username": "t" * 22}
    return {
        "routeKey": ENDPOINTS[caller].route_key,
        "headers": {"content-type": "application/json", "accept-language": "en"}
        | ({} if key is None else {ORIGIN_KEY: key}),
        "requestContext": {"requestId": "r", "authorizer": {"jwt": {"claims": claims}}},
        "body": '{"done": true}',
    }


def _assert_closed(handle, looked_at):
    """Whoever calls, a request without a right key is refused as such."""
    for caller in Caller:
        for key in FOREIGN:
            answer = handle(_event(caller, key), None)
            told = json.loads(answer["body"])
            assert (answer["statusCode"], told.get("code")) == (403, "origin_refused"), (caller, key)
            assert answer["headers"]["content-type"] == "application/problem+json"
    assert looked_at == []


def test_without_a_key_nothing_is_looked_at(handle, looked_at):
    _assert_closed(handle, looked_at)


def test_a_function_that_does_not_check_is_found(handle, looked_at):
    """Twin: what a function would answer if its check were taken out, every request bearing the key."""

    def unchecked(event, context):
        return handle(event | {"headers": event["headers"] | {ORIGIN_KEY: PRESENT}}, context)

    with pytest.raises(AssertionError):
        _assert_closed(unchecked, looked_at)


@pytest.mark.parametrize("key", [PRESENT, BEFORE])
def test_the_present_key_and_the_one_before_are_taken(handle, looked_at, key):
    assert handle(_event(Caller.ANYONE, key), None)["statusCode"] == 200
    assert handle(_event(Caller.STAFF, key), None)["statusCode"] == 200
    assert handle(_event(Caller.GUARDIAN, key), None)["statusCode"] == 401
    assert len(looked_at) == 2


def test_what_no_route_matches_is_refused_without_a_key_too():
    handle = refuse_all("route_not_found", ENVIRONMENT)
    refused = {key: json.loads(handle(_event(Caller.ANYONE, key), None)["body"])["code"] for key in (None, PRESENT)}
    assert refused == {None: "origin_refused", PRESENT: "route_not_found"}


def test_a_request_without_any_header_is_refused():
    assert not came_by_the_origin(OriginSettings(PRESENT), {})


@pytest.mark.parametrize("environment", [{}, {"ORIGIN_KEYS": ""}])
def test_a_function_without_keys_does_not_start(environment):
    for make in (lambda: entrypoint({}, environment=environment), lambda: refuse_all("route_not_found", environment)):
        with pytest.raises(SettingMissing, match="ORIGIN_KEYS"):
            make()


def test_keys_are_those_of_the_process_unless_given():
    assert "ORIGIN_KEYS" not in os.environ
    with pytest.raises(SettingMissing):
        entrypoint({})
