"""An account is closed by its owner alone, with all that hangs on it; and whatever fails half-way is made up for."""

import os
from contextlib import suppress
from datetime import timedelta
from itertools import count
from typing import NamedTuple

import pytest

from functions.clear_account.operation import ClearAccount
from functions.close_account.contract import ASK_CLOSURE_CODE, CLOSE_ACCOUNT
from functions.close_account.operation import CloseAccount
from functions.issue_code.contract import ISSUE_CODE
from functions.read_account.contract import READ_ACCOUNT
from functions.relay_changes.operation import Worker
from functions.review_bindings.contract import DECIDE, READ_QUEUE
from functions.verify_code.contract import VERIFY_CODE
from shared.domain import codes, policy
from shared.domain.codes import Purpose
from shared.domain.identifiers import BindingId
from shared.domain.pupils import Homeroom
from shared.domain.schools import SchoolId, SchoolLevel, day
from shared.domain.services import Grant, GrantState, ServiceScope
from shared.persistence import keys
from shared.persistence.closure_store import ClosureStore
from shared.persistence.contact_store import NEVER
from shared.persistence.failures import StoreBusy
from shared.persistence.grant_store import GrantStore
from shared.persistence.homeroom_store import HomeroomStore
from tests.component.accounts import approved, sign_in
from tests.component.faults import planted
from tests.component.service import TEACHER

SIBLING_ID, LEAVER_ID, SECOND_ID = "P269747034", "B142312123", "W234567893"
SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101")


class Household(NamedTuple):
    """A guardian with an approved child and one that waits, and the addresses of the guardian and the teacher."""

    mailbox: str
    teacher: str
    bound: BindingId
    waiting: str
    token: str

    @property
    def guardian(self) -> str:
        return self.bound.guardian


@pytest.fixture
def household(service, settle, workers, table, field_key):
    workers.replace(Worker.FORMS, lambda body: None)  # forms are of no account here, and take their time
    mailbox, teacher = f"c{os.urandom(5).hex()}@example.org", f"t{os.urandom(5).hex()}@school.example"
    HomeroomStore(table, field_key, os.urandom).put(SCHOOL, Homeroom("五年一班", TEACHER, "陳老師", teacher))
    service.enrol(SIBLING_ID, name="王小美", seat=2)
    bound = approved(service, settle, mailbox=mailbox)
    waiting = apply(service, mailbox, SIBLING_ID)
    settle()
    return Household(mailbox, teacher, bound, waiting, sign_in(service, service.accounts.get(bound.guardian)))


def apply(service, mailbox, student):
    service.now += policy.HOUR
    session = service.sign_in(mailbox)
    body = service.application(session, student)
    body["guardian"]["email"] = mailbox
    status, told, _ = service.submit(session, body, key=f"key-{student}-{service.now}")
    assert status == 201, told
    return told["bindings"][0]["binding_id"]


def code_for(service, household):
    """A challenge, and the code that the login's mailbox is sent."""
    service.now += policy.MINUTE
    asked = service.call(ASK_CLOSURE_CODE, account=household.token)
    assert asked[0] == 202, asked
    challenge = asked[1]["challenge"]
    contact, read = service.contact(household.mailbox), codes.read_challenge(challenge)
    return {
        "challenge": challenge,
        "code": codes.code(service.code_key.bytes, Purpose.ACCOUNT_CLOSURE, contact, read),
    }


def close(service, household):
    answer = service.call(CLOSE_ACCOUNT, code_for(service, household), account=household.token)
    assert answer[:2] == (200, {"state": "closed"}), answer


def states(workers, *bindings):
    found = workers.bindings.get_many([BindingId(one[:22], one[22:]) for one in bindings])
    return [(one.state, one.reason and one.reason.code) for one in found]


def logins(clients, workers):
    return clients("cognito-idp").list_users(UserPoolId=workers.pool_id)["Users"]


