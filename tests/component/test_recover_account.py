"""At the counter, with the ID: a guardian who can't receive codes any more gets the account back by another contact."""

import os

import pytest

from functions.answer_links.contract import ANSWER_LINK, READ_LINK
from functions.lift_disputes.contract import LIFT_DISPUTE
from functions.provision_account.operation import AccountElsewhere
from functions.read_account.contract import READ_ACCOUNT
from functions.recover_accounts.contract import RECOVER_ACCOUNT
from functions.recover_accounts.operation import SeenAtCounter
from functions.sign_in.contract import ASK_PASSWORD_CODE
from shared.api.links import About, LinkKind, NotMe
from shared.domain import policy
from shared.domain.accounts import AccountState, FrozenBy
from shared.domain.audit import AuditAction
from shared.persistence.account_store import AccountStore
from shared.persistence.dispute_store import DisputeStore
from shared.persistence.failures import StoreBusy
from tests.component.accounts import PASSWORD, approved, choose, enter, first_sign_in, prove, sign_in
from tests.component.contact_desk import change, merge
from tests.component.counter import OTHER_SCHOOL, REGISTRAR, SECOND_REGISTRAR, assign
from tests.component.recovery import NEW, SCHOOL, ask, named, read, recover
from tests.component.registrars import Registry
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


def set_password(service, mailbox, initial=None):
    """By a code to a login, and by the initial password where there is one still."""
    service.now += 60
    issued = service.call(ASK_PASSWORD_CODE, {"email": mailbox})[1]
    status, opened, _ = prove(service, issued["challenge"], mailbox)
    return (status, opened) if status >= 400 else choose(service, opened["password_change"], initial=initial)[:2]


def link(service, kind, claims):
    return {"token": service.links.url(kind, claims, service.now).partition("#")[2]}


def test_the_account_has_the_new_login_and_whoever_has_the_old_one_is_out(service, settle, bound, mailbox, subjects):
    service.accounts.end_initial(bound.guardian)
    token = sign_in(service, account_of(service, bound))
    status, told = recover(service, named(bound.text, GUARDIAN_ID, mailbox), REGISTRAR)
    assert (status, told["channel"], told["contact"][2:6]) == (200, "email", "****")
    assert service.call(READ_ACCOUNT, account=token)[1]["code"] == "sign_in_required"
    settle()
    account = account_of(service, bound)
    assert (account.email, account.state, account.frozen_by) == (mailbox, AccountState.FROZEN, FrozenBy.RECOVERY)
    user = service.door.pool.client.admin_get_user(UserPoolId=service.door.pool.pool_id, Username=bound.guardian)
    assert {"Name": "email", "Value": mailbox} in user["UserAttributes"]
    assert TOLD in subjects(MAILBOX) and subjects(mailbox) == [TOLD]
    assert set_password(service, mailbox)[0] == 201
    account = account_of(service, bound)
    assert account.state is AccountState.OPEN
    assert len(service.call(READ_ACCOUNT, account=sign_in(service, account))[1]["bindings"]) == 1


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


def test_a_contact_that_the_account_has_is_not_replaced(service, bound):
    assert ask(service, named(bound.text, GUARDIAN_ID, MAILBOX), REGISTRAR)[1]["code"] == "contact_unchanged"


def test_ids_are_tried_ten_times_a_day_right_or_wrong(service, bound):
    for _ in range(policy.RECOVERY_TRIES_A_DAY):
        assert ask(service, named(bound.text, OTHER_ID), REGISTRAR)[1]["code"] == "guardian_id_differs"
    assert ask(service, named(bound.text, GUARDIAN_ID), REGISTRAR)[1]["code"] == "too_many_recoveries"
    service.now += policy.DAY
    assert ask(service, named(bound.text, GUARDIAN_ID), REGISTRAR)[0] == 202


def test_an_approval_for_another_mailbox_with_the_same_id_opens_nothing(service, settle, bound):
    service.now += policy.HOUR
    service.enrol(UNKNOWN_ID, seat=2)
    with pytest.raises(AccountElsewhere):
        approved(service, settle, student=UNKNOWN_ID, mailbox="crook@example.org")
    parked = named(service.identities.of(UNKNOWN_ID) + bound.guardian, GUARDIAN_ID, "crook2@example.org")
    assert ask(service, parked, REGISTRAR)[1]["code"] == "binding_not_found"


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
    recover(service, named(bound.text, GUARDIAN_ID), REGISTRAR, code="000000")
    recover(service, named(bound.text, GUARDIAN_ID), REGISTRAR)
    told = [(entry.action, entry.actor, entry.subject) for entry in service.recorder.taken()]
    tried = (AuditAction.RECOVERY_TRIED, REGISTRAR, bound.text)
    assert told[-5:] == [tried] * 4 + [(AuditAction.ACCOUNT_RECOVERED, REGISTRAR, bound.text)]


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


