"""The form beside the review: shown to the homeroom teacher of the binding alone."""

import urllib.request
from urllib.parse import parse_qs, urlsplit

import pytest

from functions.fetch_form.contract import FETCH_FORM, FETCH_REVIEWED_FORM
from functions.fetch_form.operation import Desk, FetchReviewedForm
from functions.review_bindings.contract import DECIDE, READ_REVIEW
from shared.domain import policy
from shared.domain.audit import AuditAction
from shared.persistence import keys
from shared.persistence.document_index import DocumentIndex
from tests.component.forms import DIGEST, PDF, seal, signing_archive
from tests.component.service import TEACHER
from tests.component.trace import Trace

OTHER_TEACHER = "u" * 22
# A binding that nobody applied for, and what is no binding's id.
UNKNOWN = ("A" * 44, "../../x")


@pytest.fixture
def applied(service, stored):
    """A session with an application handed in, the application's number and id, and the binding's id."""
    session = service.sign_in()
    _, submitted, headers = service.submit(session, service.application(session))
    (binding,) = stored("B#")
    ids = binding["app"]["S"], submitted["bindings"][0]["binding_id"]
    return headers["session-token"], submitted["application_number"], *ids


@pytest.fixture
def trace(clients):
    trace = Trace(clients)
    yield trace
    trace.close()


def look(service, binding, staff=TEACHER):
    return service.call(FETCH_REVIEWED_FORM, staff=staff, path={"binding_id": binding})


def test_a_form_that_is_being_made_is_told_with_the_time_to_come_again(service, applied):
    status, body, headers = look(service, applied[-1])
    assert (status, body, headers["retry-after"]) == (202, {"status": "rendering"}, str(policy.FORM_RETRY_AFTER))


def test_a_form_whose_time_is_over_is_said_to_be_gone(service, applied, table):
    service.replace(FETCH_REVIEWED_FORM, FetchReviewedForm, desk=Desk(service.form_archive, DocumentIndex(table), 0))
    assert look(service, applied[-1])[:2] == (202, {"status": "no_longer_kept"})


def test_a_name_that_cannot_be_printed_is_left_to_the_school(service):
    session = service.sign_in()
    body = service.application(session)
    body["guardian"]["name"] = "王😀"
    _, submitted, _ = service.submit(session, body)
    assert look(service, submitted["bindings"][0]["binding_id"])[:2] == (202, {"status": "by_hand"})


def test_the_form_is_shown_in_the_page_and_known_by_its_digest(service, applied, table, engine, monkeypatch):
    _, number, application, binding = applied
    seal(service, signing_archive(service, table, engine, monkeypatch), number, application)
    status, body, _ = look(service, binding)
    assert (status, body["expires_in"]) == (200, policy.FORM_LINK_LIFETIME)
    with urllib.request.urlopen(body["url"], timeout=10) as response:
        assert (response.read(), response.headers["content-type"]) == (PDF, "application/pdf")
        assert response.headers["content-disposition"] == f'inline; filename="parent-binding-{number}.pdf"'
    assert table.get(keys.document(DIGEST))["app"] == application
    (recorded,) = service.recorder.taken()
    assert (recorded.actor, recorded.action, recorded.subject) == (TEACHER, AuditAction.FORM_SEEN, binding)


def test_the_guardian_still_gets_a_file_to_keep(service, applied):
    session, number, application, binding = applied
    seal(service, service.form_archive, number, application)
    own = service.call(FETCH_FORM, session=session, path={"application_number": number})[1]["url"]
    shown = look(service, binding)[1]["url"]
    kinds = [parse_qs(urlsplit(url).query)["response-content-disposition"][0].split(";")[0] for url in (own, shown)]
    assert kinds == ["attachment", "inline"]


def test_a_look_takes_one_read_of_the_table_and_one_of_the_archive_before_the_digest_is_noted(service, applied, trace):
    _, number, application, binding = applied
    look(service, binding)  # the keys are made once a process
    trace.take()
    look(service, binding)
    assert [call[:2] for call in trace.take()] == [("dynamodb", "BatchGetItem"), ("s3", "HeadObject")]
    seal(service, service.form_archive, number, application)
    look(service, binding)
    trace.take()
    look(service, binding)
    assert [call[:2] for call in trace.take()] == [
        ("dynamodb", "BatchGetItem"),
        ("s3", "HeadObject"),
        ("sqs", "SendMessageBatch"),  # who looks is recorded, before it is shown
        ("dynamodb", "PutItem"),
        ("s3", "GetObject"),  # signed, for the browser to make
    ]


def test_the_form_is_that_of_the_application_which_is_to_be_decided(service, applied):
    session, number, application, binding = applied
    seal(service, service.form_archive, number, application)
    decision = {"action": "return", "reason": "name_differs"}
    path = {"binding_id": binding}
    assert service.call(DECIDE, decision, staff=TEACHER, path=path, headers={"if-match": '"1"'})[0] == 200
    assert look(service, binding)[0] == 200
    assert service.submit(session, service.application(session), key="key-00000002")[0] == 201
    assert look(service, binding)[:2] == (202, {"status": "rendering"})


def refusals(service, applied, trace):
    """Answers to another class's teacher and their traces: form not there, there, and for unknown ids."""
    _, number, application, binding = applied
    answers = []

    def ask(one):
        trace.take()
        answers.append((look(service, one, OTHER_TEACHER)[:2], trace.take()))

    ask(binding)
    seal(service, service.form_archive, number, application)
    for one in (binding, *UNKNOWN):
        ask(one)
    return answers


def test_a_binding_of_another_class_is_answered_like_one_that_does_not_exist(service, applied, trace):
    made, ready, unknown, no_id = refusals(service, applied, trace)
    assert (made[0][0], made[0][1]["code"]) == (404, "binding_not_found")
    assert made == ready == unknown
    assert no_id == (unknown[0], [])
    # The review itself says the same.
    for one in (applied[-1], *UNKNOWN):
        assert service.call(READ_REVIEW, staff=OTHER_TEACHER, path={"binding_id": one})[:2] == unknown[0]


class ShowsAnyClass(FetchReviewedForm):
    """The seeded defect: whoever is of the staff is shown every form."""

    def _may_look(self, binding, acting):
        return True


def test_the_look_at_another_class_catches_one_that_shows_every_form(service, applied, trace):
    service.replace(FETCH_REVIEWED_FORM, ShowsAnyClass)
    made, ready, unknown, _ = refusals(service, applied, trace)
    assert (made[0][0], ready[0][0], unknown[0][0]) == (202, 200, 404)


def test_a_guardian_is_no_staff(service, applied):
    session, *_, binding = applied
    answer = service.call(FETCH_REVIEWED_FORM, session=session, path={"binding_id": binding})
    assert (answer[0], answer[1]["code"]) == (401, "staff_sign_in_required")
