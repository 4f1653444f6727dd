"""Requests: a gateway event read against its endpoint's declaration."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from pydantic import BaseModel, ValidationError

from shared.api.endpoint import FORM, IDEMPOTENCY_KEY, IDEMPOTENCY_KEY_LENGTH, Endpoint
from shared.api.problems import HEADER_REFUSALS
from shared.domain.refusals import FieldError, Refusal

_ERRORS_TOLD = 20
_FORM_FIELDS = 30
_FIELD_CODES = {
    "missing": "required",
    "extra_forbidden": "unknown_field",
    "string_too_short": "too_short",
    "too_short": "too_short",
    "string_too_long": "too_long",
    "too_long": "too_long",
    "enum": "not_allowed",
    "literal_error": "not_allowed",
    "string_unicode": "forbidden_character",
    "finite_number": "out_of_range",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
    "string_pattern_mismatch": "token_invalid",
}


def read_body(endpoint: Endpoint, event: Mapping[str, Any]) -> BaseModel | None:
    """The body as the endpoint's request model. Raises Refusal."""
    if endpoint.request is None:
        return None
    media_type = event.get("headers", {}).get("content-type", "").partition(";")[0].strip().lower()
    if media_type != endpoint.media_type:
        raise Refusal("form_invalid" if endpoint.media_type == FORM else "unsupported_media_type")
    raw = _raw_body(event)
    if len(raw) > endpoint.body_limit:
        raise Refusal("body_too_large")
    if endpoint.media_type == FORM:
        return _read_form(endpoint.request, raw)
    try:
        return endpoint.request.model_validate_json(raw)
    except ValidationError as error:
        raise _invalid(error, "/") from None


def _read_form(model: type[BaseModel], raw: bytes) -> BaseModel:
    """A form (RFC 6749 appendix B): what has no value counts as left out, nothing may come twice. Raises Refusal."""
    try:
        fields = parse_qsl(raw.decode(), errors="strict", max_num_fields=_FORM_FIELDS)
        if len(dict(fields)) < len(fields):
            raise Refusal("form_invalid")
        return model.model_validate_strings(dict(fields))
    except ValidationError as error:
        raise Refusal("form_invalid", errors=_invalid(error, "/").errors) from None
    except ValueError:
        raise Refusal("form_invalid") from None


def read_query(endpoint: Endpoint, event: Mapping[str, Any]) -> BaseModel | None:
    """The query parameters as the endpoint's query model. Raises Refusal."""
    if endpoint.query is None:
        return None
    try:
        return endpoint.query.model_validate_strings(event.get("queryStringParameters") or {})
    except ValidationError as error:
        raise _invalid(error, "?") from None


def read_headers(endpoint: Endpoint, event: Mapping[str, Any]) -> dict[str, str]:
    """Those headers that the endpoint takes. Raises Refusal when one that it needs is missing, or one can't be read."""
    sent = event.get("headers", {})
    taken = {}
    for name in (*endpoint.request_headers, *endpoint.optional_headers):
        value = sent.get(name, "")
        if not value and name in endpoint.optional_headers:
            continue
        if not value or (name == IDEMPOTENCY_KEY and not _usable_key(value)):
            raise Refusal(HEADER_REFUSALS[name])
        taken[name] = value
    return taken


def _usable_key(value: str) -> bool:
    return len(value) in IDEMPOTENCY_KEY_LENGTH and value.isascii() and value.isprintable()


def _raw_body(event: Mapping[str, Any]) -> bytes:
    body = event.get("body") or ""
    if not event.get("isBase64Encoded"):
        return body.encode("utf-8", "surrogatepass")
    try:
        return base64.b64decode(body)
    except (binascii.Error, ValueError):
        raise Refusal("malformed_json") from None


def _invalid(error: ValidationError, root: str) -> Refusal:
    faults = error.errors(include_url=False, include_input=False)
    if any(fault["type"] == "json_invalid" for fault in faults):
        return Refusal("malformed_json")
    return Refusal("invalid_request", errors=tuple(_field_error(fault, root) for fault in faults[:_ERRORS_TOLD]))


def _field_error(fault: Mapping[str, Any], root: str) -> FieldError:
    kind = fault["type"]
    # The name of an unknown field is the sender's own text and is not repeated: only the object that holds it.
    location = fault["loc"][:-1] if kind == "extra_forbidden" else fault["loc"]
    pointer = root + "/".join(str(part).replace("~", "~0").replace("/", "~1") for part in location)
    return FieldError(pointer if location else root.rstrip("/"), _field_code(kind, fault))


def _field_code(kind: str, fault: Mapping[str, Any]) -> str:
    if kind == "value_error":
        return getattr(fault["ctx"]["error"], "code", "invalid_value")
    if kind in _FIELD_CODES:
        return _FIELD_CODES[kind]
    return "wrong_type" if kind.endswith(("_type", "_parsing")) else "invalid_value"
