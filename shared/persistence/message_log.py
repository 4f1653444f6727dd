"""Message log: each message leaves once, and no more SMS a day than the stage pays for."""

from collections.abc import Sequence
from datetime import date

from shared.domain import policy
from shared.persistence import keys
from shared.persistence.table import ConditionFailed, Table, Update
from shared.persistence.tally import one_more

# Longer than a sender may run; a sender killed between sending and marking lets the message go again after it.
_LEASE_SECONDS = 120
_READ_AT_ONCE = 100
_KEEP_SECONDS = 14 * policy.DAY


class MessageLog:
    """Items ``M#`` (one a message) and ``Q#sms`` (one a day)."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def claim(self, message_id: str, now: int) -> bool:
        """Reserve a message for sending; False when it was sent, or another sender holds it."""
        update = Update(
            keys.message(message_id),
            "SET lease = :until, #ttl = :ttl",
            {":until": now + _LEASE_SECONDS, ":now": now, ":ttl": now + _KEEP_SECONDS},
            condition="attribute_not_exists(sent) AND (attribute_not_exists(lease) OR lease < :now)",
            names={"#ttl": keys.TTL_ATTRIBUTE},
        )
        return self._table.holds(update)

    def was_sent(self, message_id: str) -> bool:
        """Whether a message that could not be claimed has left."""
        return "sent" in (self._table.get(keys.message(message_id), consistent=True) or {})

    def sent(self, message_ids: Sequence[str]) -> dict[str, int]:
        """When those of ``message_ids`` left that are noted (epoch seconds); a hundred in one round trip."""
        named = {keys.message(message_id): message_id for message_id in message_ids}
        wanted, found = list(named), {}
        for start in range(0, len(wanted), _READ_AT_ONCE):
            found |= self._table.get_many(wanted[start : start + _READ_AT_ONCE])
        return {named[key]: item["sent"] for key, item in found.items() if "sent" in item}

    def mark_sent(self, message_id: str, now: int) -> None:
        """Record that a claimed message left."""
        self._table.update(Update(keys.message(message_id), "SET sent = :now", {":now": now}))

    def release(self, message_id: str) -> None:
        """Give a claim back: the message did not leave."""
        self._table.update(Update(keys.message(message_id), "SET lease = :zero", {":zero": 0}))

    def pay_sms(self, message_id: str, day: date, budget: int, now: int) -> bool:
        """Take one SMS of the day's budget, once a message however often it is tried; False when it is used up."""
        payment = Update(
            keys.message(message_id), "SET paid = :now", {":now": now}, condition="attribute_not_exists(paid)"
        )
        taken = one_more(keys.sms_day(day), "taken", budget, now + _KEEP_SECONDS)
        try:
            self._table.transact([payment, taken])
        except ConditionFailed as failure:
            return "paid" in (failure.items[0] or {})
        return True
