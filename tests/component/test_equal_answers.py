"""What a stranger must not learn: equal answers and an equal trace of AWS calls, whatever is known."""

import os

import pytest

from functions.change_contacts.contract import ISSUE_CONTACT_CODE, VERIFY_CONTACT_CODE
from functions.check_guardian.contract import CHECK_GUARDIAN
from functions.check_guardian.operation import CheckGuardian
from functions.issue_code.contract import ISSUE_CODE, AskedPurpose
from functions.issue_code.operation import IssueCode
from functions.match_student.contract import MATCH_STUDENT
from functions.match_student.operation import MatchStudent
from functions.relay_changes.operation import Worker
from functions.review_bindings.contract import DECIDE
from shared.api.code_issuer import CodeIssuer
from shared.api.step_answers import AccountFound
from shared.domain.codes import Purpose
from shared.domain.refusals import Refusal
from shared.domain.schools import SchoolLevel
from shared.persistence import keys
from shared.persistence.contact_store import ContactStore
from shared.persistence.roster_store import RosterStore
from tests.component.accounts import open_account, sign_in
from tests.component.service import GUARDIAN_ID, MAILBOX, STUDENT_ID, TEACHER, UNKNOWN_ID
from tests.component.trace import Trace

OTHER_SCHOOL, OTHER_LEVEL, BOTH_LEVELS, PROTECTED = "W234567893", "A800000014", "AA01234563", "FC98765432"
_TOKENS = ("challenge", "reference", "receipt", "guardian_check", "match", "session-token")


@pytest.fixture
def trace(clients):
    trace = Trace(clients)
    yield trace
    trace.close()


@pytest.fixture
def known(service, stream, workers):
    """A guardian with an approved binding, an account, and a linked contact."""
    session = service.sign_in()
    _, submitted, _ = service.submit(session, service.application(session))
    workers.work(stream.records())
    path = {"binding_id": submitted["bindings"][0]["binding_id"]}
    assert service.call(DECIDE, {"action": "approve"}, staff=TEACHER, path=path, headers={"if-match": '"1"'})[0] == 200
    workers.work(stream.records())
    assert workers.accounts.get(service.identities.of(GUARDIAN_ID)) is not None
    service.now += 86_400


def blanked(values):
    """Tokens by their length, which must not tell anything either."""
    return {name: len(value) if name in _TOKENS else value for name, value in values.items()}


def answer(trace, call):
    """Status, body and headers of one call with tokens blanked, and what it asked of AWS."""
    trace.take()
    status, body, headers = call()
    return status, blanked(body), blanked(headers), trace.take()


# The contact that an account is to have.


def test_a_new_contact_is_asked_for_and_proved_alike_whoever_has_it(service, known, trace):
    other = open_account(service, UNKNOWN_ID, "ab1@example.org")
    ContactStore(service.table).own(service.contact("ab1@example.org"), other.guardian, service.now)
    token = sign_in(service, service.accounts.get(service.identities.of(GUARDIAN_ID)))
    told = []
    for address in ("ab1@example.org", "ab2@example.org"):
        named = {"side": "new", "channel": "email", "contact": address}
        issued = []

        def ask(named=named, issued=issued):
            issued.append(service.call(ISSUE_CONTACT_CODE, named, account=token))
            return issued[0]

        asked = answer(trace, ask)
        challenge = issued[0][1]["challenge"]
        code = {"challenge": challenge, "code": service.code(challenge, address, Purpose.CHANGE_TO)}
        status, body, _ = service.call(VERIFY_CONTACT_CODE, named | code, account=token)
        told.append((asked, status, sorted(body), trace.take()))
    assert told[0] == told[1]


# The guardian's check.


