"""read_events: one page of a service's own events."""

from functions.read_events.contract import EventPage, EventQuery
from shared.api.call import Call, Reply
from shared.api.service_access import ServiceAccess
from shared.api.service_event import told
from shared.domain import policy
from shared.persistence.consented_events import ConsentedEvents
from shared.persistence.event_store import EventStore, read_cursor, spelt_cursor


class ReadEvents:
    """Three round trips. What was stored a moment ago is not shown yet: an earlier one may still be on its way."""

    def __init__(self, access: ServiceAccess, events: EventStore, consented: ConsentedEvents) -> None:
        self._access = access
        self._events = events
        self._consented = consented

    def __call__(self, call: Call) -> Reply:
        query: EventQuery = call.query
        service = self._access.of(call)
        until = call.now - policy.EVENT_SETTLES
        page = self._events.page(service.client, read_cursor(query.after), until, call.now)
        shown = self._consented.of(service.client, page.events)
        return Reply(EventPage(events=[told(event) for event in shown], next=spelt_cursor(page.cursor), more=page.more))
