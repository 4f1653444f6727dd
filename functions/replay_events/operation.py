"""replay_events: the events of a time are queued to be sent once more."""

from functions.replay_events.contract import EventReplay, EventReplayAccepted
from shared.api.call import Call, Reply
from shared.api.service_access import ServiceAccess
from shared.domain.refusals import Refusal
from shared.domain.schools import day, seconds_left
from shared.persistence.event_store import EventStore, feed_from
from shared.persistence.queue import Queue


class ReplayEvents:
    """What it sets off is bounded by how often a service may ask in a day, not by the time that it names."""

    def __init__(self, access: ServiceAccess, events: EventStore, queue: Queue) -> None:
        self._access = access
        self._events = events
        self._queue = queue

    def __call__(self, call: Call) -> Reply:
        body: EventReplay = call.body
        service = self._access.of(call)
        if not service.webhook:
            raise Refusal("webhook_missing")
        if not self._events.count_replay(service.client, day(call.now), call.now):
            raise Refusal("too_many_replays", retry_after=seconds_left(call.now))
        until = min(call.now, body.until or call.now)
        self._queue.send([{"replay": service.client, "after": feed_from(body.since), "until": until}])
        return Reply(EventReplayAccepted(since=body.since, until=until))
