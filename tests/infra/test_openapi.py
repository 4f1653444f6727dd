"""The OpenAPI document: fresh, valid, and complete for every operation."""

import json
import re

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from functions.catalog import FUNCTIONS
from infra.openapi import DOCUMENT, document, text
from shared.api.endpoint import Caller
from shared.api.problems import PROBLEMS
from shared.api.service_event import told
from shared.domain.events import EventType, ServiceEvent

MADE = document(FUNCTIONS)
ENDPOINTS = {endpoint.operation_id: endpoint for function in FUNCTIONS for endpoint in function.endpoints}
OPERATIONS = {
    operation["operationId"]: (path, method, operation)
    for path, methods in MADE["paths"].items()
    for method, operation in methods.items()
}
EACH = pytest.mark.parametrize("name", sorted(OPERATIONS))


def test_committed_document_is_fresh():
    assert DOCUMENT.read_text() == text(FUNCTIONS), "run: python -m infra.openapi"


def test_document_is_valid_openapi():
    validate(MADE)


def test_every_endpoint_is_there_under_its_route():
    found = {name: f"{method.upper()} /v1{path}" for name, (path, method, _) in OPERATIONS.items()}
    assert found == {name: endpoint.route_key for name, endpoint in ENDPOINTS.items()}


@EACH
def test_operation_is_described_tagged_and_secured(name):
    operation = OPERATIONS[name][2]
    assert operation["summary"] and operation["description"]
    assert operation["tags"] == [ENDPOINTS[name].caller]
    scheme = {Caller.ANYONE: [], Caller.GUARDIAN: [{"session": []}], Caller.STAFF: [{"staff": []}]} | {
        Caller.ACCOUNT: [{"account": []}],
        Caller.CLIENT: [{"client": []}, {}],
        Caller.SERVICE: [{"service": [ENDPOINTS[name].scope]}],
    }
    assert operation["security"] == scheme[ENDPOINTS[name].caller]


@EACH
def test_operation_tells_its_refusals_by_status_and_code(name):
    told = {}
    for status, answer in OPERATIONS[name][2]["responses"].items():
        if "application/problem+json" in answer["content"]:
            properties = answer["content"]["application/problem+json"]["schema"]["properties"]
            told |= {code: int(status) for code in properties["code"]["enum"]}
            assert properties["status"]["const"] == int(status)
    assert set(ENDPOINTS[name].refusals) <= told.keys()
    assert all(PROBLEMS[code] == status for code, status in told.items())
    assert any(status.startswith("4") for status in OPERATIONS[name][2]["responses"])


@EACH
def test_operation_declares_its_path_and_header_parameters(name):
    path, _, operation = OPERATIONS[name]
    resolved = [_resolved(parameter) for parameter in operation["parameters"]]
    assert {p["name"] for p in resolved if p["in"] == "path"} == set(re.findall(r"{(\w+)}", path))
    headers = {p["name"].lower(): p.get("required", False) for p in resolved if p["in"] == "header"}
    needed = dict.fromkeys(ENDPOINTS[name].request_headers, True)
    assert headers == {"accept-language": False} | needed | dict.fromkeys(ENDPOINTS[name].optional_headers, False)


@EACH
def test_examples_fit_their_schemas(name):
    operation = OPERATIONS[name][2]
    bodies = [operation["requestBody"]] if "requestBody" in operation else []
    for part in (*bodies, *operation["responses"].values()):
        for content in part["content"].values():
            if "example" in content:
                schema = {**content["schema"], "components": MADE["components"]}
                Draft202012Validator(schema).validate(content["example"])


def test_no_two_models_share_a_name():
    # pydantic tells two models of one name apart by their modules: ugly names for the clients made from the document.
    assert not [name for name in MADE["components"]["schemas"] if "__" in name or "-" in name]


def test_every_component_is_used():
    whole = json.dumps(MADE)
    for kind in ("schemas", "parameters", "headers"):
        for name in MADE["components"][kind]:
            assert f'"#/components/{kind}/{name}"' in whole, name


def _resolved(parameter):
    if "$ref" in parameter:
        return MADE["components"]["parameters"][parameter["$ref"].rpartition("/")[2]]
    return parameter


def test_every_event_is_a_webhook_whose_example_is_what_its_schema_says():
    assert set(MADE["webhooks"]) == set(EventType)
    for kind, methods in MADE["webhooks"].items():
        content = methods["post"]["requestBody"]["content"]["application/json"]
        schema = {**content["schema"], "components": MADE["components"]}
        Draft202012Validator(schema).validate(content["example"])
        for other in MADE["webhooks"].keys() - {kind}:
            assert not Draft202012Validator(schema).is_valid(content["example"] | {"type": other})


def test_what_is_sent_is_what_the_webhooks_say():
    sent = told(ServiceEvent("evt_1", "c", EventType.ENDED, 1_800_000_000, "a", "s", 3, "left_city"))
    schema = MADE["webhooks"][EventType.ENDED]["post"]["requestBody"]["content"]["application/json"]["schema"]
    validator = Draft202012Validator({**schema, "components": MADE["components"]})
    validator.validate(json.loads(sent.model_dump_json()))
    assert not validator.is_valid(json.loads(sent.model_dump_json()) | {"student_name": "王大明"})
