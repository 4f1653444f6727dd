"""Day log: up to which day the daily work was queued."""

from datetime import date

from shared.persistence import keys
from shared.persistence.table import ConditionFailed, Table, Update


class DayLog:
    """The one item ``J#``."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def last_turned(self) -> date | None:
        """The last day whose work was queued; None if none ever was."""
        item = self._table.get(keys.days(), consistent=True)
        return date.fromisoformat(item["turned"]) if item else None

    def turn(self, to: date) -> None:
        """Note that the work of all days up to ``to`` was queued; never goes back."""
        condition = "attribute_not_exists(turned) OR turned < :day"
        update = Update(keys.days(), "SET turned = :day", {":day": to.isoformat()}, condition=condition)
        try:
            self._table.update(update)
        except ConditionFailed:
            return
