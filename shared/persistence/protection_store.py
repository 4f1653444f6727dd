"""Protection store: what a registrar sets on a student's profile, and an import leaves as it is."""

from shared.domain.schools import SchoolId, day
from shared.domain.students import ExemptReason
from shared.persistence import keys
from shared.persistence.responsibility import IS_OF, NAMES, is_of
from shared.persistence.table import ConditionFailed, Table, Update
from shared.persistence.withdrawals import withdrawal


class ProtectionStore:
    """Attributes of items ``S#`` / ``P``. That the student is of whoever writes is a condition on the write.

    A method is one round trip; False when the school has no such student.
    """

    def __init__(self, table: Table) -> None:
        self._table = table

    def protect(self, student: str, school: SchoolId, now: int, *, protected: bool) -> bool:
        """Protect a student, whom no earlier match nor letter helps any more then, not even once they are protected no
        longer; or protect them no longer."""
        values = {":prot": protected, **is_of(school, day(now))}
        expression = f"SET prot = :prot{' REMOVE lc, lx' if protected else ''}"
        flag = Update(keys.profile(student), expression, values, condition=IS_OF, names=NAMES)
        try:
            self._table.transact([flag, withdrawal(student, now, withdrawn=protected)])
        except ConditionFailed:
            return False
        return True

    def exempt(self, student: str, school: SchoolId, reason: ExemptReason | None, now: int) -> bool:
        """Exempt a student, or exempt them no longer."""
        expression, reasons = ("SET ex = :reason", {":reason": reason}) if reason else ("REMOVE ex", {})
        values = {**reasons, **is_of(school, day(now))}
        return self._table.holds(Update(keys.profile(student), expression, values, condition=IS_OF, names=NAMES))
