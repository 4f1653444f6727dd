"""Responsibility: that a school's registrar answers for a student, as a condition on the student's profile."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from shared.domain import policy
from shared.domain.schools import SchoolId

# The one that ``Student.is_of`` asks for.
IS_OF: Final = "sch = :code AND lvl = :level AND (attribute_not_exists(#left) OR #left > :over)"
NAMES: Final = {"#left": "left"}


def is_of(school: SchoolId, on: date) -> Mapping[str, Any]:
    """The values that IS_OF names, on a day."""
    over = on - timedelta(policy.LEAVER_GRACE_DAYS)
    return {":code": school.code, ":level": school.level, ":over": over.isoformat()}
