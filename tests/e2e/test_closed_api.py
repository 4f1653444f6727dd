"""The gateway's own address: whoever calls it and not the service's origin is refused, on every route."""

import json
import urllib.error
import urllib.request
from collections import defaultdict

import pytest

from functions.catalog import FUNCTIONS
from infra.local.front import origin_key
from shared.api.endpoint import Caller
from shared.api.origin import ORIGIN_KEY

ENDPOINTS = [endpoint for function in FUNCTIONS for endpoint in function.endpoints]
# What a path's parameter may look like, where it is not any id.
PATHS = defaultdict(lambda: "A" * 22) | {
    "binding_id": "A" * 44,
    "application_number": "PB-0000-0000-0000",
    "version": "v1",
    "subject": "A" * 43,
}


@pytest.fixture
def codes(deployment, teacher, children):
    """The problem codes that the gateway's own address answers with to a request with ``key``, by operation."""
    token = teacher(children[0]).tokens["AccessToken"]

    def call(method, path, caller, key):
        headers = {"content-type": "application/json"} | ({} if key is None else {ORIGIN_KEY: key})
        if caller is Caller.STAFF:
            headers["authorization"] = f"Bearer {token}"
        data = b"{}" if method in ("POST", "PUT") else None
        request = urllib.request.Request(deployment.base_url + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, None
        except urllib.error.HTTPError as error:
            return error.code, json.load(error).get("code")

    def ask(key):
        told = {e.operation_id: call(e.method, e.path.format_map(PATHS), e.caller, key) for e in ENDPOINTS}
        return told | {"unmatched": call("GET", "/v1/nothing", Caller.ANYONE, key)}

    return ask


@pytest.mark.parametrize("key", [None, "none"])
def test_what_comes_another_way_is_refused_on_every_route(codes, key):
    answers = codes(key)
    assert answers == dict.fromkeys(answers, (403, "origin_refused"))


def test_with_the_key_no_route_refuses_so(codes, deployment):
    """Twin: it is the key alone that opens."""
    assert "origin_refused" not in {code for _, code in codes(origin_key(deployment)).values()}
