"""``events/``: each file is sent to the deployed function of its folder, and answered as its name says.

``<status>_<case>.json`` for a request; for a worker ``done_…`` (nothing comes again) or ``failed_…`` (its first record
does). A file is JSON; what is live in it stands as ``${name}``, and a dollar as ``$$``. ``session`` is a guardian's
session; ``teacher``, ``registrar`` and ``administrator`` are ids of staff, the first two of 市立內湖國小; ``image`` and
``application`` an approved binding's item, as the table's stream spells it, and the ids of its application, of one of
its contacts and of the binding itself; ``account`` an access token of the
binding's guardian; ``returned_session`` and ``returned_number`` a session and the number of its
application, which was returned; ``today`` is the day in Taipei. A request is given the origin key with which CloudFront
would send it, unless it has one.
its contacts and of the binding itself; ``returned_session`` and ``returned_number`` a session and the number of its
application, which was returned; ``service`` is the access token of the relying service ``client``, and
``service_basic`` its id and secret as HTTP Basic has them; ``today`` is the day in Taipei. A request is given the
origin key with which CloudFront would send it, unless it has one.
"""

import base64
import json
import string
import time
from pathlib import Path

import pytest

from functions.catalog import FUNCTIONS
from infra.bootstrap import ROOT
from infra.local.deployment import client_of
from infra.local.front import origin_key
from shared.api.origin import ORIGIN_KEY
from shared.domain.identifiers import read_binding_id
from shared.domain.schools import day
from shared.persistence import keys
from tests.e2e.people import eventually
from tests.e2e.relying import relying

# What has all that was handed in forgotten comes last.
EVENTS = sorted((ROOT / "events").glob("*/*.json"), key=lambda path: (path.parent.name == "reset_sandbox", path))


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture(scope="module")
def values(guardian, owner, teacher, assigned, children, deployment):
    one = guardian("A800000014")
    one.sign_in()
    image = _approved(owner, deployment)
    mother = guardian("B142312123")
    returned = _returned(mother, teacher(children[1]), children[1])
    fees = relying(assigned("city2@edu.example"), assigned("city@edu.example"))
    return {
        "client": fees.client,
        "service": fees.token(),
        "service_basic": fees.basic,
        "origin_key": origin_key(deployment),
        "session": one.session,
        "teacher": teacher(children[0]).id,
        "registrar": assigned("registrar1@school.example").id,
        "administrator": assigned("city@edu.example").id,
        "image": json.dumps(json.dumps(image))[1:-1],  # it stands in a string
        "application": image["app"]["S"],
        "contact": sorted(image["ct"]["SS"])[0],
        "binding": image["PK"]["S"].rpartition("#")[2] + image["SK"]["S"].rpartition("#")[2],
        "returned_session": mother.session,
        "returned_number": returned,
        "today": str(day(int(time.time()))),
    }


def _returned(mother, teacher, child):
    """The number of an application that was returned."""
    mother.sign_in()
    submitted = mother.submit(mother.fill_in([child])).body
    assert teacher.decide(child.name, action="return", reason="name_differs").status == 200
    return submitted["application_number"]


def _approved(owner, deployment):
    """The item of a binding that has gone the whole way, with all that follows an approval done."""
    form = f"/applications/{owner.number}/form"
    eventually(lambda: owner.call("GET", form).status == 200, "the form")
    key = keys.binding(read_binding_id(owner.binding))
    answer = client_of("dynamodb", deployment.endpoint).get_item(
        TableName=deployment.outputs["TableName"], Key={"PK": {"S": key.partition}, "SK": {"S": key.sort}}
    )
    return {n: {"B": base64.b64encode(v["B"]).decode()} if "B" in v else v for n, v in answer["Item"].items()}


@pytest.mark.parametrize("path", EVENTS, ids=name_of)
def test_an_event_is_answered_as_its_name_says(path, values, owner, deployment):
    text = path.read_text("utf-8")
    if "${account}" in text:
        # What another event ends is none of this one's business.
        assert owner.enter().status == 201
    event = json.loads(string.Template(text).substitute(values | {"account": owner.tokens["access_token"]}))
    if "routeKey" in event:
        event["headers"] = {ORIGIN_KEY: values["origin_key"]} | event["headers"]
    answer = client_of("lambda", deployment.endpoint).invoke(
        FunctionName=f"parent-binding-local-{path.parent.name}", Payload=json.dumps(event).encode()
    )
    assert "FunctionError" not in answer
    outcome = json.loads(answer["Payload"].read() or "null")
    expected = path.stem.partition("_")[0]
    if expected.isdigit():
        assert outcome["statusCode"] == int(expected), outcome
    else:
        failed = [entry["itemIdentifier"] for entry in (outcome or {}).get("batchItemFailures", ())]
        assert failed == (["m0"] if expected == "failed" else [])


@pytest.mark.parametrize("path", EVENTS, ids=name_of)
def test_an_event_is_json_before_anything_is_filled_in(path):
    json.loads(path.read_text("utf-8"))


def test_every_function_has_events():
    assert {path.parent.name for path in EVENTS} == {function.name for function in FUNCTIONS}


def test_every_worker_has_an_event_that_it_does():
    workers = {function.name for function in FUNCTIONS if function.triggers}
    assert {path.parent.name for path in EVENTS if path.stem.startswith("done_")} == workers
