"""At the counter, with the ID: a guardian who can't receive codes any more gets the account back by another contact."""

import os

import pytest

from functions.answer_links.contract import ANSWER_LINK, READ_LINK
from functions.read_account.contract import READ_ACCOUNT
from functions.recover_accounts.contract import RECOVER_ACCOUNT
from functions.recover_accounts.operation import SeenAtCounter
from shared.api.links import About, LinkKind, NotMe
from shared.domain import policy
from shared.domain.accounts import AccountState, FrozenBy
from shared.domain.audit import AuditAction
from shared.persistence.account_store import AccountStore
from tests.component.accounts import approved, sign_in
from tests.component.contact_desk import change
from tests.component.counter import OTHER_SCHOOL, REGISTRAR, assign
from tests.component.recovery import NEW, SCHOOL, ask, named, read, recover
from tests.component.service import GUARDIAN_ID, MAILBOX, UNKNOWN_ID

OTHER_ID = "W234567893"
TOLD = "臺北市親子綁定：學校已為您的帳號更換聯絡方式"


@pytest.fixture
def mailbox():
    """An address that no other test writes to."""
    return f"{os.urandom(5).hex()}@example.org"


@pytest.fixture
def bound(service, settle):
    """The id of an approved binding; a registrar of its school is there."""
    assign(service)
    return approved(service, settle)


def account_of(service, bound):
    return service.accounts.get(bound.guardian, consistent=True)


def link(service, kind, claims):
    return {"token": service.links.url(kind, claims, service.now).partition("#")[2]}


def test_the_account_has_the_new_login_and_whoever_has_the_old_one_is_out(service, settle, bound, mailbox, subjects):
    token = sign_in(service, account_of(service, bound))
    status, told = recover(service, named(bound.text, GUARDIAN_ID, mailbox), REGISTRAR)
    assert (status, told["channel"], told["contact"][2:6]) == (200, "email", "****")
    assert service.call(READ_ACCOUNT, account=token)[1]["code"] == "sign_in_required"
    settle()
    account = account_of(service, bound)
    assert (account.email, account.state) == (mailbox, AccountState.OPEN)
    user = service.door.pool.client.admin_get_user(UserPoolId=service.door.pool.pool_id, Username=bound.guardian)
    assert {"Name": "email", "Value": mailbox} in user["UserAttributes"]
    assert len(service.call(READ_ACCOUNT, account=sign_in(service, account))[1]["bindings"]) == 1
    assert TOLD in subjects(MAILBOX) and subjects(mailbox) == [TOLD]


def test_a_mobile_number_is_replaced_too_and_the_login_hears_of_it(service, settle, bound, subjects):
    before = subjects(MAILBOX).count(TOLD)
    assert recover(service, named(bound.text, GUARDIAN_ID, "0987654321", "sms"), REGISTRAR)[0] == 200
    settle()
    account = account_of(service, bound)
    assert (account.email, account.mobile) == (MAILBOX, "+886987654321")
    assert subjects(MAILBOX).count(TOLD) == before + 1


def test_a_repeat_after_a_lost_answer_changes_nothing_more(service, bound):
    service.now += 60
    body = named(bound.text, GUARDIAN_ID)
    issued = ask(service, body, REGISTRAR)[1]
    entered = body | {"challenge": issued["challenge"], "code": read(service, issued["challenge"])}
    how = {"staff": REGISTRAR, "query": SCHOOL, "headers": {"idempotency-key": "recovery-0001"}}
    first, second = (service.call(RECOVER_ACCOUNT, entered, **how)[:2] for _ in range(2))
    assert first == second and first[0] == 200
    assert ask(service, body, REGISTRAR)[1]["code"] == "contact_unchanged"
    assert account_of(service, bound).changes == 1


@pytest.mark.parametrize(
    ("differences", "code"),
    [
        ({"national_id": OTHER_ID}, "guardian_id_differs"),
        ({"binding_id": "A" * 44}, "binding_not_found"),
    ],
)
def test_what_does_not_fit_sends_no_code_and_changes_nothing(service, bound, differences, code):
    status, told = ask(service, named(bound.text, GUARDIAN_ID) | differences, REGISTRAR)
    assert (status >= 400, told["code"]) == (True, code)
    entered = named(bound.text, GUARDIAN_ID) | differences | {"challenge": "c", "code": "123456"}
    how = {"staff": REGISTRAR, "query": SCHOOL}
    assert service.call(RECOVER_ACCOUNT, entered, **how)[1]["code"] == code
    assert account_of(service, bound).email == MAILBOX


