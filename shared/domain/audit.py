"""Audit: what was shown to staff, and what they changed: who, as what, where, and when."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final, NamedTuple

from shared.domain.schools import SchoolId, SchoolLevel, day
from shared.domain.staff import Role

NAME_LENGTH: Final = 80
"""Characters that the name of an entry has at most."""

OBJECTED: Final = "objected"
"""Detail of a decision: a guardian who is bound had objected to the application."""

_NAME = re.compile(rf"[A-Za-z0-9_.-]{{1,{NAME_LENGTH}}}")
_TEXT_LENGTH = 1_000
# Times of ten digits sort as they follow each other.
_TIMES_END = 10**10


class AuditAction(StrEnum):
    """What staff did."""

    QUEUE_SEEN = "queue_seen"
    BINDING_SEEN = "binding_seen"
    FORM_SEEN = "form_seen"
    CLASS_SEEN = "class_seen"
    STUDENT_LOOKED_UP = "student_looked_up"
    COVERAGE_SEEN = "coverage_seen"
    DECIDED = "decided"
    ROSTER_CHECKED = "roster_checked"
    ROSTER_APPLIED = "roster_applied"
    ROSTER_UNDONE = "roster_undone"
    PROTECTED = "protected"
    UNPROTECTED = "unprotected"
    EXEMPTED = "exempted"
    BLOCK_SET = "block_set"
    BLOCK_LIFT_ASKED = "block_lift_asked"
    BLOCK_LIFTED = "block_lifted"
    DISPUTE_LIFTED = "dispute_lifted"
    RECOVERY_TRIED = "recovery_tried"
    ACCOUNT_RECOVERED = "account_recovered"
    ASSIGNMENT_GIVEN = "assignment_given"
    ASSIGNMENT_TAKEN_BACK = "assignment_taken_back"
    APPLICATION_ASSISTED = "application_assisted"
    LETTERS_MADE = "letters_made"
    OF_AGE_LETTERS_MADE = "of_age_letters_made"
    AUDIT_SEEN = "audit_seen"
    SERVICE_REGISTERED = "service_registered"
    SERVICE_APPROVED = "service_approved"
    SERVICE_SUSPENDED = "service_suspended"
    SERVICE_RESUMED = "service_resumed"
    SERVICE_SECRET_RENEWED = "service_secret_renewed"


class AuditEntry(NamedTuple):
    """One thing that a member of staff saw or did at ``at`` (epoch seconds). Ids and codes only, never personal data.

    ``id``: whatever is recorded under one id, time and school is one entry, however often it arrives. ``actor``: id of
    the member of staff. ``role``: as what (None: not known). ``school``: whose trail it belongs to (None: the city's).
    ``subject``: id of the student, binding, import or member of staff that it was done to. ``details``: codes.
    """

    id: str
    at: int
    actor: str
    role: Role | None
    action: AuditAction
    school: SchoolId | None = None
    class_name: str = ""
    subject: str = ""
    details: tuple[str, ...] = ()


def month(at: int) -> str:
    """The month in Taipei of ``at`` (epoch seconds), such as ``2026-11``."""
    return f"{day(at):%Y-%m}"


def spelt(entry: AuditEntry) -> dict[str, Any]:
    """An entry as JSON has it, in queues and in the chain; what is empty is left out."""
    fields = entry._asdict() | {"school": list(entry.school) if entry.school else None, "details": [*entry.details]}
    return {name: value for name, value in fields.items() if value}


def read_entry(fields: Mapping[str, Any]) -> AuditEntry:
    """Read ``spelt`` and nothing else: what is read can be kept, and read again.

    Raises KeyError, TypeError, ValueError.
    """
    return AuditEntry(
        id=_name(fields["id"]),
        at=_time(fields["at"]),
        actor=_filled(fields["actor"]),
        role=Role(fields["role"]) if "role" in fields else None,
        action=AuditAction(fields["action"]),
        school=_school(fields["school"]) if "school" in fields else None,
        class_name=_text(fields.get("class_name", "")),
        subject=_text(fields.get("subject", "")),
        details=_texts(fields.get("details", [])),
    )


def _name(value: Any) -> str:
    if not _NAME.fullmatch(value):
        raise ValueError("name")
    return value


def _time(value: Any) -> int:
    if type(value) is not int or not 0 < value < _TIMES_END:
        raise ValueError("time")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _TEXT_LENGTH:
        raise ValueError("text")
    value.encode()
    return value


def _filled(value: Any) -> str:
    if not value:
        raise ValueError("empty")
    return _text(value)


def _school(value: Any) -> SchoolId:
    level, code = value
    return SchoolId(SchoolLevel(level), _filled(code))


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("list")
    return tuple(map(_text, value))
