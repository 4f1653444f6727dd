"""Contract of read_events: a relying service's feed."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.service_event import BindingEvent
from shared.api.wire import WireModel
from shared.domain import policy
from shared.domain.services import ServiceScope
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    service_key_id: str
    subject_key_id: str


class EventQuery(WireModel):
    """From where on."""

    after: str | None = Field(
        default=None,
        pattern=r"^[0-9]{13}(\.evt_[A-Za-z0-9_-]{22})?$",
        description="`next` of the page before; the oldest event that is kept without it",
    )


class EventPage(WireModel):
    """A service's events in the order in which they became known, the oldest first.

    Of an account that lets the service in no longer, those of an end alone. Those of the last seconds come a little
    later, so that none is ever missed behind a cursor.
    """

    events: list[BindingEvent] = Field(description=f"At most {policy.EVENTS_SHOWN}")
    next: str = Field(
        description="What the next request gives as `after`, now or later",
        examples=["1796000000000.evt_Vd0s3mKq9xT1bYwZ7nRfLA"],
    )
    more: bool = Field(description="Whether there are more by now")


READ_EVENTS = Endpoint(
    operation_id="list_events",
    method="GET",
    path="/v1/events",
    caller=Caller.SERVICE,
    scope=ServiceScope.EVENTS_READ,
    summary="Read what happened to bindings of one's accounts",
    query=EventQuery,
    response=EventPage,
)

FUNCTION = Function(
    name="read_events",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"),
        "service_key": ("kms:GenerateMac",),
        "subject_key": ("kms:GenerateMac",),
    },
    endpoints=(READ_EVENTS,),
)