def guardian_answers(service, trace):
    """Own account; a foreign one and none, as another's session sees them."""
    own, foreign = service.sign_in(), service.sign_in("stranger@example.org")

    def check(session, national_id):
        return lambda: service.call(CHECK_GUARDIAN, {"national_id": national_id}, session=session)

    asked = ((own, GUARDIAN_ID), (foreign, GUARDIAN_ID), (foreign, UNKNOWN_ID))
    return [answer(trace, check(*one)) for one in asked]


def test_a_stranger_sees_no_difference_between_a_guardian_with_and_without_account(service, known, trace):
    own, foreign, none = guardian_answers(service, trace)
    assert (own[0], own[1]["account"], own[1]["email"]) == (200, "own", MAILBOX)
    assert foreign == none
    assert (foreign[1]["account"], foreign[1]["email"]) == ("none", None)
    assert own[3] == none[3]
    assert [call[:2] for call in none[3]] == [
        ("kms", "GenerateMac"),
        ("dynamodb", "BatchGetItem"),
        ("sqs", "SendMessageBatch"),
    ]


def test_nor_between_a_student_of_the_roster_and_anybody_else(service, known, trace):
    foreign = service.sign_in("stranger@example.org")
    student, unknown = (
        answer(trace, lambda one=one: service.call(CHECK_GUARDIAN, {"national_id": one}, session=foreign))
        for one in (STUDENT_ID, UNKNOWN_ID)
    )
    assert student == unknown


class ProbesAccountsAlone:
    """The seeded defect: nothing is queued for an ID without account."""

    def __init__(self, queue, accounts):
        self._queue, self._accounts = queue, accounts

    def send(self, bodies):
        if self._accounts.get(bodies[0]["guardian"]) is not None:
            self._queue.send(bodies)


class TellsStrangers(CheckGuardian):
    """The seeded defect: whoever asks hears that there is an account."""

    def __call__(self, call):
        reply = super().__call__(call)
        if self._guardians.of(self._identities.of(call.body.national_id)).account is None:
            return reply
        return reply._replace(body=reply.body.model_copy(update={"account": AccountFound.OWN}))


def test_the_comparison_catches_a_check_that_queues_for_accounts_alone(service, known, workers, trace):
    queue = ProbesAccountsAlone(workers.queues[Worker.MESSAGES], workers.accounts)
    service.replace(CHECK_GUARDIAN, CheckGuardian, messages=queue)
    _, foreign, none = guardian_answers(service, trace)
    assert foreign[3] != none[3]


def test_the_comparison_catches_a_check_that_tells_strangers(service, known, trace):
    service.replace(CHECK_GUARDIAN, TellsStrangers)
    _, foreign, none = guardian_answers(service, trace)
    assert foreign[1] != none[1]


# The student's match.


def match_answers(service, trace):
    """A pupil of the school, and five who are not to be found there; always the same school is asked for."""
    service.enrol(OTHER_SCHOOL, school_code="900102")
    service.enrol(OTHER_LEVEL, school_code="900201", school_level=SchoolLevel.JUNIOR_HIGH)
    service.enrol(BOTH_LEVELS, school_level=SchoolLevel.JUNIOR_HIGH)
    service.enrol(PROTECTED, protected=True)
    # The process that answers has looked at this school before: what it keeps is the public catalogue alone.
    service.match(service.sign_in("earlier@example.org"))
    session = service.sign_in()
    refused = [UNKNOWN_ID, OTHER_SCHOOL, OTHER_LEVEL, BOTH_LEVELS, PROTECTED]
    hit, *misses = [answer(trace, lambda one=one: service.match(session, one)) for one in (STUDENT_ID, *refused)]
    return hit, misses


def test_whoever_is_not_at_the_school_gets_one_answer_and_a_hit_leaves_the_same_trace(service, trace):
    hit, misses = match_answers(service, trace)
    assert hit[0] == 200
    assert (misses[0][0], misses[0][1]["code"]) == (404, "student_not_found")
    assert "02-00000101" in misses[0][1]["detail"]
    assert misses == misses[:1] * 5
    assert hit[3] == misses[0][3]
    assert [call[:2] for call in hit[3]] == [
        ("kms", "GenerateMac"),
        ("dynamodb", "BatchGetItem"),
        ("dynamodb", "TransactWriteItems"),
    ]


