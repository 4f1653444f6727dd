"""Event store: what each relying service was told, for as long as it can be told again."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from shared.domain import policy
from shared.domain.events import EventType, ServiceEvent
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.table import ConditionFailed, Table, Update
from shared.persistence.tally import one_more

_SENT_ON = "sent_on"
_DELIVERED = "delivered"


class StoredEvent(NamedTuple):
    """An event as it stands. ``sent_on``: bus and webhook have it; ``delivered``: the service took the webhook."""

    event: ServiceEvent
    sent_on: bool
    delivered: bool


class FeedPage(NamedTuple):
    """Events in the order in which they were stored, and the cursor behind the last of them."""

    events: Sequence[ServiceEvent]
    cursor: str
    more: bool


class EventStore:
    """Items ``E#`` / ``I#``, which their service's partition of the index holds by the time they were stored: an event
    that comes late stands behind those that were read already. Methods raise StoreBusy."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def add(self, event: ServiceEvent, now_ms: int) -> StoredEvent:
        """Store an event, once however often it comes: what then stands."""
        key = keys.service_event(event.service, event.id)
        values = {
            "type": event.type,
            "at": event.at,
            "acc": event.account,
            "stu": event.student,
            "ver": event.version,
            "rsn": event.reason,
            keys.INDEX_PARTITION_KEY: keys.service_feed(event.service),
            keys.INDEX_SORT_KEY: keys.feed_order(now_ms, event.id),
            keys.TTL_ATTRIBUTE: now_ms // 1_000 + policy.EVENT_DAYS * policy.DAY,
        }
        update = Update(
            key,
            f"SET {', '.join(f'#{name} = :{name}' for name in values)}",
            {f":{name}": value for name, value in values.items()},
            condition=f"attribute_not_exists({keys.PARTITION_KEY})",
            names={f"#{name}": name for name in values},
        )
        try:
            return stored_event(self._table.update(update))
        except ConditionFailed as failure:
            return stored_event(failure.items[0])

    def mark_sent_on(self, event: ServiceEvent) -> None:
        """Note that bus and webhook have an event."""
        self._mark(event, _SENT_ON)

    def mark_delivered(self, event: ServiceEvent) -> None:
        """Note that the service took the webhook of an event."""
        self._mark(event, _DELIVERED)

    def page(self, service: str, after: str, until: int, now: int) -> FeedPage:
        """Events behind the cursor ``after`` that were stored before ``until`` (epoch seconds), and whose time is not
        over; one round trip."""
        items, more = self._table.query_index_between(
            keys.service_feed(service), after, keys.feed_start(until * 1_000), policy.EVENTS_SHOWN
        )
        cursor = items[-1][keys.INDEX_SORT_KEY] if items else after
        return FeedPage([stored_event(item).event for item in items if not _over(item, now)], cursor, more)

    def count_replay(self, service: str, day: date, now: int) -> bool:
        """Take one of the day's replays of a service; False when there is none left."""
        replays = keys.replay_day(service, day)
        return self._table.holds(one_more(replays, "replays", policy.EVENT_REPLAYS_A_DAY, now + 2 * policy.DAY))

    def _mark(self, event: ServiceEvent, mark: str) -> None:
        """An event whose time is over stays forgotten."""
        key = keys.service_event(event.service, event.id)
        update = Update(
            key, f"SET {mark} = :true", {":true": True}, condition=f"attribute_exists({keys.PARTITION_KEY})"
        )
        try:
            self._table.update(update)
        except ConditionFailed:
            return


def feed_from(since: int) -> str:
    """The cursor before all that was stored at or after ``since`` (epoch seconds)."""
    return keys.feed_start(since * 1_000)


def read_cursor(text: str | None) -> str:
    """What ``spelt_cursor`` made; without one the cursor before everything."""
    return text.replace(".", "#", 1) if text else feed_from(0)


def spelt_cursor(cursor: str) -> str:
    """A cursor as it may stand in an address."""
    return cursor.replace("#", ".", 1)


def stored_event(item: Item) -> StoredEvent:
    """An item as the event that it holds."""
    service, event_id = keys.service_event_of(keys.key_of_item(item))
    event = ServiceEvent(
        id=event_id,
        service=service,
        type=EventType(item["type"]),
        at=item["at"],
        account=item["acc"],
        student=item["stu"],
        version=item["ver"],
        reason=item["rsn"],
    )
    return StoredEvent(event, item.get(_SENT_ON, False), item.get(_DELIVERED, False))


def _over(item: Item, now: int) -> bool:
    """What is no longer kept may still be there for a while."""
    return item[keys.TTL_ATTRIBUTE] <= now
