"""Guardian's account: whose the account of an ID is, as far as a session has proved it."""

from shared.api.claims import Checked
from shared.api.session import Session
from shared.domain.accounts import Account


def own_account(session: Session, account: Account | None) -> Account | None:
    """The account, when one of the session's verified contacts is that account's."""
    owned = account is not None and not account.contacts.isdisjoint(session.contact_hashes)
    return account if owned else None


def checked(
    national_id: str, index: str, account: Account | None, own: Account | None, *, is_student: bool = False
) -> Checked:
    """What the guardian's claim says of an ID whose account is ``account``, and of which the session owns ``own``."""
    elsewhere = int(account is not None and own is None)
    return Checked(national_id, index, own.email if own else "", elsewhere, int(is_student))
