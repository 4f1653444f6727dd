"""Another login, another mobile: by codes to both, in one step, and undone by whoever had the contact before."""

import re
import urllib.request

import pytest

from functions.answer_links.contract import READ_LINK
from functions.application_status.contract import APPLICATION_STATUS
from functions.change_contacts.contract import CHANGE_CONTACT
from functions.fetch_evidence.contract import FETCH_EVIDENCE
from functions.fetch_form.contract import FETCH_FORM
from functions.read_account.contract import READ_ACCOUNT
from shared.domain import policy
from shared.persistence.contact_store import ContactStore
from tests.component.accounts import MOBILE, approved, open_account, sign_in
from tests.component.contact_desk import change, prove
from tests.component.service import MAILBOX, UNKNOWN_ID

NEW = "new@example.org"
NEW_MOBILE = "+886987654321"


@pytest.fixture
def guardian(service, settle):
    """A guardian whose application was approved, and who is signed in."""
    return approved(service, settle).guardian


def signed_in(service, guardian):
    return sign_in(service, service.accounts.get(guardian))


def pool_email(service, guardian):
    user = service.door.pool.client.admin_get_user(UserPoolId=service.door.pool.pool_id, Username=guardian)
    return next(one["Value"] for one in user["UserAttributes"] if one["Name"] == "email")


def children(service, guardian):
    return [
        child["binding_id"] for child in service.call(READ_ACCOUNT, account=signed_in(service, guardian))[1]["bindings"]
    ]


def test_a_login_is_changed_by_codes_to_both_and_everything_follows(service, settle, guardian):
    before = children(service, guardian)
    token = signed_in(service, guardian)
    status, told, _ = change(service, token, "email", MAILBOX, NEW)
    assert (status, told["contact"]) == (200, "ne****@example.org")
    assert told["undo_until"] == service.now + policy.CONTACT_UNDO_LIFETIME
    assert service.call(READ_ACCOUNT, account=token)[1]["code"] == "sign_in_required"
    settle()
    assert children(service, guardian) == before != []
    assert service.accounts.get(guardian).email == NEW
    assert pool_email(service, guardian) == NEW


def test_the_contact_that_was_left_opens_nothing_and_the_new_one_does(service, settle, guardian):
    change(service, signed_in(service, guardian), "email", MAILBOX, NEW)
    settle()
    service.now += 60
    assert service.call(APPLICATION_STATUS, session=service.sign_in(MAILBOX))[1]["applications"] == []
    assert len(service.call(APPLICATION_STATUS, session=service.sign_in(NEW))[1]["applications"]) == 1


def test_form_and_evidence_go_with_the_account_and_not_with_the_contact_that_was_left(service, settle, guardian):
    service.now += 60
    told = service.call(READ_ACCOUNT, account=signed_in(service, guardian))[1]["bindings"]
    path, before = {"application_number": told[0]["application_number"]}, service.sign_in(MAILBOX)

    def fetched(session):
        return [service.call(one, session=session, path=path)[0] for one in (FETCH_FORM, FETCH_EVIDENCE)]

    assert fetched(before) == [200, 202]
    change(service, signed_in(service, guardian), "email", MAILBOX, NEW)
    settle()
    assert fetched(before) == [404, 404]
    service.now += policy.HOUR
    assert [fetched(service.sign_in(box)) for box in (MAILBOX, NEW)] == [[404, 404], [200, 200]]
    opened = ContactStore(service.table).links_of_each([service.contact(MAILBOX), service.contact(NEW)])
    assert [len(links) for links in opened.values()] == [0, 1]


def test_a_mobile_is_changed_alike(service, settle, guardian):
    status, told, _ = change(service, signed_in(service, guardian), "sms", MOBILE, NEW_MOBILE)
    assert (status, told["contact"]) == (200, "0987***321")
    settle()
    account = service.accounts.get(guardian)
    assert (account.email, account.mobile) == (MAILBOX, NEW_MOBILE)
    assert len(children(service, guardian)) == 1


def test_the_number_before_is_told_by_sms_with_a_way_back(service, settle, guardian, engine):
    change(service, signed_in(service, guardian), "sms", MOBILE, NEW_MOBILE)
    settle()
    with urllib.request.urlopen(f"{engine}/_ministack/sns/sms-messages", timeout=5) as answer:
        texts = re.findall(r"https://binding\.example/not-me/#([\w=-]+)", answer.read().decode())
    told = [service.call(READ_LINK, {"token": token}) for token in texts]
    assert ("undo", "0987***321") in {(one["subject"], one["contact"]) for status, one, _ in told if status == 200}


def test_the_contact_before_is_told_with_a_way_back(service, settle, guardian, subjects):
    change(service, signed_in(service, guardian), "email", MAILBOX, NEW)
    settle()
    assert "臺北市親子綁定：您帳號的聯絡方式已變更" in subjects(MAILBOX)


def test_that_an_address_is_anothers_login_is_found_out_by_who_has_proved_it(service, settle, guardian):
    other = open_account(service, UNKNOWN_ID, "other@example.org")
    ContactStore(service.table).own(service.contact("other@example.org"), other.guardian, service.now)
    token = signed_in(service, guardian)
    answers = []
    for address in ("other@example.org", "nobody@example.org"):
        status, proven, _ = prove(service, token, "new", "email", address)
        answers.append((status, sorted(proven), len(proven["proof"])))
    assert answers[0][:2] == answers[1][:2]
    service.now += 60
    assert change(service, token, "email", MAILBOX, "other@example.org")[1]["code"] == "login_email_taken"
    assert service.accounts.get(guardian).email == MAILBOX


def test_a_proof_is_good_in_its_sign_in_for_its_contact_and_its_side_alone(service, guardian):
    token, other = signed_in(service, guardian), signed_in(service, guardian)
    current = prove(service, token, "current", "email", MAILBOX)[1]["proof"]
    new = prove(service, token, "new", "email", NEW)[1]["proof"]
    right = {"channel": "email", "contact": NEW, "current_proof": current, "new_proof": new}
    wrong = [
        (right | {"new_proof": current}, token),
        (right | {"current_proof": new}, token),
        (right | {"contact": "third@example.org"}, token),
        (right, other),
    ]
    for body, signed in wrong:
        assert service.call(CHANGE_CONTACT, body, account=signed)[1]["code"] == "contact_proof_expired"
    service.now += policy.CONTACT_PROOF_LIFETIME
    later = sign_in(service, service.accounts.get(guardian))
    assert service.call(CHANGE_CONTACT, right, account=later)[1]["code"] == "contact_proof_expired"


def test_the_same_contact_again_is_no_change(service, guardian):
    token = signed_in(service, guardian)
    current = prove(service, token, "current", "email", MAILBOX)[1]["proof"]
    service.now += 60
    new = prove(service, token, "new", "email", MAILBOX)[1]["proof"]
    body = {"channel": "email", "contact": MAILBOX, "current_proof": current, "new_proof": new}
    assert service.call(CHANGE_CONTACT, body, account=token)[1]["code"] == "contact_unchanged"


def test_what_is_applied_for_later_by_the_contact_that_was_left_stays_out(service, settle, guardian):
    change(service, signed_in(service, guardian), "email", MAILBOX, NEW)
    settle()
    service.now += 60
    service.enrol("W234567893", name="陳曉明", seat=2)
    session = service.sign_in(MAILBOX)
    body = service.application(session, "W234567893") | {}
    body["guardian"] |= {"email": "third@example.org"}
    assert service.submit(session, body, "key-00000009")[1]["code"] == "login_email_unverified"
    assert len(children(service, guardian)) == 1