def not_me(service, bound, number=1):
    """The link in the message about a change, said to be somebody else's."""
    return service.call(ANSWER_LINK, link(service, LinkKind.NOT_ME, NotMe(About.ACCOUNT, bound.guardian, number)))


def lift(service, bound, staff=REGISTRAR):
    return service.call(LIFT_DISPUTE, staff=staff, path={"binding_id": bound.text}, query=SCHOOL)[:2]


def test_whoever_recovered_it_does_not_find_that_all_is_right(service, settle, bound):
    assert recover(service, named(bound.text, GUARDIAN_ID), REGISTRAR)[0] == 200
    settle()
    assert not_me(service, bound)[0] == 200
    assert lift(service, bound)[1]["code"] == "second_registrar_required"
    assert recover(service, named(bound.text, GUARDIAN_ID, "third@example.org"), REGISTRAR)[0] == 200
    assert account_of(service, bound).frozen_by is FrozenBy.APPROVAL
    assign(service, staff=SECOND_REGISTRAR)
    assert lift(service, bound, SECOND_REGISTRAR)[0] == 200
    assert account_of(service, bound).state is AccountState.OPEN


@pytest.mark.parametrize("settled", [False, True], ids=["before the bindings follow", "after another dispute"])
def test_that_it_was_not_the_owner_is_the_school_s_to_settle(service, settle, bound, workers, settled):
    if settled:
        (binding,) = workers.bindings.get_many([bound], consistent=True)
        claims = NotMe(About.APPLICATION, bound.text, binding.application, MAILBOX)
        assert service.call(ANSWER_LINK, link(service, LinkKind.NOT_ME, claims))[1]["state"] == "done"
        assert lift(service, bound)[0] == 200
        settle()
    assert recover(service, named(bound.text, GUARDIAN_ID), REGISTRAR)[0] == 200
    assert not_me(service, bound)[0] == 200
    assert account_of(service, bound).frozen_by is FrozenBy.APPROVAL
    settle()
    assert set_password(service, NEW)[0] >= 400
    assign(service, staff=SECOND_REGISTRAR)
    assert lift(service, bound, SECOND_REGISTRAR)[0] == 200
    assert account_of(service, bound).state is AccountState.OPEN


def test_one_of_two_disputes_lifted_before_the_bindings_follow_opens_nothing(service, settle, bound):
    service.now += policy.HOUR
    service.enrol(UNKNOWN_ID, seat=2)
    second = approved(service, settle, student=UNKNOWN_ID)
    assert recover(service, named(bound.text, GUARDIAN_ID), REGISTRAR)[0] == 200
    assert not_me(service, bound)[0] == 200
    assign(service, staff=SECOND_REGISTRAR)
    for binding, state in ((bound, AccountState.FROZEN), (second, AccountState.OPEN)):
        assert lift(service, binding, SECOND_REGISTRAR)[0] == 200
        assert account_of(service, bound).state is state


class Busy(DisputeStore):
    """Marks nothing."""

    def dispute(self, *_, **__):
        raise StoreBusy


def test_what_was_cut_short_before_the_school_could_see_it_is_made_up_for(service, settle, bound, table, workers):
    assert recover(service, named(bound.text, GUARDIAN_ID), REGISTRAR)[0] == 200
    settle()
    service._operations[ANSWER_LINK].__self__._accounts._disputes = Busy(table, workers.bindings)
    assert not_me(service, bound)[0] == 503
    settle()
    assign(service, staff=SECOND_REGISTRAR)
    assert lift(service, bound, SECOND_REGISTRAR)[0] == 200
    assert account_of(service, bound).state is AccountState.OPEN


def test_an_application_that_is_over_keeps_no_account_shut(service, settle, bound):
    service.accounts.freeze(bound.guardian, FrozenBy.APPROVAL, "mark", service.now, ["of a binding that is gone"])
    assert lift(service, bound)[0] == 200
    assert account_of(service, bound).state is AccountState.OPEN


def test_the_password_from_before_opens_nothing(service, settle, bound):
    first_sign_in(service)
    assert recover(service, named(bound.text, GUARDIAN_ID), REGISTRAR)[0] == 200
    settle()
    assert enter(service, PASSWORD, NEW)[0] >= 400
    assert set_password(service, NEW)[0] == 201


