"""The counter: registrars, and applications as they enter them."""

from datetime import date

from functions.assist_application.contract import ASSIST_APPLICATION
from shared.domain.schools import SchoolId, SchoolLevel
from shared.domain.staff import Assignment, Role
from tests.component.service import GUARDIAN_ID, STROKES, STUDENT_ID

SCHOOL, OTHER_SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101"), SchoolId(SchoolLevel.ELEMENTARY, "900102")
REGISTRAR, SECOND_REGISTRAR = "r" * 22, "q" * 22


def assign(service, staff=REGISTRAR, role=Role.REGISTRAR, school=SCHOOL, **differences):
    """Give a role, from long ago and for good but for the ``differences``."""
    given = Assignment(staff, role, school, "", date(2026, 8, 1), None, "")
    service.staff.put(given._replace(**differences))


def counter_body(national_id=STUDENT_ID, **changes):
    """An application for one pupil, of a guardian without any contact."""
    return {
        "school_level": "elementary",
        "school_code": "900101",
        "students": [{"national_id": national_id, "relationship": "mother"}],
        "guardian": {"name": "王曉明", "national_id": GUARDIAN_ID},
        "consent": {"version": "2026-11-01", "language": "zh-Hant"},
        "signature": {"strokes": STROKES},
        "language": "vi",
        "identity_seen": True,
    } | changes


def assist(service, body, staff=REGISTRAR, key="counter-0001"):
    return service.call(ASSIST_APPLICATION, body, staff=staff, headers={"idempotency-key": key})