class LooksUpFirst(MatchStudent):
    """The seeded defect: an ID that nobody has is answered early, and not counted."""

    def __call__(self, call):
        index = self._identities.of(call.body.national_id)
        student, school, _ = self._roster.look_up(index, call.body.school_level, call.body.school_code, [], call.now)
        if student is None:
            places = {"school": school.name, "telephone": school.telephone, "extension": school.extension}
            raise Refusal("student_not_found", params=places)
        return super().__call__(call)


class NamesTheProtected(MatchStudent):
    """The seeded defect: a protected child is refused in words of its own."""

    def __call__(self, call):
        index = self._identities.of(call.body.national_id)
        student, _, _ = self._roster.look_up(index, call.body.school_level, call.body.school_code, [], call.now)
        if student is not None and student.protected:
            raise Refusal("application_refused")
        return super().__call__(call)


class CountsMisses(RosterStore):
    """The seeded defect: a hit is not counted."""

    def count_match(self, *arguments, missed, **options):
        return super().count_match(*arguments, missed=missed, **options) if missed else True


@pytest.mark.parametrize("broken", [LooksUpFirst, NamesTheProtected])
def test_the_comparison_catches_a_match_that_tells(service, trace, broken):
    service.replace(MATCH_STUDENT, broken)
    _, misses = match_answers(service, trace)
    assert misses != misses[:1] * 5


def test_the_comparison_catches_a_hit_that_is_not_counted(service, trace, table, field_key):
    service.replace(MATCH_STUDENT, MatchStudent, roster=CountsMisses(table, field_key))
    hit, misses = match_answers(service, trace)
    assert hit[3] != misses[0][3]


# The code.


def code_answers(service, trace, purpose):
    """A contact with links and account, one that nobody knows, and one that is over its limits."""
    busy = f"{os.urandom(4).hex()}@example.org"

    def ask(mailbox):
        return lambda: service.call(ISSUE_CODE, {"channel": "email", "contact": mailbox, "purpose": purpose})

    ask(busy)()
    return [answer(trace, ask(mailbox)) for mailbox in (MAILBOX, "nobody@example.org", busy)]


@pytest.mark.parametrize("purpose", AskedPurpose)
def test_a_code_is_promised_alike_to_a_known_contact_an_unknown_and_one_over_its_limits(
    service, known, table, trace, purpose
):
    answers = code_answers(service, trace, purpose)
    assert table.get(keys.contact(service.contact(MAILBOX)))["links"]
    assert answers == answers[:1] * 3
    status, body, _, calls = answers[0]
    assert (status, body["challenge"]) == (202, 32)
    assert [call[:2] for call in calls] == [("dynamodb", "UpdateItem")]


class KeepsTheKnownAlone(ContactStore):
    """The seeded defect: a contact that nobody knows is answered early, and nothing is written."""

    def issue(self, contact_hash, *arguments, **options):
        if self._table.get(keys.contact(contact_hash)) is None:
            return True
        return super().issue(contact_hash, *arguments, **options)


class TellsLimits(ContactStore):
    """The seeded defect: a contact over its limits is told so, whoever used them up."""

    def issue(self, *arguments, **options):
        if not super().issue(*arguments, **options):
            raise Refusal("code_requested_too_soon", retry_after=60)
        return True


@pytest.mark.parametrize("broken", [KeepsTheKnownAlone, TellsLimits])
def test_the_comparison_catches_a_request_that_tells(service, known, table, trace, broken):
    issuer = CodeIssuer(broken(table), service.contact_key, service.address_key, os.urandom, 3_600)
    service.replace(ISSUE_CODE, IssueCode, issuer=issuer)
    answers = code_answers(service, trace, AskedPurpose.SESSION)
    assert answers != answers[:1] * 3