def test_a_registrar_of_another_school_finds_nobody(service, bound):
    assign(service, staff="o" * 22, school=OTHER_SCHOOL)
    elsewhere = {"school_level": "elementary", "school_code": "900102"}
    body = named(bound.text, GUARDIAN_ID)
    assert ask(service, body, "o" * 22)[1]["code"] == "staff_not_assigned"
    assert ask(service, body, "o" * 22, elsewhere)[1]["code"] == "binding_not_found"


def test_another_account_s_login_is_refused_and_a_wrong_code_counted(service, settle, bound):
    service.enrol(UNKNOWN_ID, seat=2)
    other = approved(service, settle, student=UNKNOWN_ID, guardian=OTHER_ID, mailbox="other@example.org")
    body = named(bound.text, GUARDIAN_ID, "other@example.org")
    assert recover(service, body, REGISTRAR)[1]["code"] == "login_email_taken"
    assert recover(service, named(bound.text, GUARDIAN_ID), REGISTRAR, code="000000")[1]["code"] == "code_wrong"
    assert account_of(service, bound).email == MAILBOX
    assert service.accounts.get(other.guardian).email == "other@example.org"


def test_it_is_recorded_also_when_the_id_was_another_person_s(service, bound):
    ask(service, named(bound.text, OTHER_ID), REGISTRAR)
    recover(service, named(bound.text, GUARDIAN_ID), REGISTRAR)
    told = [(entry.action, entry.actor, entry.subject) for entry in service.recorder.taken()]
    sent = (AuditAction.RECOVERY_CODE_SENT, REGISTRAR, bound.text)
    assert told[-3:] == [sent, sent, (AuditAction.ACCOUNT_RECOVERED, REGISTRAR, bound.text)]


def test_whoever_has_the_old_contact_puts_nothing_back(service, settle, bound):
    """Also not what was changed before, within its 72 hours."""
    token = sign_in(service, account_of(service, bound))
    assert change(service, token, "email", MAILBOX, "thief@example.org")[0] == 200
    settle()
    undo = link(service, LinkKind.UNDO_CHANGE, (bound.guardian, 1))
    assert service.call(READ_LINK, undo)[1]["state"] == "open"
    assert recover(service, named(bound.text, GUARDIAN_ID), REGISTRAR)[0] == 200
    settle()
    assert service.call(READ_LINK, undo)[1]["state"] == "over"
    assert service.call(ANSWER_LINK, undo)[1]["code"] == "undo_too_late"
    assert account_of(service, bound).email == NEW


def test_who_was_not_at_the_counter_has_it_frozen_until_the_school_has_looked(service, settle, bound):
    assert recover(service, named(bound.text, GUARDIAN_ID), REGISTRAR)[0] == 200
    settle()
    not_me = link(service, LinkKind.NOT_ME, NotMe(About.ACCOUNT, bound.guardian, 1))
    assert service.call(ANSWER_LINK, not_me)[1]["state"] == "done"
    account = account_of(service, bound)
    assert (account.state, account.frozen_by) == (AccountState.FROZEN, FrozenBy.APPROVAL)


def test_a_frozen_account_is_recovered_and_stays_frozen_until_a_password_is_set(service, settle, bound):
    service.accounts.freeze(bound.guardian, FrozenBy.CHANGE, "mark", service.now)
    settle()
    assert recover(service, named(bound.text, GUARDIAN_ID), REGISTRAR)[0] == 200
    account = account_of(service, bound)
    assert (account.email, account.state) == (NEW, AccountState.FROZEN)
    begun = service.accounts.begin_password(bound.guardian, account.generation, service.now)
    assert service.accounts.finish_password(bound.guardian, begun) is not None
    assert account_of(service, bound).state is AccountState.OPEN


class Unseen(SeenAtCounter):
    """The seeded defect: no card is asked for."""

    def account(self, call, action):
        return self._accounts.get(call.body.binding_id[22:])


def test_without_the_card_any_account_is_taken(service, bound, table, field_key):
    accounts = AccountStore(table, field_key, os.urandom)
    service._operations[RECOVER_ACCOUNT]._seen = Unseen(None, None, accounts, None, None)
    service.now += 60
    issued = ask(service, named(bound.text, GUARDIAN_ID), REGISTRAR)[1]
    entered = named(bound.text, OTHER_ID) | {"challenge": issued["challenge"]}
    entered |= {"code": read(service, issued["challenge"])}
    assert service.call(RECOVER_ACCOUNT, entered, staff=REGISTRAR, query=SCHOOL)[0] == 200
    service.now += policy.HOUR
    assert account_of(service, bound).email == NEW
