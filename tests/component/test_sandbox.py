"""The sandbox: a code that everybody knows, for addresses that nobody owns, and nothing else made easier."""

import os

import pytest

from functions.issue_code.contract import ISSUE_CODE
from functions.relay_changes.operation import Worker
from functions.verify_code.contract import VERIFY_CODE, VERIFY_LOGIN_EMAIL
from functions.verify_code.operation import VerifyCode
from shared.api.code_verifier import CodeVerifier
from shared.domain import codes, policy
from shared.domain.codes import Purpose
from shared.domain.sandbox import Sandbox
from shared.persistence.contact_store import ContactStore
from tests.component.service import MAILBOX
from tests.component.test_workers import walk

ADDRESS = "guardian@sandbox.example"
CODE = policy.SANDBOX_CODE
WRONG = "000000"


def ask(service, contact=ADDRESS, purpose="session", channel="email", **more):
    status, issued, _ = service.call(ISSUE_CODE, {"channel": channel, "contact": contact, "purpose": purpose} | more)
    return (status, issued["code"]) if status != 202 else issued


def try_code(service, issued, code=CODE, contact=ADDRESS, channel="email"):
    body = {"channel": channel, "contact": contact, "challenge": issued["challenge"], "code": code}
    status, answer, _ = service.call(VERIFY_CODE, body)
    return answer.get("code", status)


@pytest.mark.parametrize("spelling", [ADDRESS, "Guardian@SANDBOX.example"])
def test_its_addresses_open_a_session_with_the_fixed_code(service, spelling):
    assert try_code(service, ask(service, spelling), contact=ADDRESS) == 201


def test_its_addresses_are_verified_as_logins_with_the_fixed_code(service):
    session = service.sign_in()
    issued = ask(service, purpose=Purpose.LOGIN_EMAIL)
    body = {"email": ADDRESS, "challenge": issued["challenge"], "code": CODE}
    assert service.call(VERIFY_LOGIN_EMAIL, body, session=session)[0] == 200


def test_the_code_that_would_be_derived_is_wrong_there(service):
    issued = ask(service)
    challenge = codes.read_challenge(issued["challenge"])
    derived = codes.code(service.code_key.bytes, Purpose.SESSION, service.contact(ADDRESS), challenge)
    assert try_code(service, issued, derived) == "code_wrong"
    assert try_code(service, issued) == 201


@pytest.mark.parametrize(
    "contact", [MAILBOX, "x@mail.sandbox.example", "x@sandbox.example.evil.com", "x@notsandbox.example"]
)
def test_to_every_other_address_the_fixed_code_is_a_wrong_one(service, contact):
    issued = ask(service, contact)
    assert service.code(issued["challenge"], contact) != CODE
    assert try_code(service, issued, contact=contact) == "code_wrong"


def test_to_a_number_the_fixed_code_is_a_wrong_one(service):
    issued = ask(service, "0912345678", channel="sms")
    assert try_code(service, issued, contact="0912345678", channel="sms") == "code_wrong"


def test_a_code_must_have_been_asked_for_and_for_this_purpose(service):
    other = ask(service, "other@sandbox.example")
    assert try_code(service, other) == "code_wrong"
    assert try_code(service, ask(service, purpose=Purpose.LOGIN_EMAIL)) == "code_wrong"


def test_limits_are_as_anywhere(service):
    issued = ask(service)
    assert ask(service, receipt=issued["receipt"]) == (429, "code_requested_too_soon")
    for _ in range(policy.CODE_WRONG_TRIES):
        assert try_code(service, issued, WRONG) == "code_wrong"
    assert try_code(service, issued) == "code_exhausted"
    service.now += policy.MINUTE
    issued = ask(service)
    assert try_code(service, issued) == 201
    assert try_code(service, issued) == "code_used"
    service.now += policy.MINUTE
    issued = ask(service)
    service.now += issued["expires_in"]
    assert try_code(service, issued) == "code_expired"


def opens(service, sandbox, address):
    """Whether the fixed code opens ``address`` in a stage with this sandbox."""
    store = ContactStore(service.table)
    verifier = CodeVerifier(store, service.code_key, service.contact_key, os.urandom, sandbox)
    service.replace(VERIFY_CODE, VerifyCode, verifier=verifier)
    return try_code(service, ask(service, address), contact=address) == 201


def test_a_stage_without_a_sandbox_knows_no_fixed_code(service):
    assert not any(opens(service, Sandbox(""), address) for address in (ADDRESS, MAILBOX))


class Open(Sandbox):
    """A seeded defect: an empty domain is every domain."""

    def holds(self, contact):
        return contact.address.endswith(self.domain)


def test_a_sandbox_that_an_empty_domain_opens_is_found_out(service):
    assert opens(service, Open(""), MAILBOX)


@pytest.fixture
def mails(clients):
    """The recipients of every e-mail that was to be sent during the test, seen at the client."""
    sent = []

    def record(params, **_):
        sent.append(params["body"])

    ses = clients("sesv2")
    ses.meta.events.register("before-call.sesv2.SendEmail", record)
    yield sent
    ses.meta.events.unregister("before-call.sesv2.SendEmail", record)


def told(service, workers, stream, address):
    """How many codes and messages there were to be sent: a used code and one that waits, and four of a binding."""
    records = walk(service, stream, address)
    ask(service, address)
    taken = workers.work([*records, *stream.records()])
    return taken[Worker.CODES], taken[Worker.MESSAGES]


def test_nothing_is_sent_to_it(service, workers, stream, mails):
    assert told(service, workers, stream, ADDRESS) == (2, 4)
    assert mails == []


def test_to_a_real_address_all_of_it_is_sent(service, workers, stream, mails):
    assert told(service, workers, stream, f"{os.urandom(4).hex()}@example.org") == (2, 4)
    assert len(mails) == 5