def test_all_that_hung_on_the_account_ends_and_both_sides_are_told_once(
    service, settle, workers, clients, household, subjects, table
):
    before, mailbox = len(subjects(household.mailbox)), household.mailbox
    close(service, household)
    assert service.call(READ_ACCOUNT, account=household.token)[1]["code"] == "sign_in_required"
    settle()
    settle()
    both = states(workers, household.bound.text, household.waiting)
    assert both == [("ended", "account_closed"), ("cancelled", None)]
    assert logins(clients, workers) == []
    kept = table.get(keys.account(household.guardian))
    assert kept.keys() == {"PK", "SK", "stands", "generation", "closed_at", "cleared"}
    assert "login_of" not in table.get(keys.contact(service.contact(mailbox)))
    told = subjects(mailbox)[before:]
    assert len(told) == 3 and "臺北市親子綁定：您的帳號已關閉" in told, told  # and what ended, what was cancelled
    assert subjects(household.teacher) == ["臺北市親子綁定：五年一班有一項綁定已解除"]
    assert service.call(READ_QUEUE, staff=TEACHER)[1]["bindings"] == []


def test_a_token_alone_closes_nothing(service, household):
    wrong = [
        code_for(service, household) | {"code": "000000"},
        {"challenge": service.call(ISSUE_CODE, {"channel": "email", "contact": household.mailbox})[1]["challenge"]}
        | {"code": "000000"},
    ]
    answers = [service.call(CLOSE_ACCOUNT, body, account=household.token) for body in wrong]
    assert [answer[1]["code"] for answer in answers] == ["code_wrong"] * 2
    assert service.call(READ_ACCOUNT, account=household.token)[0] == 200


def test_a_code_for_something_else_closes_nothing(service, household):
    service.now += policy.HOUR // 2
    token = sign_in(service, service.accounts.get(household.guardian))
    issued = service.call(ISSUE_CODE, {"channel": "email", "contact": household.mailbox})[1]["challenge"]
    body = {"challenge": issued, "code": service.code(issued, household.mailbox)}
    assert service.call(CLOSE_ACCOUNT, body, account=token)[1]["code"] == "code_wrong"
    session = {"channel": "email", "contact": household.mailbox} | body
    assert service.call(VERIFY_CODE, session)[0] == 201


def test_a_lost_answer_is_repeated_without_a_new_code(service, household):
    """The code was used and the account could not be written: the same request closes it."""
    body, headers = code_for(service, household), {"idempotency-key": "closing-0001"}

    class Busy:
        def close(self, account, now):
            raise StoreBusy

    closures = ClosureStore(service.table, service.accounts)
    answers = []
    for store in (Busy(), closures):
        service.replace(CLOSE_ACCOUNT, CloseAccount, closures=store)
        answers.append(service.call(CLOSE_ACCOUNT, body, account=household.token, headers=headers)[0])
    assert answers == [503, 200]


def test_one_who_was_signed_out_everywhere_meanwhile_closes_nothing(service, household):
    body = code_for(service, household)
    service.accounts.sign_out(household.guardian)
    assert service.call(CLOSE_ACCOUNT, body, account=household.token)[1]["code"] == "sign_in_required"


def test_the_person_applies_anew_and_is_let_in_by_nothing_of_before(
    service, settle, workers, clients, household, subjects
):
    close(service, household)
    settle()
    service.now += policy.ACCOUNT_REST
    binding = approved(service, settle, student=SIBLING_ID, mailbox=household.mailbox)
    account = service.accounts.get(binding.guardian)
    assert (account.email, account.generation, len(logins(clients, workers))) == (household.mailbox, 1, 1)
    assert service.call(READ_ACCOUNT, account=household.token)[1]["code"] == "sign_in_required"
    told = service.call(READ_ACCOUNT, account=sign_in(service, account))[1]["bindings"]
    assert sorted(child["state"] for child in told) == ["approved", "ended"]


def test_what_comes_again_after_the_account_was_opened_anew_changes_nothing(service, settle, workers, household):
    close(service, household)
    settle()
    service.now += policy.ACCOUNT_REST
    closed_at = service.now - policy.ACCOUNT_REST
    binding = approved(service, settle, student=SIBLING_ID, mailbox=household.mailbox)
    contacts = sorted(service.accounts.get(binding.guardian).contacts)
    late = {"guardian": binding.guardian, "persons": [binding.guardian], "contacts": contacts, "closed_at": closed_at}
    workers.queues[Worker.CLOSURES].send([{"guardian": binding.guardian}, late, late])
    workers.drain()
    assert states(workers, binding.text) == [("approved", None)]
    assert service.accounts.get(binding.guardian).email == household.mailbox


