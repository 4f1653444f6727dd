"""Endpoint and Function: the declarations from which routes, permissions and the API document are derived."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from pydantic import BaseModel

from shared.api.origin import OriginSettings
from shared.domain.services import ServiceScope
from shared.environment import Settings

IDEMPOTENCY_KEY: Final = "idempotency-key"
IDEMPOTENCY_KEY_LENGTH: Final = range(8, 129)  # printable ASCII characters
IF_MATCH: Final = "if-match"
JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"


class Caller(StrEnum):
    """Who may call an endpoint."""

    ANYONE = "anyone"
    GUARDIAN = "guardian"  # bearer session token, checked in the function
    ACCOUNT = "account"  # bearer token of a sign-in to a guardian's account, checked in the function
    CLIENT = "client"  # id and secret of a relying service, by HTTP Basic or in the body, checked in the function
    SERVICE = "service"  # bearer token of a relying service, checked in the function
    STAFF = "staff"  # bearer Cognito access token, checked by the gateway's JWT authorizer


@dataclass(frozen=True)
class Rate:
    """Throttle of one route over all callers: steady requests a second, and burst."""

    per_second: int
    burst: int


@dataclass(frozen=True, eq=False)
class Endpoint:
    """One HTTP operation.

    ``path`` uses ``{name}`` for parameters, all strings. ``refusals`` lists the problem codes that the operation
    itself may answer; those that any endpoint can answer (bad JSON, expired session …) are added by
    ``shared.api.problems.common_refusals``. ``body_limit`` is in bytes. Headers are
    named in lower case. ``scope``: what the token of a relying service must be for. ``media_type``: of the body. One
    that takes a form is OAuth's, and its refusals also tell the `error` of RFC 6749 section 5.2.
    """

    operation_id: str
    method: str
    path: str
    caller: Caller
    summary: str
    response: type[BaseModel]
    status: int = 200
    request: type[BaseModel] | None = None
    query: type[BaseModel] | None = None
    other_responses: Mapping[int, type[BaseModel]] = field(default_factory=dict)
    request_headers: tuple[str, ...] = ()
    optional_headers: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    body_limit: int = 16_384
    rate: Rate = Rate(per_second=50, burst=100)
    scope: ServiceScope | None = None
    media_type: str = JSON

    @property
    def route_key(self) -> str:
        """The gateway's name of the route, e.g. ``POST /v1/codes``."""
        return f"{self.method} {self.path}"


@dataclass(frozen=True)
class StreamTrigger:
    """The table's change stream."""

    batch_size: int = 100


@dataclass(frozen=True)
class QueueTrigger:
    """A queue that this function drains. ``max_concurrency`` (2 or more) paces what leaves. ``window_seconds``: for how
    long a batch is gathered; one of more than 10 needs at least 1."""

    queue: str
    batch_size: int = 10
    max_concurrency: int = 2
    window_seconds: int = 0


@dataclass(frozen=True)
class ScheduleTrigger:
    """Every day, at an ``hour`` of Taipei."""

    hour: int


Trigger = StreamTrigger | QueueTrigger | ScheduleTrigger


@dataclass(frozen=True)
class Function:
    """One Lambda: its folder's name, settings, and the actions it may take on each resource.

    ``uses`` maps a resource's name in the infrastructure (``table``, ``code_key`` …) to IAM actions; the role holds
    these and no others. Every variable of ``settings`` is provided by the stage or by a resource named in ``uses``.
    ``sandbox_only``: a stage without a sandbox has no such function, and none of its routes.
    """

    name: str
    settings: type[Settings]
    uses: Mapping[str, tuple[str, ...]]
    endpoints: tuple[Endpoint, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    catches_unmatched_routes: bool = False
    memory_mb: int = 512
    timeout_seconds: int = 10
    sandbox_only: bool = False

    @property
    def answers_requests(self) -> bool:
        """Whether the gateway calls it."""
        return bool(self.endpoints) or self.catches_unmatched_routes

    def variables(self) -> tuple[str, ...]:
        """Names of all environment variables that it reads."""
        return (*self.settings.variables(), *(OriginSettings.variables() if self.answers_requests else ()))
