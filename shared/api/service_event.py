"""ServiceEvent: an event as services get it: in the feed, on the bus, and as the body of a webhook."""

from datetime import UTC, datetime

from pydantic import Field

from shared.api.wire import WireModel
from shared.domain.events import EventType, ServiceEvent


class BindingEventData(WireModel):
    """Whom it is about."""

    account: str = Field(description="Subject of the account", examples=["Zq3n0kJ1yX8mT5vB7cRfLw2sHdAoPiUeGtYbNxKlMjQ"])
    student: str = Field(description="Subject of the student", examples=["h4Wc9pLr2VtYxQ6bNzKjFgS1dMoEiAuT8lRvXyZw3Cs"])
    version: int = Field(
        description="Grows with every change of this binding: of two events the one with the higher number is the later"
        " one, in whatever order they come",
        examples=[2],
    )
    reason: str | None = Field(description="Why it ended; null for other events", examples=["left_city"])


class BindingEvent(WireModel):
    """A binding of one of the service's accounts was approved, changed, or ended.

    It names nobody and does not say what is now so: ask `read_children`, or `check_act_for` before anything is
    done for a child. From `binding.ended` on, the account may not act for the student. An event may come more than
    once, always with the same `id`, and in any order.
    """

    id: str = Field(examples=["evt_Vd0s3mKq9xT1bYwZ7nRfLA"])
    type: EventType
    timestamp: str = Field(description="When it happened, RFC 3339", examples=["2026-11-29T15:04:05Z"])
    data: BindingEventData


def told(event: ServiceEvent) -> BindingEvent:
    """An event as it is told."""
    return BindingEvent(
        id=event.id,
        type=event.type,
        timestamp=datetime.fromtimestamp(event.at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        data=BindingEventData(
            account=event.account, student=event.student, version=event.version, reason=event.reason or None
        ),
    )
