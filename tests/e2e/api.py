"""The API as a front end sees it: over HTTP, every answer held against the OpenAPI document."""

import json
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator

from infra.bootstrap import ROOT

DOCUMENT = json.loads((ROOT / "infra" / "openapi.json").read_text("utf-8"))
_PREFIX = "/v1"
_TIMEOUT = 30
_GATEWAYS_OWN = {"$ref": "#/components/schemas/GatewayMessage"}  # a refusal before any function, without our headers


class Answer(NamedTuple):
    """Status, decoded body and headers (names in lower case) of an answer."""

    status: int
    body: Any
    headers: Mapping[str, str]


class Api:
    """Calls the service at ``origin``; ``document`` is what its answers must agree with."""

    def __init__(self, origin: str, document: Mapping[str, Any] = DOCUMENT) -> None:
        self._origin = origin
        self._document = document

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        token: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """One request; ``body`` is JSON, or bytes to be sent as they are. Raises AssertionError on drift."""
        sent = {"content-type": "application/json", **(headers or {})}
        if token:
            sent["authorization"] = f"Bearer {token}"
        data = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._origin + _PREFIX + path, data, sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:
                answer = _read(response)
        except urllib.error.HTTPError as error:
            answer = _read(error)
        self.check(method, path, answer)
        return answer

    def check(self, method: str, path: str, answer: Answer) -> None:
        """Hold an answer against the document. Raises AssertionError, jsonschema's ValidationError."""
        operation = self._operation(method, urllib.parse.unquote(path.partition("?")[0]))
        if operation is None:
            assert (answer.status, answer.body["code"]) == (404, "route_not_found"), answer
            return
        assert str(answer.status) in operation["responses"], f"{method} {path}: {answer.status} is not in the document"
        told = operation["responses"][str(answer.status)]
        content = told["content"]
        media_type = answer.headers["content-type"].partition(";")[0]
        assert media_type in content, f"{method} {path}: {media_type} is not in the document"
        schema = {"components": self._document["components"], "allOf": [content[media_type]["schema"]]}
        Draft202012Validator(schema).validate(answer.body)
        if schema["allOf"] != [_GATEWAYS_OWN]:
            self._check_headers(f"{method} {path}", told.get("headers", {}), answer)

    def _check_headers(self, request: str, declared: Mapping[str, Mapping[str, str]], answer: Answer) -> None:
        """Every header that the document declares is there, and is what it is declared to be."""
        for name, reference in declared.items():
            text = answer.headers.get(name.lower())
            assert text, f"{request}: {answer.status} without {name}"
            header = self._document["components"]["headers"][reference["$ref"].rpartition("/")[2]]
            value = int(text) if header["schema"]["type"] == "integer" else text
            Draft202012Validator(header["schema"]).validate(value)

    def _operation(self, method: str, path: str) -> Mapping[str, Any] | None:
        for template, operations in self._document["paths"].items():
            pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template))
            if re.fullmatch(pattern, path) and method.lower() in operations:
                return operations[method.lower()]
        return None


def _read(response: Any) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(response.status, json.loads(response.read()), headers)
