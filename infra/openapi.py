"""The OpenAPI 3.1 document, derived from the contracts. ``python -m infra.openapi`` writes ``infra/openapi.json``, and
the error catalogue with it."""

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from inspect import getdoc
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from infra import problems
from infra.openapi_examples import example, name_of
from infra.openapi_parts import COMPONENTS, GATEWAY_MESSAGE, HEADERS, INFO, PARAMETERS, SANDBOX_ONLY, TAGS
from infra.openapi_webhooks import webhooks
from shared.api.endpoint import FORM, Caller, Endpoint, Function
from shared.api.problems import CONTENT_TYPE, PROBLEMS, common_refusals

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "infra" / "openapi.json"
BASE = "/v1"

_REFERENCE = "#/components/schemas/{model}"
_SECURITY = {
    Caller.ANYONE: [],
    Caller.GUARDIAN: [{"session": []}],
    Caller.ACCOUNT: [{"account": []}],
    Caller.CLIENT: [{"client": []}, {}],
    Caller.STAFF: [{"staff": []}],
}
_TRY_LATER = (429, 503)
Json = dict[str, Any]
ModelKey = tuple[type[BaseModel], str]

_PROBLEM = {"$ref": "#/components/schemas/Problem"}


def document(functions: Iterable[Function]) -> Json:
    """The whole document, with every endpoint of ``functions``."""
    functions = tuple(functions)
    endpoints = [endpoint for function in functions for endpoint in function.endpoints]
    in_sandbox = {endpoint for function in functions if function.sandbox_only for endpoint in function.endpoints}
    references, schemas = _schemas(endpoints)
    paths: Json = {}
    for endpoint in endpoints:
        operation = _operation(endpoint, references, schemas)
        if endpoint in in_sandbox:
            operation["description"] += f"\n\n{SANDBOX_ONLY}"
        paths.setdefault(endpoint.path.removeprefix(BASE), {})[endpoint.method.lower()] = operation
    for endpoint in endpoints:
        if endpoint.query is not None:
            schemas.pop(name_of(references[endpoint.query, "validation"]), None)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    return {
        "openapi": "3.1.0",
        "info": {**INFO, "version": version},
        "servers": [{"url": BASE, "description": "Relative to the service's origin"}],
        "tags": [{"name": caller.value, "description": TAGS[caller]} for caller in Caller],
        "paths": paths,
        "webhooks": webhooks(schemas),
        "components": {**COMPONENTS, "schemas": dict(sorted((COMPONENTS["schemas"] | schemas).items()))},
    }


def _schemas(endpoints: Sequence[Endpoint]) -> tuple[dict[ModelKey, str], Json]:
    wanted: list[ModelKey] = []
    for endpoint in endpoints:
        wanted += [(model, "validation") for model in (endpoint.request, endpoint.query) if model is not None]
        wanted += [(model, "serialization") for model in (endpoint.response, *endpoint.other_responses.values())]
    unique = list(dict.fromkeys(wanted))
    references, definitions = models_json_schema(unique, ref_template=_REFERENCE)
    return {key: reference["$ref"] for key, reference in references.items()}, definitions["$defs"]


def _operation(endpoint: Endpoint, references: dict[ModelKey, str], schemas: Json) -> Json:
    operation: Json = {
        "operationId": endpoint.operation_id,
        "summary": endpoint.summary,
        "description": _description(endpoint),
        "tags": [endpoint.caller.value],
        "security": _security(endpoint),
        "parameters": _parameters(endpoint, references, schemas),
        "responses": _answers(endpoint, references, schemas) | _refusals(endpoint),
    }
    if endpoint.request is not None:
        reference = references[endpoint.request, "validation"]
        operation["requestBody"] = {
            "required": True,
            "description": f"{getdoc(endpoint.request)} At most {endpoint.body_limit} bytes.",
            "content": {endpoint.media_type: _content(reference, schemas)},
        }
    return operation


def _security(endpoint: Endpoint) -> list[Json]:
    return [{"service": [endpoint.scope]}] if endpoint.caller is Caller.SERVICE else _SECURITY[endpoint.caller]


def _description(endpoint: Endpoint) -> str:
    rate = endpoint.rate
    return (
        f"{getdoc(endpoint.response)}\n\n"
        f"At most {rate.per_second} requests a second over all callers, {rate.burst} in a burst."
    )


