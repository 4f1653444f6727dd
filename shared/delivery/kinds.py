"""Kinds of message: what the service tells people of."""

from enum import StrEnum


class MessageKind(StrEnum):
    """What a message is about."""

    CODE = "code"
    SUBMITTED = "submitted"
    APPROVED_NEW_ACCOUNT = "approved_new_account"
    APPROVED_EXISTING_ACCOUNT = "approved_existing_account"
    RETURNED = "returned"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    ENDED = "ended"
    RESTORED = "restored"
    PASSWORD_CHANGED = "password_changed"
    ACCOUNT_PROBED = "account_probed"
    REPEAT_REFUSED = "repeat_refused"
    CONTEST_OPENED = "contest_opened"
    REVIEWS_WAITING = "reviews_waiting"
    REVIEWS_OVERDUE = "reviews_overdue"
    CHILD_UNBOUND = "child_unbound"
    COMING_OF_AGE = "coming_of_age"
    LETTERS_DUE = "letters_due"
    CONTACT_CHANGED = "contact_changed"
    CONTACT_RESTORED = "contact_restored"
    ACCOUNT_MERGED = "account_merged"
    ACCOUNT_FROZEN = "account_frozen"
    NOT_ME_REPORTED = "not_me_reported"
