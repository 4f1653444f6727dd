"""From changes of the table to messages, links, accounts and forms: each once, though every record comes often."""

import os
import random

import pytest

from functions.application_status.contract import APPLICATION_STATUS
from functions.check_guardian.contract import CHECK_GUARDIAN
from functions.issue_code.contract import ISSUE_CODE
from functions.relay_changes.operation import Worker
from functions.review_bindings.contract import DECIDE
from functions.verify_code.contract import VERIFY_CODE
from shared.delivery import outbox
from shared.persistence import keys
from shared.persistence.contact_store import Link
from shared.persistence.message_log import MessageLog
from tests.component.service import GUARDIAN_ID, TEACHER


def walk(service, stream, mailbox) -> list[dict]:
    """A code, an application, a return, a second application, an approval; the records of all of it."""
    records = []

    def noted(value):
        records.extend(stream.records())
        return value

    session = noted(service.sign_in(mailbox))
    for key, decision in (
        ("first-key", {"action": "return", "reason": "return_other", "words": "請補簽"}),
        ("second-key", {"action": "approve"}),
    ):
        body = service.application(session)
        body["guardian"]["email"] = mailbox
        status, submitted, headers = noted(service.submit(session, body, key))
        assert status == 201, submitted
        session = headers["session-token"]
        version = 1 if key == "first-key" else 3
        path = {"binding_id": submitted["bindings"][0]["binding_id"]}
        answer = noted(service.call(DECIDE, decision, staff=TEACHER, path=path, headers={"if-match": f'"{version}"'}))
        assert answer[0] == 200, answer
        service.now += 60
    return records


@pytest.mark.parametrize("seed", range(3))
def test_each_event_is_told_once_though_records_come_often_and_in_any_order(
    service, stream, workers, subjects, clients, seed
):
    mailbox = f"w{os.urandom(5).hex()}@example.org"
    rng = random.Random(seed)
    often = [record for record in walk(service, stream, mailbox) for _ in range(rng.randint(1, 5))]
    rng.shuffle(often)
    for start in range(0, len(often), 7):
        workers.work(often[start : start + 7])
    told = subjects(mailbox)
    assert len(told) == len(set(told)) == 4, told  # two submissions, a return, an approval; the code was used by then
    users = clients("cognito-idp").list_users(UserPoolId=workers.pool_id)["Users"]
    assert len(users) == 1


def test_what_the_workers_write_sets_nothing_off(service, stream, workers):
    workers.work(walk(service, stream, "quiet@example.org"))
    assert workers.work(stream.records()).total() == 0


def test_an_application_gets_its_form(service, stream, workers, table, clients):
    _hand_in(service, f"f{os.urandom(5).hex()}@example.org")
    workers.work(stream.records())
    (form,) = clients("s3").list_objects_v2(Bucket=table.name, Prefix="forms/")["Contents"]
    assert clients("s3").get_object(Bucket=table.name, Key=form["Key"])["Body"].read().startswith(b"%PDF-")


def test_a_new_code_opens_the_applications_of_its_contact_and_of_no_other(service, stream, workers):
    mailbox = f"l{os.urandom(5).hex()}@example.org"
    submitted = _hand_in(service, mailbox)
    workers.work(stream.records())
    assert _applications_after_a_new_code(service, mailbox) == (True, [submitted["application_number"]])
    assert _applications_after_a_new_code(service, f"x{mailbox}") == (False, [])


def test_the_new_code_opens_nothing_where_no_link_was_written(service, stream, workers):
    """Twin: the seeded defect is a worker that drops every link."""
    mailbox = f"n{os.urandom(5).hex()}@example.org"
    workers.replace(Worker.LINKS, lambda body: None)
    _hand_in(service, mailbox)
    workers.work(stream.records())
    assert _applications_after_a_new_code(service, mailbox) == (False, [])


def test_a_link_to_a_binding_of_other_contacts_opens_nothing(service, stream, workers):
    """A link is a hint: what the binding itself says of its contacts decides."""
    mailbox, stranger = (f"{letter}{os.urandom(5).hex()}@example.org" for letter in "ms")
    _hand_in(service, mailbox)
    records = stream.records()
    workers.work(records)
    (binding,) = [r["dynamodb"]["NewImage"] for r in records if r["dynamodb"]["Keys"]["SK"]["S"].startswith("B#")]
    id_text = keys.binding_id_of(keys.Key(binding["PK"]["S"], binding["SK"]["S"])).text
    workers.contacts.link(service.contact(stranger), (Link(id_text, binding["app"]["S"]),))
    assert _applications_after_a_new_code(service, stranger) == (True, [])


def _hand_in(service, mailbox):
    session = service.sign_in(mailbox)
    body = service.application(session)
    body["guardian"]["email"] = mailbox
    status, submitted, _ = service.submit(session, body)
    assert status == 201, submitted
    return submitted


def _applications_after_a_new_code(service, mailbox):
    """What the answer to the new code says, and the numbers that the new session then reads."""
    service.now += 3_600
    challenge = service.call(ISSUE_CODE, {"channel": "email", "contact": mailbox})[1]["challenge"]
    told = {"channel": "email", "contact": mailbox, "challenge": challenge}
    status, opened, _ = service.call(VERIFY_CODE, told | {"code": service.code(challenge, mailbox)})
    assert status == 201, opened
    found = service.call(APPLICATION_STATUS, session=opened["session_token"])[1]["applications"]
    return opened["has_applications"], [application["application_number"] for application in found]


class ForgetfulLog(MessageLog):
    """The seeded defect: a sender that does not remember."""

    def claim(self, message_id, now):
        return True

    def mark_sent(self, message_id, now):
        return None


def test_the_count_catches_a_sender_that_does_not_remember(service, stream, workers, table, subjects):
    mailbox = f"d{os.urandom(5).hex()}@example.org"
    records = walk(service, stream, mailbox) * 2
    workers.sender._log = ForgetfulLog(table)
    workers.work(records)
    told = subjects(mailbox)
    assert len(told) > len(set(told))


def test_an_accounts_owner_hears_of_a_stranger_who_names_the_id_and_of_nobody_else(
    service, stream, workers, subjects, table
):
    mailbox = f"o{os.urandom(5).hex()}@example.org"
    workers.work(walk(service, stream, mailbox))
    before = len(subjects(mailbox))
    (guardian,) = {key.removeprefix("G#1#") for key, sort in stream._look() if sort == "A"}
    account = workers.accounts.get(guardian)
    workers.queues[Worker.MESSAGES].send([outbox.account_probed(guardian, sorted(account.contacts))])
    workers.drain()
    assert len(subjects(mailbox)) == before
    for _ in range(3):
        workers.queues[Worker.MESSAGES].send([outbox.account_probed(guardian, ["x" * 22])])
        workers.queues[Worker.MESSAGES].send([outbox.account_probed("n" * 22, ["x" * 22])])
    workers.drain()
    assert len(subjects(mailbox)) == before + 1
    own = service.call(CHECK_GUARDIAN, {"national_id": GUARDIAN_ID}, session=service.sign_in(mailbox))[1]
    other = service.call(CHECK_GUARDIAN, {"national_id": GUARDIAN_ID}, session=service.sign_in("x@example.org"))[1]
    assert (own["account"], own["email"], other["account"], other["email"]) == ("own", mailbox, "none", None)
    assert table.get(keys.account(guardian)) is not None
