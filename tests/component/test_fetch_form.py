"""The form's link: to whom it is given, and how it is signed."""

import urllib.request
from urllib.parse import parse_qs, urlsplit

import pytest

from functions.application_status.contract import APPLICATION_STATUS
from functions.cancel_binding.contract import CANCEL_BINDING
from functions.fetch_form.contract import FETCH_FORM
from functions.fetch_form.operation import Desk, FetchForm
from functions.relay_changes.operation import Worker, tasks
from functions.review_bindings.contract import READ_QUEUE
from shared.domain import policy
from shared.persistence import keys
from shared.persistence.change_stream import read_change
from shared.persistence.contact_store import ContactStore, Link
from shared.persistence.document_index import DocumentIndex
from tests.component.forms import PDF, seal, signing_archive
from tests.component.service import TEACHER

STRANGER = "stranger@example.org"


@pytest.fixture
def archive(service, table, engine, monkeypatch):
    return signing_archive(service, table, engine, monkeypatch)


@pytest.fixture
def applied(service, stored):
    """A session with an application handed in, the application's number and its id."""
    session = service.sign_in()
    _, submitted, headers = service.submit(session, service.application(session))
    (binding,) = stored("B#")
    return headers["session-token"], submitted["application_number"], binding["app"]["S"]


def cancel_all(service, session):
    listed = service.call(APPLICATION_STATUS, session=session)[1]["applications"]
    ids = [binding["binding_id"] for application in listed for binding in application["bindings"]]
    return [service.call(CANCEL_BINDING, session=session, path={"binding_id": one})[0] for one in ids]


def tasks_of(stream):
    return [task for record in stream.records() for task in tasks(read_change(record))]


def fetch(service, session, number):
    return service.call(FETCH_FORM, session=session, path={"application_number": number})


def test_a_form_that_is_being_made_is_told_with_the_time_to_come_again(service, archive, applied):
    session, number, _ = applied
    status, body, headers = fetch(service, session, number)
    assert (status, body, headers["retry-after"]) == (202, {"status": "rendering"}, str(policy.FORM_RETRY_AFTER))


def test_a_form_that_is_there_is_handed_out_by_a_link_of_version_4_for_a_short_time(service, archive, applied):
    session, number, _ = applied
    seal(service, archive, *applied[1:])
    status, body, headers = fetch(service, session, number)
    assert (status, body["expires_in"], headers.get("retry-after")) == (200, policy.FORM_LINK_LIFETIME, None)
    assert_signed(body["url"])
    with urllib.request.urlopen(body["url"], timeout=10) as response:
        assert (response.read(), response.headers["content-type"]) == (PDF, "application/pdf")
        assert response.headers["content-disposition"] == f'attachment; filename="parent-binding-{number}.pdf"'


def assert_signed(url):
    query = {name: value for name, (value,) in parse_qs(urlsplit(url).query).items()}
    assert query.get("X-Amz-Algorithm") == "AWS4-HMAC-SHA256", url
    assert query.get("X-Amz-Expires") == str(policy.FORM_LINK_LIFETIME), url
    assert len(query["X-Amz-Signature"]) == 64


def test_the_look_at_a_link_catches_one_that_is_signed_by_version_2(service, clients, applied):
    """Twin: a client as botocore makes it signs by the older version, which opens nothing that KMS encrypts."""
    session, number, _ = applied
    seal(service, service.form_archive, *applied[1:])
    with pytest.raises(AssertionError):
        assert_signed(fetch(service, session, number)[1]["url"])


def stranger_with_a_link(service, table, stored):
    """A session whose contact opens the binding in its own item, but is not on the binding."""
    (binding,) = stored("B#")
    named = keys.binding_id_of(keys.Key(binding["PK"]["S"], binding["SK"]["S"]))
    ContactStore(table).link(service.contact(STRANGER), (Link(named.text, binding["app"]["S"]),))
    return service.sign_in(STRANGER)


def test_a_stranger_gets_no_form_whether_it_is_there_or_not(service, archive, applied, table, stored):
    _, number, _ = applied
    strangers = [service.sign_in("another@example.org"), stranger_with_a_link(service, table, stored)]
    pending = [fetch(service, one, number)[:2] for one in strangers]
    seal(service, archive, *applied[1:])
    ready = [fetch(service, one, number)[:2] for one in strangers]
    unknown = fetch(service, strangers[0], "115-00000-00000")[:2]
    assert (unknown[0], unknown[1]["code"]) == (404, "application_not_found")
    assert pending == ready == [unknown] * 2


class TrustsLinks(FetchForm):
    """The seeded defect: what the session's token names is taken for its own."""

    def _may_fetch(self, session, application, form):
        return True


def test_the_look_at_a_stranger_catches_a_form_that_trusts_the_token(service, archive, applied, table, stored):
    service.replace(FETCH_FORM, TrustsLinks)
    seal(service, archive, *applied[1:])
    assert fetch(service, stranger_with_a_link(service, table, stored), applied[1])[0] == 200


def test_who_applies_again_keeps_the_right_to_the_form_of_before(service, archive, applied):
    session, number, _ = applied
    seal(service, archive, *applied[1:])
    assert cancel_all(service, session) == [200]
    _, again, headers = service.submit(session, service.application(session), key="key-00000002")
    later = headers["session-token"]
    assert fetch(service, later, number)[0] == 200
    assert fetch(service, later, again["application_number"])[:2] == (202, {"status": "rendering"})


def test_a_form_whose_time_is_over_is_said_to_be_gone(service, applied, table):
    session, number, _ = applied
    service.replace(FETCH_FORM, FetchForm, desk=Desk(service.form_archive, DocumentIndex(table), 0))
    status, body, headers = fetch(service, session, number)
    assert (status, body, headers.get("retry-after")) == (202, {"status": "no_longer_kept"}, None)


def test_a_number_of_another_year_names_no_form(service, archive, applied):
    session, number, _ = applied
    seal(service, archive, *applied[1:])
    other = f"114-{number.partition('-')[2]}"
    assert fetch(service, session, other)[1]["code"] == "application_not_found"


@pytest.mark.parametrize("name", ["王😀", "อาทิตย์", "王\U0002ceb0明"])
def test_a_name_that_cannot_be_printed_is_taken_and_left_to_the_school(service, stream, name):
    session = service.sign_in()
    body = service.application(session)
    body["guardian"]["name"] = name
    status, submitted, headers = service.submit(session, body)
    assert status == 201
    assert not [task for task in tasks_of(stream) if task.worker is Worker.FORMS]
    answer = fetch(service, headers["session-token"], submitted["application_number"])
    assert (answer[0], answer[1], answer[2].get("retry-after")) == (202, {"status": "by_hand"}, None)
    (item,) = service.call(READ_QUEUE, staff=TEACHER)[1]["bindings"]
    assert "form_by_hand" in item["flags"]


def test_a_name_that_can_be_printed_is_not_left_to_the_school(service, stream):
    session = service.sign_in()
    service.submit(session, service.application(session))
    assert [task.worker for task in tasks_of(stream)].count(Worker.FORMS) == 1
    (item,) = service.call(READ_QUEUE, staff=TEACHER)[1]["bindings"]
    assert "form_by_hand" not in item["flags"]
