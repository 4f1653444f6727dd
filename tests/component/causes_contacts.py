"""The causes of what answers those who change an account's contacts, each as a way to be followed."""

from functions.change_contacts.contract import CHANGE_CONTACT, MERGE_ACCOUNT
from tests.component.accounts import open_account, sign_in
from tests.component.contact_desk import change, merge, prove
from tests.component.service import MAILBOX


def _signed_in(visitor):
    return sign_in(visitor.service, open_account(visitor.service))


def contact_proof_expired(visitor):
    """Change the contact with a proof that is none."""
    token = _signed_in(visitor)
    current = prove(visitor.service, token, "current", "email", MAILBOX)[1]["proof"]
    body = {"channel": "email", "contact": "new@example.org", "current_proof": current, "new_proof": "none"}
    visitor.call(CHANGE_CONTACT, body, account=token)


def contact_unchanged(visitor):
    """Change the login to what it is."""
    visitor.asked, visitor.last = (
        CHANGE_CONTACT,
        change(visitor.service, _signed_in(visitor), "email", MAILBOX, MAILBOX),
    )


def nothing_to_merge(visitor):
    """Merge what a contact opens that opens nothing."""
    answer = merge(visitor.service, _signed_in(visitor), MAILBOX, "nobody@example.org")
    visitor.asked, visitor.last = MERGE_ACCOUNT, answer


WAYS = {
    "contact_proof_expired": contact_proof_expired,
    "contact_unchanged": contact_unchanged,
    "nothing_to_merge": nothing_to_merge,
}
