"""The form's link: to whom it is given, and how it is signed."""

import urllib.request
from urllib.parse import parse_qs, urlsplit

import pytest

from functions.fetch_form.contract import FETCH_FORM
from functions.fetch_form.operation import FetchForm
from shared.domain import policy
from shared.persistence import aws, keys
from shared.persistence.archive import Archive
from shared.persistence.contact_store import ContactStore, Link

PDF = b"%PDF-1.7 a form"
STRANGER = "stranger@example.org"


@pytest.fixture
def archive(service, table, engine, monkeypatch):
    """The archive through the client that the deployed functions have: it signs the links."""
    for name, value in (
        ("AWS_ENDPOINT_URL", engine),
        ("AWS_ACCESS_KEY_ID", "test"),
        ("AWS_SECRET_ACCESS_KEY", "test"),
        ("AWS_DEFAULT_REGION", "ap-northeast-1"),
    ):
        monkeypatch.setenv(name, value)
    archive = Archive(aws.client("s3"), table.name)
    service.replace(FETCH_FORM, FetchForm, archive=archive)
    return archive


@pytest.fixture
def applied(service, stored):
    """A session with an application handed in, the application's number and its id."""
    session = service.sign_in()
    _, submitted, headers = service.submit(session, service.application(session))
    (binding,) = stored("B#")
    return headers["session-token"], submitted["application_number"], binding["app"]["S"]


def fetch(service, session, number):
    return service.call(FETCH_FORM, session=session, path={"application_number": number})


def test_a_form_that_is_being_made_is_told_with_the_time_to_come_again(service, archive, applied):
    session, number, _ = applied
    status, body, headers = fetch(service, session, number)
    assert (status, body, headers["retry-after"]) == (202, {"status": "rendering"}, str(policy.FORM_RETRY_AFTER))


def test_a_form_that_is_there_is_handed_out_by_a_link_of_version_4_for_a_short_time(service, archive, applied):
    session, number, application = applied
    archive.put_form(application, PDF)
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
    session, number, application = applied
    service.archive.put_form(application, PDF)
    with pytest.raises(AssertionError):
        assert_signed(fetch(service, session, number)[1]["url"])


def stranger_with_a_link(service, table, stored):
    """A session whose contact opens the binding in its own item, but is not on the binding."""
    (binding,) = stored("B#")
    named = keys.binding_id_of(keys.Key(binding["PK"]["S"], binding["SK"]["S"]))
    ContactStore(table).link(service.contact(STRANGER), (Link(named.text, binding["app"]["S"]),))
    return service.sign_in(STRANGER)


def test_a_stranger_gets_no_form_whether_it_is_there_or_not(service, archive, applied, table, stored):
    _, number, application = applied
    strangers = [service.sign_in("another@example.org"), stranger_with_a_link(service, table, stored)]
    pending = [fetch(service, one, number)[:2] for one in strangers]
    archive.put_form(application, PDF)
    ready = [fetch(service, one, number)[:2] for one in strangers]
    unknown = fetch(service, strangers[0], "115-00000-00000")[:2]
    assert (unknown[0], unknown[1]["code"]) == (404, "application_not_found")
    assert pending == ready == [unknown] * 2


class TrustsLinks(FetchForm):
    """The seeded defect: what the session's token names is taken for its own."""

    def _application(self, session, number):
        return session.links[0].application


def test_the_look_at_a_stranger_catches_a_form_that_trusts_the_token(service, archive, applied, table, stored):
    service.replace(FETCH_FORM, TrustsLinks)
    assert fetch(service, stranger_with_a_link(service, table, stored), applied[1])[0] == 202
