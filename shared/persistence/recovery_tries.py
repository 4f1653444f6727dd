"""Recovery tries: how often the ID of an account's owner was entered at a counter in one day."""

from shared.domain import policy
from shared.domain.schools import day
from shared.persistence import keys
from shared.persistence.table import Table
from shared.persistence.tally import one_more

_KEEP_SECONDS = 3 * policy.DAY


class RecoveryTries:
    """An attribute of items ``G#`` / ``D#``. Staff see all of an ID but five digits, which can be guessed."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def count(self, guardian: str, now: int) -> bool:
        """Count one, right or wrong; False when the day's are used up. One round trip. Raises StoreBusy."""
        today, most = keys.account_day(guardian, day(now)), policy.RECOVERY_TRIES_A_DAY
        return self._table.holds(one_more(today, "recoveries", most, now + _KEEP_SECONDS))
