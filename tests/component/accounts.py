"""Accounts: guardians who are signed in, without the way there that the tests of signing in walk."""

import os

from functions.review_bindings.contract import DECIDE, READ_QUEUE
from shared.api.account_session import seal_access
from shared.domain.accounts import Account, AccountSession
from shared.domain.identifiers import encoded, read_binding_id
from tests.component.service import GUARDIAN_ID, MAILBOX, STUDENT_ID, TEACHER

NAME, MOBILE = "王曉明", "+886912345678"


def open_account(service, national_id=GUARDIAN_ID, mailbox=MAILBOX, **differences):
    """Open an account as its provisioning would."""
    guardian = service.identities.of(national_id)
    account = Account(guardian, NAME, mailbox, MOBILE, frozenset({service.contact(mailbox)}), "zh-Hant", "opened")
    return service.accounts.open(account._replace(**differences), service.now)


def sign_in(service, account):
    """A token with which the account is used."""
    contacts = tuple(sorted(account.contacts))
    session = AccountSession(encoded(os.urandom(16)), account.guardian, account.generation, contacts, service.now)
    service.sign_ins.open(session)
    return seal_access(service.tokens, session, service.now)


def approved(service, settle, student=STUDENT_ID, guardian=GUARDIAN_ID, mailbox=MAILBOX):
    """Apply as a guardian would, and have the teacher approve it; the binding's id.

    ``settle`` does what the workers have to do by then; it is called after each of the two.
    """
    session = service.sign_in(mailbox)
    body = service.application(session, student, guardian)
    body["guardian"] |= {"email": mailbox}
    status, told, _ = service.submit(session, body, key=f"key-{student}-{guardian}")
    assert status == 201, told
    settle()
    binding = told["bindings"][0]["binding_id"]
    waiting = service.call(READ_QUEUE, staff=TEACHER)[1]["bindings"]
    version = next(one["version"] for one in waiting if one["binding_id"] == binding)
    match = {"if-match": f'"{version}"'}
    answer = service.call(DECIDE, {"action": "approve"}, staff=TEACHER, path={"binding_id": binding}, headers=match)
    assert answer[0] == 200, answer
    settle()
    return read_binding_id(binding)