def test_whoever_never_signed_in_does_so_by_the_new_login(service, settle, bound):
    service.now += (policy.INITIAL_PASSWORD_DAYS + 1) * policy.DAY
    assert recover(service, named(bound.text, GUARDIAN_ID), REGISTRAR)[0] == 200
    settle()
    assert set_password(service, NEW, "000000")[0] >= 400
    assert set_password(service, NEW, GUARDIAN_ID[-6:])[0] == 201
    assert account_of(service, bound).state is AccountState.OPEN


def test_what_becomes_of_the_binding_is_told_to_the_new_login(service, settle, bound, mailbox, subjects):
    assert recover(service, named(bound.text, GUARDIAN_ID, mailbox), REGISTRAR)[0] == 200
    settle()
    before = len(subjects(MAILBOX))
    assert Registry(service).bar()[0] in (200, 201)
    settle()
    assert (len(subjects(MAILBOX)), len(subjects(mailbox))) == (before, 2)


def test_a_recovered_mobile_number_settles_nothing_of_the_login(service, settle, bound):
    token = sign_in(service, account_of(service, bound))
    assert change(service, token, "email", MAILBOX, "thief@example.org")[0] == 200
    settle()
    undo = link(service, LinkKind.UNDO_CHANGE, (bound.guardian, 1))
    assert recover(service, named(bound.text, GUARDIAN_ID, "0987654321", "sms"), REGISTRAR)[0] == 200
    assert service.call(ANSWER_LINK, undo)[1]["state"] == "done"
    assert account_of(service, bound).email == MAILBOX


def test_of_what_the_school_has_settled_since_an_old_link_says_nothing(service, settle, bound):
    service.accounts.end_initial(bound.guardian)
    token = sign_in(service, account_of(service, bound))
    assert change(service, token, "email", MAILBOX, "mine@example.org")[0] == 200
    settle()
    assert recover(service, named(bound.text, GUARDIAN_ID), REGISTRAR)[0] == 200
    settle()
    assert set_password(service, NEW)[0] == 201
    assert not_me(service, bound)[1]["state"] == "over"
    assert account_of(service, bound).state is AccountState.OPEN


@pytest.mark.parametrize(("days", "code"), [(1, "guardian_id_differs"), (31, None)])
def test_a_card_that_came_by_a_merger_opens_the_account_once_that_is_settled(service, settle, bound, days, code):
    service.now += policy.HOUR
    service.enrol(UNKNOWN_ID, seat=2)
    other = approved(service, settle, UNKNOWN_ID, OTHER_ID, "other@example.org")
    for one in (bound, other):
        service.accounts.end_initial(one.guardian)
    service.now += policy.HOUR
    assert merge(service, sign_in(service, account_of(service, bound)), MAILBOX, "other@example.org")[0] == 200
    settle()
    service.now += days * policy.DAY
    assert ask(service, named(other.text, OTHER_ID, "thief@example.org"), REGISTRAR)[1].get("code") == code


def test_an_approval_that_waited_for_the_contact_is_told(service, settle, bound, mailbox, subjects):
    service.now += policy.HOUR
    service.enrol(UNKNOWN_ID, seat=2)
    with pytest.raises(AccountElsewhere):
        approved(service, settle, student=UNKNOWN_ID, mailbox=mailbox)
    before = len(subjects(mailbox))
    assert recover(service, named(bound.text, GUARDIAN_ID, mailbox), REGISTRAR)[0] == 200
    settle()
    assert len(subjects(mailbox)) == before + 2


class Unseen(SeenAtCounter):
    """The seeded defect: no card is asked for."""

    def account(self, call):
        return self._accounts.get(call.body.binding_id[22:])


def test_without_the_card_any_account_is_taken(service, bound, table, field_key):
    accounts = AccountStore(table, field_key, os.urandom)
    service._operations[RECOVER_ACCOUNT]._seen = Unseen(None, None, accounts, None, None, None, service.recorder.audit)
    service.now += 60
    issued = ask(service, named(bound.text, GUARDIAN_ID), REGISTRAR)[1]
    entered = named(bound.text, OTHER_ID) | {"challenge": issued["challenge"]}
    entered |= {"code": read(service, issued["challenge"])}
    assert service.call(RECOVER_ACCOUNT, entered, staff=REGISTRAR, query=SCHOOL)[0] == 200
    service.now += policy.HOUR
    assert account_of(service, bound).email == NEW
