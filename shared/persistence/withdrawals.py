"""Withdrawals: students for whom no application may be handed in by a match that was made before."""

from shared.domain import policy
from shared.persistence import keys
from shared.persistence.table import Table, Update


class Withdrawals:
    """Items ``V#``. A match is good for a session at most, so that one of them need not outlive that.

    Read once in ``WITHDRAWALS_KNOWN_WITHIN`` seconds a process: what is handed in meanwhile came, for all that anybody
    can tell, just before. So a submission costs no read of the student's profile.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._read_at = 0
        self._known: dict[str, int] = {}

    def at(self, now: int) -> frozenset[str]:
        """Index values of those withdrawn at ``now`` (epoch seconds); no round trip, or one. Raises StoreBusy."""
        if now - self._read_at >= policy.WITHDRAWALS_KNOWN_WITHIN:
            items = self._table.query(keys.withdrawals())
            self._known = {item[keys.SORT_KEY]: item["till"] for item in items}
            self._read_at = now
        return frozenset(student for student, till in self._known.items() if now < till)


def withdrawal(student: str, now: int, *, withdrawn: bool) -> Update:
    """The write by which a student is withdrawn from ``now`` on, or no longer is."""
    till = now + policy.SESSION_LIFETIME if withdrawn else now
    return Update(
        keys.withdrawal(student),
        "SET till = :till, #ttl = :ttl",
        {":till": till, ":ttl": now + policy.DAY},
        names={"#ttl": keys.TTL_ATTRIBUTE},
    )
