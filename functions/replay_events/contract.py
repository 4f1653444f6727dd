"""Contract of replay_events: a time's webhooks are sent again."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.wire import WireModel
from shared.domain import policy
from shared.domain.services import ServiceScope
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    service_key_id: str
    events_queue_url: str


class EventReplay(WireModel):
    """Of which time: by when the events became known, in epoch seconds."""

    since: int = Field(ge=0, le=253_402_300_799, examples=[1_796_000_000])
    until: int | None = Field(default=None, ge=0, le=253_402_300_799, description="Before when; until now without it")


class EventReplayAccepted(WireModel):
    """The webhooks are on their way again, with the ids that they had before."""

    since: int = Field(description="Epoch seconds", examples=[1_796_000_000])
    until: int = Field(description="Epoch seconds", examples=[1_796_003_600])


REPLAY_EVENTS = Endpoint(
    operation_id="replay_events",
    method="POST",
    path="/v1/event-replays",
    caller=Caller.SERVICE,
    scope=ServiceScope.EVENTS_READ,
    summary=f"Have webhooks sent again, at most {policy.EVENT_REPLAYS_A_DAY} times a day",
    request=EventReplay,
    response=EventReplayAccepted,
    status=202,
    refusals=("webhook_missing", "too_many_replays"),
    body_limit=1_024,
)

FUNCTION = Function(
    name="replay_events",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem",),
        "event_items": ("dynamodb:UpdateItem",),
        "service_key": ("kms:GenerateMac",),
        "events_queue": ("sqs:SendMessage",),
    },
    endpoints=(REPLAY_EVENTS,),
)
