"""The webhooks of the OpenAPI document: what relying services are sent, from the model with which it is sent."""

from inspect import getdoc
from typing import Any

from infra.openapi_examples import example
from shared.api.endpoint import Caller
from shared.api.service_event import BindingEvent
from shared.domain import policy
from shared.domain.events import EventType

Json = dict[str, Any]

_REFERENCE = "#/components/schemas/BindingEvent"
_SUMMARIES = {
    EventType.APPROVED: "An account may act for a student",
    EventType.CHANGED: "What can be read of a binding is no longer what it was",
    EventType.ENDED: "An account may act for a student no longer",
}
_SENT = (
    "A `POST` to the address with which the service was registered. It is signed after Standard Webhooks 1.0: "
    "verify `webhook-signature` over the body as it came, with the secret that `renew_webhook_secret` gave, before "
    f"you read it. Answer 2xx within {policy.WEBHOOK_TIMEOUT} seconds; anything else, a redirection too, counts as "
    f"not taken, and it is sent again up to {len(policy.WEBHOOK_RETRIES)} times in "
    f"{sum(policy.WEBHOOK_RETRIES) // policy.HOUR} hours. The event bus has the same object, with the service's id "
    "as `service` beside, as the detail of an event of this type."
)
_HEADERS = {
    "webhook-id": ("The event's `id`: of two webhooks with the same one the second is a repeat", "{id}"),
    "webhook-timestamp": ("When this one was sent, in epoch seconds: refuse what is older than minutes", "1796000000"),
    "webhook-signature": (
        "One or more signatures, apart by blanks: one of them is made with your secret",
        "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
    ),
}


def webhooks(schemas: Json) -> Json:
    """One entry for each type of event, if ``schemas`` hold the model's."""
    if "BindingEvent" not in schemas:
        return {}
    return {kind.value: {"post": _operation(kind, schemas)} for kind in EventType}


def _operation(kind: EventType, schemas: Json) -> Json:
    sent = example(schemas["BindingEvent"], schemas) | {"type": kind.value}
    if kind is not EventType.ENDED:
        sent["data"] = sent["data"] | {"reason": None}
    schema = {"allOf": [{"$ref": _REFERENCE}], "properties": {"type": {"const": kind.value}}}
    return {
        "operationId": f"receive_{kind.name.lower()}",
        "summary": _SUMMARIES[kind],
        "description": _SENT,
        "tags": [Caller.SERVICE.value],
        "security": [],
        "parameters": [_parameter(name, *told, sent["id"]) for name, told in _HEADERS.items()],
        "requestBody": {
            "required": True,
            "description": getdoc(BindingEvent),
            "content": {"application/json": {"schema": schema, "example": sent}},
        },
        "responses": {
            "2XX": {"description": "Taken: it is not sent again"},
            "4XX": {"description": "Not taken: it is sent again"},
        },
    }


def _parameter(name: str, description: str, shown: str, event: str) -> Json:
    return {
        "name": name,
        "in": "header",
        "required": True,
        "description": description,
        "schema": {"type": "string"},
        "example": shown.format(id=event),
    }
