"""What a correction must not open: somebody else's application, a child who may not be found, another session."""

import json

import pytest

from functions.cancel_binding.contract import CANCEL_BINDING
from functions.read_correction.contract import READ_CORRECTION
from functions.read_correction.operation import ReadCorrection
from functions.submit_application.contract import SUBMIT_APPLICATION
from functions.submit_application.evidence import EvidenceReader
from functions.submit_application.operation import SubmitApplication
from shared.api.claims import Claims
from shared.domain import national_ids, policy
from shared.persistence import keys
from shared.persistence.contact_store import ContactStore, Link
from tests.component.corrections import applied, corrected, decide, read
from tests.component.service import MAILBOX, STUDENT_ID, UNKNOWN_ID
from tests.component.trace import Trace

STRANGER = "stranger@example.org"


@pytest.fixture
def returned(service):
    """A session with an application that was returned, its number and its binding."""
    session, number, (binding,) = applied(service)
    decide(service, binding)
    return session, number, binding


@pytest.fixture
def trace(clients):
    trace = Trace(clients)
    yield trace
    trace.close()


# Whose it is.


def link(table, stored, contact):
    """Let a contact open the one binding, by the contact's own item."""
    (binding,) = stored("B#")
    named = keys.binding_id_of(keys.Key(binding["PK"]["S"], binding["SK"]["S"]))
    ContactStore(table).link(contact, (Link(named.text, binding["app"]["S"]),))


def strangers(service, table, stored):
    """Sessions of contacts that are not on the binding: without a link to it, and with one."""
    link(table, stored, service.contact(STRANGER))
    return service.sign_in("another@example.org"), service.sign_in(STRANGER)


def test_a_strangers_session_is_answered_as_if_there_were_no_such_application(service, returned, table, stored):
    number = returned[1]
    sessions = strangers(service, table, stored)
    unknown = read(service, sessions[0], "115-00000-00000")[:2]
    assert (unknown[0], unknown[1]["code"]) == (404, "application_not_found")
    assert [read(service, one, number)[:2] for one in sessions] == [unknown] * 2
    other_year = f"114-{number.partition('-')[2]}"
    assert read(service, returned[0], other_year)[:2] == unknown


class TrustsLinks(ReadCorrection):
    """The seeded defect: what the session's token names is taken for its own."""

    def _may_correct(self, binding, session):
        return True


def test_the_look_at_a_stranger_catches_one_that_trusts_the_token(service, returned, table, stored):
    service.replace(READ_CORRECTION, TrustsLinks)
    assert read(service, strangers(service, table, stored)[1], returned[1])[0] == 200


# Who may be found.


def leave(service, table):
    key = keys.profile(service.identities.of(STUDENT_ID))
    table._client.delete_item(TableName=table.name, Key={"PK": {"S": key.partition}, "SK": {"S": key.sort}})


# What becomes of a student whose binding was returned.
FATES = {
    "protected": lambda service, table: service.enrol(STUDENT_ID, protected=True),
    "at another school": lambda service, table: service.enrol(STUDENT_ID, school_code="900102"),
    "gone": leave,
}


def refusals(service, returned, table, trace):
    """Answers and traces for each of the fates, and for a student whose binding was not returned."""
    session, number, _ = returned
    waiting_session, waiting, (binding,) = applied(service, mailbox="waiting@example.org", guardian=UNKNOWN_ID)
    answers = []

    def ask(*one):
        trace.take()
        answers.append((read(service, *one)[:2], trace.take()))

    for fate in FATES.values():
        fate(service, table)
        ask(session, number)
        service.enrol(STUDENT_ID)
    ask(waiting_session, waiting)
    assert service.call(CANCEL_BINDING, session=waiting_session, path={"binding_id": binding})[0] == 200
    ask(waiting_session, waiting)
    return answers


def test_a_child_who_may_not_be_found_is_as_one_who_was_not_returned(service, returned, table, trace):
    answers = refusals(service, returned, table, trace)
    (status, body), calls = answers[0]
    assert (status, body["code"]) == (409, "nothing_to_correct")
    assert [call[:2] for call in calls] == [("dynamodb", "BatchGetItem")]
    assert answers == answers[:1] * (len(FATES) + 2)


class FindsAnybody(ReadCorrection):
    """The seeded defect: whoever is on the roster is told of."""

    def _would_match(self, student, binding):
        return student is not None


def test_the_comparison_catches_a_correction_that_finds_anybody(service, returned, table, trace):
    service.replace(READ_CORRECTION, FindsAnybody)
    (protected, *_), moved, *_ = refusals(service, returned, table, trace)
    assert protected[0] == 200 and moved[1] != []


# What its claims open.


def handed_over(service, returned, table, stored, claim):
    """A correction handed in by a later session of the same contact, but for one claim, made for the first session."""
    session, number, _ = returned
    link(table, stored, service.contact(MAILBOX))
    service.now += policy.MINUTE
    later = service.sign_in()
    first = corrected(service, session, read(service, session, number)[1])
    body = corrected(service, later, read(service, later, number)[1])
    status, answer, _ = service.submit(later, claim(body, first), key="key-00000002")
    return status, answer.get("code")


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        (lambda body, first: body, (201, None)),
        (lambda body, first: body | {"students": first["students"]}, (409, "match_expired")),
        (lambda body, first: body | {"guardian_check": first["guardian_check"]}, (409, "guardian_check_expired")),
    ],
)
def test_a_claim_is_good_for_the_session_that_read_it(service, returned, table, stored, claim, answer):
    assert handed_over(service, returned, table, stored, claim) == answer


class ForgetsTheSession(Claims):
    """The seeded defect: a claim is good for whoever brings it."""

    def _open(self, kind, session, token, now):
        return self._tokens.open(kind, token, now)[1]


def test_the_look_at_another_session_catches_claims_that_forget_theirs(service, returned, table, stored):
    evidence = EvidenceReader(ForgetsTheSession(service.tokens), service.contact_key, service.withdrawals)
    service.replace(SUBMIT_APPLICATION, SubmitApplication, evidence=evidence)
    assert handed_over(service, returned, table, stored, lambda body, first: first | {"consent": body["consent"]}) == (
        201,
        None,
    )


# What it must not tell.


def ids_told(service):
    """Those of the national IDs, the letter apart, that stand in a correction's answer."""
    session, number, bindings = applied(service, guardian=UNKNOWN_ID)
    decide(service, *bindings)
    answer = json.dumps(read(service, session, number)[1])
    assert national_ids.masked(UNKNOWN_ID) in answer
    return [number for number in (UNKNOWN_ID, STUDENT_ID) if number[1:] in answer]


def test_no_national_id_is_told(service):
    assert ids_told(service) == []


class TellsTheId(ReadCorrection):
    """The seeded defect: the guardian's ID stands in the answer too, so that it need not be typed again."""

    def _correction(self, *arguments):
        correction = super()._correction(*arguments)
        return correction.model_copy(update={"guardian_check": UNKNOWN_ID})


def test_the_look_for_ids_catches_an_answer_that_tells_one(service):
    service.replace(READ_CORRECTION, TellsTheId)
    assert ids_told(service) == [UNKNOWN_ID]
