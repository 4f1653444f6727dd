"""Accounts: guardians who are signed in, without the way there that the tests of signing in walk."""

import os

from functions.review_bindings.contract import DECIDE, READ_QUEUE
from functions.sign_in.contract import SET_PASSWORD, SIGN_IN, VERIFY_PASSWORD_CODE
from shared.api.account_session import seal_access
from shared.domain import policy
from shared.domain.accounts import Account, AccountSession, Initial
from shared.domain.codes import Purpose
from shared.domain.identifiers import encoded, read_binding_id
from shared.domain.passwords import initial_digest, initial_of
from tests.component.service import GUARDIAN_ID, MAILBOX, STUDENT_ID, TEACHER

NAME, MOBILE = "王曉明", "+886912345678"
INITIAL, PASSWORD = GUARDIAN_ID[-6:], "seven tall pines by the lake"


def open_account(service, national_id=GUARDIAN_ID, mailbox=MAILBOX, **differences):
    """Open an account as its provisioning would."""
    guardian = service.identities.of(national_id)
    account = Account(guardian, NAME, mailbox, MOBILE, frozenset({service.contact(mailbox)}), "zh-Hant", "opened")
    return service.accounts.open(account._replace(**differences), service.now)


def provisioned(service, mailbox=MAILBOX, national_id=GUARDIAN_ID):
    """An account as an approval leaves it, with its login; its guardian."""
    guardian = service.identities.of(national_id)
    service.door.contacts.own(service.contact(mailbox), guardian, service.now)
    service.door.logins().ensure_login(guardian, mailbox)
    digest = initial_digest(service.door.password_key.bytes, guardian, initial_of(national_id))
    initial = Initial(digest, service.now + policy.INITIAL_PASSWORD_DAYS * policy.DAY)
    return open_account(service, national_id, mailbox, initial=initial).guardian


def sign_in(service, account):
    """A token with which the account is used."""
    contacts = tuple(sorted(account.contacts))
    session = AccountSession(encoded(os.urandom(16)), account.guardian, account.generation, contacts, service.now)
    service.sign_ins.open(session)
    return seal_access(service.tokens, session, service.now)


def enter(service, password, mailbox=MAILBOX):
    """Try to sign in."""
    return service.call(SIGN_IN, {"email": mailbox, "password": password})


def prove(service, challenge, mailbox=MAILBOX, code=None):
    """Enter the code that was sent for a password, or another."""
    right = service.code(challenge, mailbox, Purpose.PASSWORD)
    return service.call(VERIFY_PASSWORD_CODE, {"email": mailbox, "challenge": challenge, "code": code or right})


def choose(service, change, password=PASSWORD, initial=None):
    """Set a password by what a code gave."""
    body = {"password_change": change, "new_password": password}
    return service.call(SET_PASSWORD, body | ({"initial_password": initial} if initial else {}))


def first_sign_in(service, mailbox=MAILBOX, initial=INITIAL, password=PASSWORD):
    """The whole first sign-in of an account that an approval opened; its tokens."""
    status, promised, _ = enter(service, initial, mailbox)
    assert status == 202, promised
    status, opened, _ = prove(service, promised["challenge"], mailbox)
    assert (status, opened.get("initial_password_required")) == (201, True), opened
    status, tokens, _ = choose(service, opened["password_change"], password, initial)
    assert status == 201, tokens
    return tokens


def approved(service, settle, student=STUDENT_ID, guardian=GUARDIAN_ID, mailbox=MAILBOX, **where):
    """Apply as a guardian would, and have the teacher approve it; the binding's id.

    ``settle`` does what the workers have to do by then; it is called after each of the two. ``where``: the pupil's
    school and level, if they are others than usual.
    """
    session = service.sign_in(mailbox)
    body = service.application(session, student, guardian, **where)
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
