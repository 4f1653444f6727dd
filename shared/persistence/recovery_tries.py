"""Recovery tries: how often the ID of an account's owner was entered at a counter in one day."""

from shared.domain import policy
from shared.domain.schools import day
from shared.persistence import keys
from shared.persistence.table import ConditionFailed, Table, Update

_KEEP_SECONDS = 3 * policy.DAY


class RecoveryTries:
    """An attribute of items ``G#`` / ``D#``. Staff see all of an ID but five digits, which can be guessed."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def count(self, guardian: str, now: int) -> bool:
        """Count one, right or wrong; False when the day's are used up. One round trip. Raises StoreBusy."""
        update = Update(
            keys.account_day(guardian, day(now)),
            "ADD recoveries :one SET #ttl = :ttl",
            {":one": 1, ":most": policy.RECOVERY_TRIES_A_DAY, ":ttl": now + _KEEP_SECONDS},
            condition="attribute_not_exists(recoveries) OR recoveries < :most",
            names={"#ttl": keys.TTL_ATTRIBUTE},
        )
        try:
            self._table.update(update)
        except ConditionFailed:
            return False
        return True
