"""deliver_webhooks: one event to one service, again with growing delays until it is taken or given up."""

from collections.abc import Callable
from typing import Any, NamedTuple

from functions.deliver_webhooks.post import NotTaken, Post
from shared.api.service_event import told
from shared.domain import policy
from shared.domain.events import ServiceEvent
from shared.domain.services import ServiceState
from shared.domain.webhooks import WebhookSecret, signed_headers
from shared.persistence.consented_events import ConsentedEvents
from shared.persistence.event_store import EventStore
from shared.persistence.queue import MOST_DELAY, Queue
from shared.persistence.service_store import ServiceStore
from shared.persistence.webhook_store import WebhookStore


class WebhookGivenUp(Exception):
    """A service did not take an event however often it was sent."""


class Task(NamedTuple):
    """One event that is to be sent. ``failed``: how often it was not taken; ``due``: before when it is not sent again;
    ``since``: when it was sent first. ``again``: even if it was taken before."""

    service: str
    event: str
    failed: int
    due: int
    since: int
    again: bool


class DeliverWebhook:
    """A time-out ends every call. What a service did not take goes back to the queue as a message of its own, so that
    the queue's own count of deliveries is left for what fails on our side."""

    def __init__(
        self,
        services: ServiceStore,
        webhooks: WebhookStore,
        events: EventStore,
        consented: ConsentedEvents,
        queue: Queue,
        post: Post,
        clock: Callable[[], float],
    ) -> None:
        self._services = services
        self._webhooks = webhooks
        self._events = events
        self._consented = consented
        self._queue = queue
        self._post = post
        self._clock = clock

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``service`` and ``event``, with ``again`` for a replay. Raises StoreBusy, WebhookGivenUp."""
        now = int(self._clock())
        task = _task(body, now)
        if task.due > now:
            self._put_off(task, task.due - now)
            return
        service = self._services.get(task.service)
        if service is None or service.state is not ServiceState.ACTIVE or not service.webhook:
            return
        delivery = self._webhooks.read(task.service, task.event, now)
        if delivery.event is None or not delivery.secrets or (delivery.event.delivered and not task.again):
            return
        if delivery.paused_until > now and now < task.since + sum(policy.WEBHOOK_RETRIES):
            self._put_off(task, delivery.paused_until - now)
            return
        if not self._consented.of(task.service, [delivery.event.event]):
            return
        self._send(service.webhook, delivery.event.event, delivery.secrets, task)

    def _send(self, address: str, event: ServiceEvent, secrets: tuple[WebhookSecret, ...], task: Task) -> None:
        content = told(event).model_dump_json().encode()
        headers = signed_headers(secrets, event.id, int(self._clock()), content)
        try:
            self._post(address, headers, content)
        except NotTaken:
            self._fail(task)
        else:
            self._events.mark_delivered(event)

    def _fail(self, task: Task) -> None:
        now = int(self._clock())
        if task.failed == len(policy.WEBHOOK_RETRIES):
            raise WebhookGivenUp  # to the queue's own tries, and then among the dead letters
        delay = policy.WEBHOOK_RETRIES[task.failed]
        self._webhooks.pause(task.service, now + min(delay, policy.WEBHOOK_PAUSE))
        self._put_off(task._replace(failed=task.failed + 1, due=now + delay), delay)

    def _put_off(self, task: Task, seconds: int) -> None:
        self._queue.send([task._asdict()], delay=min(seconds, MOST_DELAY), group=task.service)


def _task(body: dict[str, Any], now: int) -> Task:
    """Raises KeyError."""
    return Task(
        body["service"],
        body["event"],
        body.get("failed", 0),
        body.get("due", 0),
        body.get("since", now),
        body.get("again", False),
    )