def _parameters(endpoint: Endpoint, references: dict[ModelKey, str], schemas: Json) -> list[Json]:
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1, "maxLength": 64}}
        for name in re.findall(r"{(\w+)}", endpoint.path)
    ]
    if endpoint.query is not None:
        parameters += _query(schemas[name_of(references[endpoint.query, "validation"])])
    for header in ("accept-language", *endpoint.request_headers):
        parameters.append({"$ref": f"#/components/parameters/{PARAMETERS[header]}"})
    for header in endpoint.optional_headers:
        parameters.append(COMPONENTS["parameters"][PARAMETERS[header]] | {"required": False})
    return parameters


def _query(schema: Json) -> list[Json]:
    required = schema.get("required", ())
    return [
        {
            "name": name,
            "in": "query",
            "required": name in required,
            **({"description": field["description"]} if "description" in field else {}),
            "schema": _without_null(field),
        }
        for name, field in schema["properties"].items()
    ]


def _without_null(field: Json) -> Json:
    """An absent parameter is absent: the query knows no ``null``."""
    branches = [branch for branch in field.get("anyOf", ()) if branch != {"type": "null"}]
    rest = {key: value for key, value in field.items() if key not in ("anyOf", "title", "description")}
    if rest.get("default", ...) is None:
        del rest["default"]
    return rest | (branches[0] if len(branches) == 1 else {"anyOf": branches} if branches else {})


def _answers(endpoint: Endpoint, references: dict[ModelKey, str], schemas: Json) -> Json:
    names = ["Content-Language", *(["Session-Token"] if endpoint.caller is Caller.GUARDIAN else [])]
    answers = {}
    for status, model in {endpoint.status: endpoint.response, **endpoint.other_responses}.items():
        later = ["Retry-After"] if status == 202 and status != endpoint.status else []
        later += ["ETag"] if _versioned(model) else []
        answers[str(status)] = {
            "description": getdoc(model),
            "headers": _headers(names + later),
            "content": {"application/json": _content(references[model, "serialization"], schemas)},
        }
    return answers


def _versioned(model: type[BaseModel]) -> bool:
    field = model.model_fields.get("version")
    return field is not None and field.annotation is int


def _refusals(endpoint: Endpoint) -> Json:
    by_status: dict[int, list[str]] = {status: [] for status in _gateway_refusals(endpoint)}
    for code in dict.fromkeys((*endpoint.refusals, *common_refusals(endpoint))):
        by_status.setdefault(PROBLEMS[code], []).append(code)
    return {str(status): _refusal(endpoint, status, codes) for status, codes in sorted(by_status.items())}


def _gateway_refusals(endpoint: Endpoint) -> tuple[int, ...]:
    """Statuses that the gateway answers by itself: a throttle, a body beyond its own limit, a staff token."""
    return (429, *((413,) if endpoint.request else ()), *((401,) if endpoint.caller is Caller.STAFF else ()))


def _refusal(endpoint: Endpoint, status: int, codes: list[str]) -> Json:
    content: Json = {}
    if codes:
        problem: Json = {"status": {"const": status}, "code": {"enum": codes}}
        if endpoint.media_type == FORM:
            problem["error"] = {"type": "string", "description": "As RFC 6749 section 5.2 names it"}
        content[CONTENT_TYPE] = {"schema": {"allOf": [_PROBLEM], "properties": problem}}
    if status in _gateway_refusals(endpoint):
        content["application/json"] = GATEWAY_MESSAGE
    headers = ["Content-Language", *(["Retry-After"] if status in _TRY_LATER else [])]
    return {
        "description": f"Refused: {', '.join(f'`{code}`' for code in codes) or 'by the gateway'}",
        "headers": _headers(headers if codes else []),
        "content": content,
    }


def _headers(names: Iterable[str]) -> Json:
    return {name: {"$ref": f"#/components/headers/{HEADERS[name]}"} for name in names}


def _content(reference: str, schemas: Json) -> Json:
    return {"schema": {"$ref": reference}, "example": example(schemas[name_of(reference)], schemas)}


def text(functions: Iterable[Function]) -> str:
    """The document as it is committed."""
    return json.dumps(document(functions), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    from functions.catalog import FUNCTIONS

    DOCUMENT.write_text(text(FUNCTIONS))
    problems.CATALOGUE.write_text(problems.text(FUNCTIONS))