def test_it_is_not_opened_anew_before_it_was_emptied_and_has_rested(service, settle, stream, workers, household):
    close(service, household)
    account = workers.accounts.account(service.table.get(keys.account(household.guardian)))
    service.now += 1
    for _ in ("not emptied", "not rested"):
        with pytest.raises(StoreBusy):
            service.accounts.open(account, service.now)
        settle()


def test_what_was_handed_in_before_and_decided_after_opens_no_account(service, settle, stream, workers, household):
    """The application was not linked to its contacts yet, so the closing could not find it: the second look does."""
    service.enrol(LEAVER_ID, name="王大寶", seat=3)
    late = apply(service, household.mailbox, LEAVER_ID)
    household = household._replace(token=sign_in(service, service.accounts.get(household.guardian)))
    close(service, household)
    records = stream.records()
    kept = [record for record in records if "B#" not in record["dynamodb"]["Keys"]["SK"]["S"]]
    seconds = []
    workers.wrap(Worker.CLOSURES, lambda work: lambda body: seconds.append(body) if "contacts" in body else work(body))
    workers.work(kept)
    assert states(workers, late) == [("applied", None)]
    workers.work([record for record in records if record not in kept])
    assert len(seconds) == 1
    workers.queues[Worker.CLOSURES].send(seconds)
    workers.replace(Worker.CLOSURES, workers.clearing)
    workers.drain()
    assert states(workers, late) == [("cancelled", None)]


def test_what_was_handed_in_before_and_approved_after_ends_by_itself(
    service, settle, stream, workers, clients, household
):
    """Nothing had linked the application to its contacts; its approval opens no account, and leaves no login."""
    service.enrol(LEAVER_ID, name="王大寶", seat=3)
    late = apply(service, household.mailbox, LEAVER_ID)
    stream.records()  # lost
    household = household._replace(token=sign_in(service, service.accounts.get(household.guardian)))
    close(service, household)
    settle()
    path, headers = {"binding_id": late}, {"if-match": '"1"'}
    assert service.call(DECIDE, {"action": "approve"}, staff=TEACHER, path=path, headers=headers)[0] == 200
    settle()
    assert states(workers, late) == [("ended", "account_closed")]
    assert (service.accounts.get(household.guardian), logins(clients, workers)) == (None, [])


def test_services_are_shut_out_once_they_could_be_told(service, settle, workers, household, table):
    grant = Grant(
        household.guardian, "c" * 22, frozenset({ServiceScope.CHILDREN_READ}), GrantState.GRANTED, service.now
    )
    assert GrantStore(table).give(grant, "code", service.accounts.get(household.guardian).generation)
    close(service, household)
    settle()
    assert [one.stands for one in GrantStore(table).of_account(household.guardian)] == [False]


def test_a_binding_that_sleeps_does_not_come_back_to_a_closed_account(service, settle, workers, household):
    service.leave("A123456789", day(service.now) - timedelta(policy.LEAVER_GRACE_DAYS + 1))
    settle()
    assert states(workers, household.bound.text) == [("ended", "left_city")]
    close(service, household)
    settle()
    service.enrol("A123456789")
    settle()
    assert states(workers, household.bound.text) == [("ended", "account_closed")]


