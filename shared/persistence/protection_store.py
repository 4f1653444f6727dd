"""Protection store: what a registrar sets on a student's profile, and an import leaves as it is."""

from shared.domain.schools import SchoolId
from shared.domain.students import ExemptReason
from shared.persistence import keys
from shared.persistence.table import ConditionFailed, Table, Update
from shared.persistence.withdrawals import withdrawal

# That the student goes to the school of whoever writes is a condition on the write.
_OF_SCHOOL = "sch = :code AND lvl = :level"


class ProtectionStore:
    """Attributes of items ``S#`` / ``P``. A method is one round trip; False when the school has no such student."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def protect(self, student: str, school: SchoolId, now: int, *, protected: bool) -> bool:
        """Protect a student, whom no earlier match helps any more then, or protect them no longer."""
        flag = Update(
            keys.profile(student), "SET prot = :prot", {":prot": protected, **_school(school)}, condition=_OF_SCHOOL
        )
        try:
            self._table.transact([flag, withdrawal(student, now, withdrawn=protected)])
        except ConditionFailed:
            return False
        return True

    def exempt(self, student: str, school: SchoolId, reason: ExemptReason | None) -> bool:
        """Exempt a student, or exempt them no longer."""
        expression, reasons = ("SET ex = :reason", {":reason": reason}) if reason else ("REMOVE ex", {})
        values = {**reasons, **_school(school)}
        try:
            self._table.update(Update(keys.profile(student), expression, values, condition=_OF_SCHOOL))
        except ConditionFailed:
            return False
        return True


def _school(school: SchoolId) -> dict[str, str]:
    return {":code": school.code, ":level": school.level}
