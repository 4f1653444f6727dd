"""2,000 requests that are wrong in one way: each is refused in our shape, and nothing is written."""

import json
from collections import Counter

import pytest

from infra.local.deployment import client_of
from shared.api.problems import PROBLEMS
from tests.e2e.api import Answer
from tests.e2e.wrong_requests import BODIES, CANARY, QUERIES, TEACHERS, Mutator, Request

CASES = 2_000
SEED = 20_261_124


@pytest.fixture(scope="module")
def written(deployment):
    """What stands in table and bucket; the counters of look-ups apart, of which a wrong request makes none either."""
    table, documents = client_of("dynamodb", deployment.endpoint), client_of("s3", deployment.endpoint)

    def look() -> str:
        items = [
            item
            for page in table.get_paginator("scan").paginate(TableName=deployment.outputs["TableName"])
            for item in page["Items"]
        ]
        objects = documents.list_objects_v2(Bucket=deployment.outputs["DocumentsBucket"])
        keys = [entry["Key"] for entry in objects.get("Contents", ())]
        return json.dumps([sorted(map(repr, items)), keys])

    return look


@pytest.mark.timeout(600)
def test_2000_wrong_requests(guardian, teacher, children, api, written):
    one = guardian("AA01234563")
    one.sign_in()
    mutator = Mutator(one.session, teacher(children[0]).tokens["AccessToken"], seed=SEED)
    before = written()
    for number in range(CASES):
        request = mutator.request()
        _check(number, request, _send(api, request))
    assert written() == before


def _send(api, request: Request) -> Answer:
    return api.call(request.method, request.path, request.body, token=request.token, headers=request.headers)


def _check(number: int, request: Request, answer: Answer) -> None:
    told = f"case {number}: {str(request)[:400]} -> {answer.status} {answer.body}"
    assert 400 <= answer.status < 500, told
    if answer.status == 401 and request.path.partition("?")[0] in TEACHERS:
        return  # The gateway's own refusal; see the README's known limits.
    assert answer.headers["content-type"] == "application/problem+json", told
    assert PROBLEMS[answer.body["code"]] == answer.body["status"] == answer.status, told
    assert not request.refusals or answer.body["code"] in request.refusals, told
    assert CANARY not in json.dumps(answer.body), told


@pytest.mark.parametrize(
    ("status", "code", "quoted"),
    [
        (500, "internal_error", ""),
        (200, "invalid_request", ""),
        (422, "malformed_json", ""),
        (422, "invalid_request", CANARY),
        (409, "match_expired", ""),
    ],
)
def test_the_check_catches_an_answer_that_is_not_ours(status, code, quoted):
    """Twin of the check above: a fault, a success, a wrong status, a quoted name, another refusal than the fault's."""
    request = Request("POST", "/codes", {}, None, {}, ("invalid_request",))
    sent = {"content-type": "application/problem+json"}
    with pytest.raises(AssertionError):
        _check(0, request, Answer(status, {"code": code, "status": status, "detail": quoted}, sent))
    _check(0, request, Answer(422, {"code": "invalid_request", "status": 422, "detail": ""}, sent))


def test_every_kind_of_fault_is_sent_often():
    mutator = Mutator("s", "t", seed=SEED)
    requests = [mutator.request() for _ in range(CASES)]
    sent = Counter(request.path.partition("?")[0] for request in requests)
    assert min(sent[path] for path in (*BODIES, *QUERIES)) > 30, sent
    refused = Counter(request.refusals for request in requests)
    assert min(refused.values()) > 50 and len(refused) == 5, refused
