"""Reasons: why a teacher returns or rejects an application, and why a binding ended, as stable codes."""

from enum import StrEnum


class ReturnReason(StrEnum):
    """What the guardian can mend and hand in again; ``OTHER`` comes with words."""

    RELATIONSHIP_UNCLEAR = "relationship_unclear"
    NAME_DIFFERS = "name_differs"
    SIGNATURE_UNREADABLE = "signature_unreadable"
    CONTACT_WRONG = "contact_wrong"
    OTHER = "return_other"


class RejectReason(StrEnum):
    """Why the application can't stand; ``OTHER`` comes with words."""

    NOT_GUARDIAN = "not_guardian"
    NOT_IN_CLASS = "not_in_class"
    DUPLICATE = "duplicate"
    OTHER = "reject_other"


class ClosedReason(StrEnum):
    """Why services can't see an account's bindings any more, though they stand."""

    CLOSED = "account_closed"
    REVOKED = "consent_withdrawn"


class EndReason(StrEnum):
    """Why a binding ended. What the guardian reads of ``BARRED`` names no block."""

    LEFT_CITY = "left_city"
    BARRED = "barred"
    UNBOUND = "unbound_by_guardian"
    ACCOUNT_CLOSED = "account_closed"
    OF_AGE = "ended_of_age"  # by the student


GUARDIAN_ENDED = frozenset({EndReason.UNBOUND, EndReason.ACCOUNT_CLOSED})
"""By the guardian's own doing."""

SCHOOL_HEARS = GUARDIAN_ENDED | {EndReason.OF_AGE}
"""Not by the school's or the roster's doing: the school hears of it."""