def test_an_account_that_was_merged_goes_with_the_one_that_it_was_merged_into(
    service, settle, workers, clients, household, table
):
    """Of one person with two IDs: both are forgotten, what either was bound to ends, and neither's login is left,
    though what follows a merger has not been done yet."""
    workers.replace(Worker.CONTACTS, lambda body: None)
    other = f"z{os.urandom(5).hex()}@example.org"
    service.enrol(LEAVER_ID, name="王大寶", seat=3)
    second = approved(service, settle, student=LEAVER_ID, guardian=SECOND_ID, mailbox=other)
    service.accounts.end_initial(second.guardian)
    first, joined = service.accounts.get(household.guardian), service.accounts.get(second.guardian)
    grants = GrantStore(table)
    given = Grant(second.guardian, "c" * 22, frozenset(), GrantState.GRANTED, service.now)
    assert grants.give(given, "code", joined.generation)
    service.account_changes.merge(first, joined, service.contact(other), service.now)
    settle()
    household = household._replace(token=sign_in(service, service.accounts.get(household.guardian)))
    close(service, household)
    settle()
    ended = ("ended", "account_closed")
    assert states(workers, household.bound.text, second.text) == [ended, ended]
    for guardian in (household.guardian, second.guardian):
        assert table.get(keys.account(guardian)).keys() == {"PK", "SK", "stands", "generation", "closed_at", "cleared"}
        others = [item["SK"] for item in table.query(keys.account(guardian).partition) if item["SK"] != "A"]
        assert others == [keys.grant(guardian, "c" * 22).sort] * (guardian == second.guardian)
        assert service.accounts.get(guardian) is None
    assert logins(clients, workers) == []
    # What either let in has nothing of an account that is opened anew by that ID.
    assert [one.stands for one in grants.of_account(second.guardian)] == [False]


def test_of_its_contacts_the_address_is_forgotten_and_the_rest_ends_with_what_was_handed_in(
    service, settle, household, table
):
    closed_at = service.now + policy.MINUTE
    close(service, household)
    settle()
    item = table.get(keys.contact(service.contact(household.mailbox)))
    assert "addr" not in item and item["links"]
    assert item["keep"] == item[keys.TTL_ATTRIBUTE] == closed_at + 30 * policy.DAY


def test_a_contact_that_is_used_anew_keeps_what_it_opens(service, settle, household, table):
    """What is applied for after the closing outlives the account."""
    close(service, household)
    service.enrol(LEAVER_ID, name="王大寶", seat=3)
    apply(service, household.mailbox, LEAVER_ID)
    settle()
    item = table.get(keys.contact(service.contact(household.mailbox)))
    assert "addr" in item and item[keys.TTL_ATTRIBUTE] == NEVER


class Faulty:
    """Takes a body again and again: in the first try its first call comes to a fault, in the second the second, until
    a try has no call left for it. ``struck`` is how many had."""

    def __init__(self, work, clients, fault):
        self._work, self._clients, self._fault = work, clients, fault
        self.struck = 0

    def __call__(self, body):
        for place in count():
            services = ("dynamodb", "sqs", "cognito-idp")
            with planted(self._clients, services, self._fault, place) as calls, suppress(StoreBusy):
                self._work(body)
            self.struck += calls.struck
            if not calls.struck:
                return


@pytest.mark.parametrize("fault", ["throttled", "timed out after"])
def test_each_call_may_fail_before_or_after_it_took_effect(
    service, settle, workers, clients, household, subjects, fault
):
    """The body comes again until it is done: nothing is left half done, and nobody is told twice."""
    close(service, household)
    faulty = []
    workers.wrap(Worker.CLOSURES, lambda work: faulty.append(Faulty(work, clients, fault)) or faulty[0])
    settle()
    settle()
    assert faulty[0].struck >= 10
    assert states(workers, household.bound.text, household.waiting) == [
        ("ended", "account_closed"),
        ("cancelled", None),
    ]
    assert "person" not in service.table.get(keys.account(household.guardian)) and logins(clients, workers) == []
    told = subjects(household.mailbox)
    assert len(told) == len(set(told)) and "臺北市親子綁定：您的帳號已關閉" in told


def test_the_faults_catch_one_who_forgets_the_person_first(service, settle, workers, clients, household, subjects):
    """Twin."""

    class Hasty(ClearAccount):
        def _clear(self, guardian, now):
            closure = self._closures.standing(guardian)
            if closure is not None:
                self._closures.empty(closure, now)
                self._end_bindings([guardian], sorted(closure.account.contacts), closure.closed_at, now)

    def hasten(work):
        hasty = object.__new__(Hasty)
        hasty.__dict__.update(vars(work))
        return Faulty(hasty, clients, "timed out after")

    close(service, household)
    workers.wrap(Worker.CLOSURES, hasten)
    settle()
    assert states(workers, household.bound.text)[0] == ("approved", None)
