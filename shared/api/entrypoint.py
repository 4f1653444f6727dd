"""Entrypoint: from a gateway event to an operation and back, the same way for every endpoint.

The gateway has already chosen the route, so there is nothing to route here: one look-up by its key.
"""

import json
import os
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from shared.api import telemetry
from shared.api.account_session import open_access
from shared.api.call import Call, Reply
from shared.api.client_credentials import open_basic
from shared.api.endpoint import Caller, Endpoint
from shared.api.origin import OriginSettings, came_by_the_origin
from shared.api.problems import CHALLENGES, CONTENT_TYPE, PROBLEMS, problem
from shared.api.requests import read_body, read_headers, read_query
from shared.api.service_session import open_service
from shared.api.session import Session, open_session, seal_session
from shared.api.tokens import Tokens
from shared.domain.languages import Language, negotiate
from shared.domain.refusals import Refusal
from shared.persistence.failures import StoreBusy

SESSION_HEADER = "session-token"
Operation = Callable[[Call], Reply]
Event = Mapping[str, Any]
Response = dict[str, Any]
_BUSY_RETRY_AFTER = 1
_ELSEWHERE = "origin_refused"


class TokenKeys(NamedTuple):
    """What opens the tokens of guardians, signed in or not, and those of relying services."""

    guardians: Tokens | None
    services: Tokens | None


def entrypoint(
    operations: Mapping[Endpoint, Operation],
    *,
    tokens: Tokens | None = None,
    service_tokens: Tokens | None = None,
    clock: Callable[[], float] = time.time,
    environment: Mapping[str, str] = os.environ,
) -> Callable[[Event, Any], Response]:
    """The Lambda handler of ``operations``; ``tokens`` opens what guardians' endpoints are called with,
    ``service_tokens`` what those of relying services are.

    A request that bears no origin key of ``environment`` is refused before anything of it is looked at. Raises
    SettingMissing.
    """
    origin = OriginSettings.read(environment)
    routes = {endpoint.route_key: (endpoint, operation) for endpoint, operation in operations.items()}
    keys = TokenKeys(tokens, service_tokens)

    def handle(event: Event, _context: Any) -> Response:
        started = clock()
        endpoint, operation = routes[event["routeKey"]]
        language = negotiate(event.get("headers", {}).get("accept-language"))
        request_id = event["requestContext"].get("requestId", "")
        if came_by_the_origin(origin, event):
            response, code, fault = _outcome(endpoint, operation, event, language, int(started), keys)
        else:
            response, code, fault = _refused(Refusal(_ELSEWHERE), language), _ELSEWHERE, None
        if fault is not None:
            print(telemetry.fault(endpoint.operation_id, request_id, fault))
        duration = clock() - started
        print(telemetry.line(endpoint.operation_id, request_id, started, duration, response["statusCode"], code))
        return response

    return handle


def refuse_all(code: str, environment: Mapping[str, str] = os.environ) -> Callable[[Event, Any], Response]:
    """A handler that gives every request that came by the origin the same refusal. Raises SettingMissing."""
    origin = OriginSettings.read(environment)

    def handle(event: Event, _context: Any) -> Response:
        told = code if came_by_the_origin(origin, event) else _ELSEWHERE
        return _refused(Refusal(told), negotiate(event.get("headers", {}).get("accept-language")))

    return handle


def _outcome(
    endpoint: Endpoint, operation: Operation, event: Event, language: Language, now: int, keys: TokenKeys
) -> tuple[Response, str | None, Exception | None]:
    """The response; the problem's code when it is one; the fault behind it when it is ours or AWS's."""
    live: Session | None = None

    def renewed() -> dict[str, str]:
        return {SESSION_HEADER: seal_session(keys.guardians, live, now)} if live is not None else {}

    try:
        caller = _caller(endpoint, event, now, keys)
        live = caller.get("session")
        reply = operation(_call(endpoint, event, language, now, caller))
        live = reply.session or live
        status, body = reply.status or endpoint.status, reply.body.model_dump_json()
        return _response(status, "application/json", body, language, {**reply.headers, **renewed()}), None, None
    except Refusal as refusal:
        return _refused(refusal, language, endpoint, renewed()), refusal.code, None
    except StoreBusy as error:
        refusal = Refusal("busy", retry_after=_BUSY_RETRY_AFTER)
        return _refused(refusal, language, endpoint), refusal.code, error
    except Exception as error:
        refusal = Refusal("internal_error")
        return _refused(refusal, language, endpoint), refusal.code, error


def _caller(endpoint: Endpoint, event: Event, now: int, keys: TokenKeys) -> dict[str, Any]:
    """Who calls, as the field of Call that tells it. Raises Refusal."""
    authorization = event.get("headers", {}).get("authorization", "")
    match endpoint.caller:
        case Caller.STAFF:
            return {"staff": _staff(event)}
        case Caller.GUARDIAN:
            return {"session": open_session(keys.guardians, authorization, now)}
        case Caller.ACCOUNT:
            return {"account": open_access(keys.guardians, authorization, now)}
        case Caller.CLIENT:
            return {"client": open_basic(authorization)}
        case Caller.SERVICE:
            return {"service": open_service(keys.services, authorization, now, endpoint.scope)}
    return {}


def _call(endpoint: Endpoint, event: Event, language: Language, now: int, caller: Mapping[str, Any]) -> Call:
    """Raises Refusal."""
    return Call(
        now=now,
        language=language,
        headers=read_headers(endpoint, event),
        body=read_body(endpoint, event),
        query=read_query(endpoint, event),
        path=event.get("pathParameters") or {},
        **caller,
    )


def _staff(event: Event) -> str:
    """The teacher whom the gateway's authorizer has verified. Only access tokens count. Raises Refusal."""
    claims = event["requestContext"].get("authorizer", {}).get("jwt", {}).get("claims", {})
    if claims.get("token_use") != "access" or not claims.get("username"):
        raise Refusal("staff_sign_in_required")
    return claims["username"]


def _refused(
    refusal: Refusal,
    language: Language,
    endpoint: Endpoint | None = None,
    headers: Mapping[str, str] = {},  # noqa: B006
) -> Response:
    body = json.dumps(problem(refusal, language, endpoint), ensure_ascii=False)
    more = {"retry-after": str(refusal.retry_after)} if refusal.retry_after else {}
    if refusal.code in CHALLENGES:
        more["www-authenticate"] = CHALLENGES[refusal.code]
    return _response(PROBLEMS[refusal.code], CONTENT_TYPE, body, language, {**headers, **more})


def _response(status: int, content_type: str, body: str, language: Language, headers: Mapping[str, str]) -> Response:
    return {
        "statusCode": status,
        "headers": {
            "content-type": content_type,
            "content-language": language.value,
            "cache-control": "no-store",
            "x-content-type-options": "nosniff",
            **headers,
        },
        "body": body,
    }
