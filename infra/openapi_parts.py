"""The parts of the OpenAPI document that no single contract tells: titles, headers, security, the problem's shape."""

from typing import Any, Final

from shared.api.endpoint import IDEMPOTENCY_KEY, IDEMPOTENCY_KEY_LENGTH, IF_MATCH, Caller
from shared.domain import policy
from shared.domain.services import ServiceScope

INFO: Final = {
    "title": "Parent–child account binding",
    "summary": "親子綁定: a guardian binds an account to each child at school, the homeroom teacher approves.",
    "description": (
        "Refusals are `application/problem+json` (RFC 9457) with a stable `code`; texts follow `Accept-Language` "
        "(`zh-Hant`, `en`, `vi`, `id`). The gateway's own refusals (a staff token that does not verify, a throttle) "
        "are `application/json` with a `message`, and carry the same statuses.\n\n"
        "Stages for trying things out have a sandbox: e-mail addresses of one domain that nobody owns, such as "
        f"`sandbox.example`. Their code is always `{policy.SANDBOX_CODE}`; limits, expiry and errors are as for any "
        "other address, and nothing is sent to them. `reset_sandbox` forgets what was handed in. The stage that "
        "families use has no sandbox."
    ),
    "license": {"name": "MIT", "identifier": "MIT"},
}

SANDBOX_ONLY: Final = "Only in stages that have a sandbox; elsewhere the address is answered `route_not_found`."

TAGS: Final = {
    Caller.ANYONE: "Open to everyone",
    Caller.GUARDIAN: "With the session that a code opened",
    Caller.ACCOUNT: "Signed in to a guardian's account",
    Caller.CLIENT: "For relying services, with id and secret",
    Caller.SERVICE: "For relying services, with an access token of their own",
    Caller.STAFF: "For teachers and registrars, with a token of the staff sign-in",
}

TOKEN_URL: Final = "/v1/oauth/token"
SCOPES: Final = {
    ServiceScope.CHILDREN_READ: (
        "The children whom the account is bound to, each with full name, school, relationship and how the link was "
        "proven. The name, so that who pays sees for whom; neither national ID nor class nor any contact"
    ),
    ServiceScope.ACT_FOR_CHECK: "Whether the account may act for a student, and how that was proven",
    ServiceScope.EVENTS_READ: "That a binding of an account that lets the service in was approved, changed or ended",
}

# Header → component.
PARAMETERS: Final = {
    "accept-language": "AcceptLanguage",
    IDEMPOTENCY_KEY: "IdempotencyKey",
    IF_MATCH: "IfMatch",
}
HEADERS: Final = {
    "Content-Language": "ContentLanguage",
    "Session-Token": "SessionToken",
    "Retry-After": "RetryAfter",
    "ETag": "EntityTag",
}

GATEWAY_MESSAGE: Final[dict[str, Any]] = {
    "schema": {"$ref": "#/components/schemas/GatewayMessage"},
    "example": {"message": "Too Many Requests"},
}

_TEXT: Final = {"type": "string"}
_PROBLEM: Final = {
    "type": "object",
    "description": "A refusal. `code` is stable; `title` and `detail` are for people and may change.",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string", "format": "uri", "examples": ["urn:parent-binding:problem:code_wrong"]},
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT,
        "code": {"type": "string", "examples": ["code_wrong"]},
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/ProblemField"}},
    },
}
_PROBLEM_FIELD: Final = {
    "type": "object",
    "description": "One field at fault.",
    "required": ["pointer", "code", "detail"],
    "properties": {
        "pointer": {"type": "string", "description": "RFC 6901 pointer into the body", "examples": ["/national_id"]},
        "code": {"type": "string", "examples": ["required"]},
        "detail": _TEXT,
    },
}

COMPONENTS: Final[dict[str, Any]] = {
    "schemas": {
        "Problem": _PROBLEM,
        "ProblemField": _PROBLEM_FIELD,
        "GatewayMessage": {
            "type": "object",
            "description": "A refusal by the gateway, before any function was reached.",
            "required": ["message"],
            "properties": {"message": _TEXT},
        },
    },
    "parameters": {
        "AcceptLanguage": {
            "name": "Accept-Language",
            "in": "header",
            "required": False,
            "description": "Languages of the reader, RFC 9110; Traditional Chinese without it",
            "schema": _TEXT,
            "example": "vi, en;q=0.5",
        },
        "IdempotencyKey": {
            "name": "Idempotency-Key",
            "in": "header",
            "required": True,
            "description": "Made by the client for one intention and repeated with every retry of it; printable ASCII",
            "schema": {
                "type": "string",
                "minLength": IDEMPOTENCY_KEY_LENGTH.start,
                "maxLength": IDEMPOTENCY_KEY_LENGTH.stop - 1,
            },
            "example": "0d3f7c1e-9c1b-4f0e-8a57-2d4c3b6a5f10",
        },
        "IfMatch": {
            "name": "If-Match",
            "in": "header",
            "required": True,
            "description": "The version that was looked at, as an entity tag",
            "schema": _TEXT,
            "example": '"3"',
        },
    },
    "headers": {
        "ContentLanguage": {"description": "Language of the texts", "schema": _TEXT},
        "SessionToken": {"description": "The renewed session token: use it from now on", "schema": _TEXT},
        "EntityTag": {"description": "The version, for `If-Match`", "schema": _TEXT},
        "RetryAfter": {"description": "Seconds until it is worth asking again", "schema": {"type": "integer"}},
    },
    "securitySchemes": {
        "session": {
            "type": "http",
            "scheme": "bearer",
            "description": "The token that `verify_code` gave, or the last `Session-Token`",
        },
        "account": {
            "type": "http",
            "scheme": "bearer",
            "description": "The access token of a sign-in to a guardian's account",
        },
        "client": {
            "type": "http",
            "scheme": "basic",
            "description": "Id and secret of a relying service; both may stand in the body instead",
        },
        "service": {
            "type": "oauth2",
            "description": "An access token that `issue_service_token` gave a relying service",
            "flows": {
                "clientCredentials": {"tokenUrl": TOKEN_URL, "scopes": SCOPES},
                "authorizationCode": {"authorizationUrl": "/connect/", "tokenUrl": TOKEN_URL, "scopes": SCOPES},
            },
        },
        "staff": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "An access token of the staff user pool (authorization code with PKCE)",
        },
    },
}
