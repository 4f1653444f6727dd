"""From changes of the table to messages, links, accounts and forms: each once, though every record comes often."""

import base64
import json
import os
import random
import urllib.request
from collections import Counter

import pytest

from functions.check_guardian.contract import CHECK_GUARDIAN
from functions.issue_code.contract import ISSUE_CODE
from functions.link_contacts.operation import link
from functions.provision_account.operation import ProvisionAccount
from functions.relay_changes.operation import Worker, relay
from functions.render_form.operation import RenderForm
from functions.review_bindings.contract import DECIDE
from functions.send_messages.letters import LetterWriter
from functions.send_messages.operation import SendMessage
from functions.verify_code.contract import VERIFY_CODE
from infra.fonts import TOOLS
from shared.delivery import outbox
from shared.delivery.email import EmailSender
from shared.delivery.sms import SmsSender
from shared.persistence import keys
from shared.persistence.account_store import AccountStore
from shared.persistence.archive import Archive
from shared.persistence.binding_store import BindingStore
from shared.persistence.change_stream import read_change
from shared.persistence.consent_store import ConsentStore
from shared.persistence.contact_store import ContactStore
from shared.persistence.family_pool import FamilyPool
from shared.persistence.message_log import MessageLog
from shared.persistence.queue import Queue
from tests.component.service import GUARDIAN_ID, TEACHER

_COMPOSITION = ("RequireUppercase", "RequireLowercase", "RequireNumbers", "RequireSymbols")


class Stream:
    """What the table's stream would carry: the differences between two looks at the table."""

    def __init__(self, client, table) -> None:
        self._client, self._table = client, table
        self._seen = self._look()

    def records(self) -> list[dict]:
        """Changes since the last look, one record an item."""
        old, self._seen = self._seen, self._look()
        changed = [key for key, item in self._seen.items() if old.get(key) != item]
        return [{"dynamodb": self._record(old.get(key), self._seen[key])} for key in changed]

    def _look(self) -> dict:
        items = self._client.scan(TableName=self._table.name, ConsistentRead=True)["Items"]
        return {(item["PK"]["S"], item["SK"]["S"]): _spelt(item) for item in items}

    def _record(self, old, new) -> dict:
        record = {"Keys": {name: new[name] for name in ("PK", "SK")}, "NewImage": new}
        return record | ({"OldImage": old} if old else {})


def _spelt(item: dict) -> dict:
    return {n: {"B": base64.b64encode(v["B"]).decode()} if "B" in v else v for n, v in item.items()}


class Workers:
    """Every worker over the service's table, on queues of the engine."""

    def __init__(self, service, table, clients, field_key) -> None:
        sqs = clients("sqs")
        self._sqs = sqs
        self._urls = {w: sqs.create_queue(QueueName=f"{table.name}-{w}")["QueueUrl"] for w in Worker}
        self.queues = {worker: Queue(sqs, url) for worker, url in self._urls.items()}
        self.contacts = ContactStore(table)
        self.bindings = BindingStore(table, field_key, os.urandom)
        self.accounts = AccountStore(table, field_key, os.urandom)
        self.archive = Archive(clients("s3"), table.name)
        policy = {"PasswordPolicy": {"MinimumLength": 15, **dict.fromkeys(_COMPOSITION, False)}}
        pool = clients("cognito-idp").create_user_pool(PoolName=table.name, Policies=policy)
        self.pool_id = pool["UserPool"]["Id"]
        self._work = {
            Worker.MESSAGES: self._sender(service, table, clients, field_key),
            Worker.LINKS: lambda body: link(body, self.contacts),
            Worker.ACCOUNTS: ProvisionAccount(
                self.bindings,
                self.accounts,
                FamilyPool(clients("cognito-idp"), self.pool_id, os.urandom),
                self.queues[Worker.MESSAGES],
                lambda: service.now,
            ),
            Worker.FORMS: RenderForm(self.archive, ConsentStore(table), field_key, TOOLS / "fonts"),
        }

    def _sender(self, service, table, clients, field_key) -> SendMessage:
        clients("sesv2").create_email_identity(EmailIdentity="binding.example")
        letters = LetterWriter(
            self.contacts, self.bindings, self.accounts, service.code_key, field_key, "https://binding.example"
        )
        emails = EmailSender(clients("sesv2"), "no-reply@binding.example")
        return SendMessage(letters, MessageLog(table), emails, SmsSender(clients("sns")), 10, lambda: service.now)

    def drain(self) -> Counter:
        """Work until every queue is empty; how many bodies each worker took."""
        taken: Counter = Counter()
        while True:
            before = taken.total()
            for worker, url in self._urls.items():
                while messages := self._sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
                    for message in messages:
                        self._work[worker](json.loads(message["Body"]))
                        self._sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
                        taken[worker] += 1
            if taken.total() == before:
                return taken


@pytest.fixture
def workers(service, table, clients, field_key):
    return Workers(service, table, clients, field_key)


@pytest.fixture
def stream(clients, table, service):
    return Stream(clients("dynamodb"), table)


@pytest.fixture
def subjects(engine):
    def look(address: str) -> list[str]:
        with urllib.request.urlopen(f"{engine}/_ministack/ses/messages", timeout=5) as answer:
            boxes = json.load(answer)["messages"].values()
        return [mail["Subject"] for box in boxes for mail in box if mail["To"] == [address]]

    return look


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
        relay(map(read_change, often[start : start + 7]), workers.queues)
        workers.drain()
    told = subjects(mailbox)
    assert len(told) == len(set(told)) == 4, told  # two submissions, a return, an approval; the code was used by then
    users = clients("cognito-idp").list_users(UserPoolId=workers.pool_id)["Users"]
    assert len(users) == 1


def test_what_the_workers_write_sets_nothing_off(service, stream, workers):
    relay(map(read_change, walk(service, stream, "quiet@example.org")), workers.queues)
    workers.drain()
    relay(map(read_change, stream.records()), workers.queues)
    assert workers.drain().total() == 0


def test_an_application_gets_its_form_and_its_contact_a_link(service, stream, workers, table, clients):
    mailbox = f"f{os.urandom(5).hex()}@example.org"
    session = service.sign_in(mailbox)
    body = service.application(session)
    body["guardian"]["email"] = mailbox
    service.submit(session, body)
    relay(map(read_change, stream.records()), workers.queues)
    workers.drain()
    (form,) = clients("s3").list_objects_v2(Bucket=table.name, Prefix="forms/")["Contents"]
    assert clients("s3").get_object(Bucket=table.name, Key=form["Key"])["Body"].read().startswith(b"%PDF-")
    service.now += 3_600
    status, opened, _ = _sign_in_again(service, mailbox)
    assert (status, opened["has_applications"]) == (201, True)


def _sign_in_again(service, mailbox):
    challenge = service.call(ISSUE_CODE, {"channel": "email", "contact": mailbox})[1]["challenge"]
    told = {"channel": "email", "contact": mailbox, "challenge": challenge}
    return service.call(VERIFY_CODE, told | {"code": service.code(challenge, mailbox)})


class ForgetfulLog(MessageLog):
    """The seeded defect: a sender that does not remember."""

    def claim(self, message_id, now):
        return True

    def mark_sent(self, message_id, now):
        return None


def test_the_count_catches_a_sender_that_does_not_remember(service, stream, workers, table, subjects):
    mailbox = f"d{os.urandom(5).hex()}@example.org"
    records = walk(service, stream, mailbox) * 2
    workers._work[Worker.MESSAGES]._log = ForgetfulLog(table)
    relay(map(read_change, records), workers.queues)
    workers.drain()
    told = subjects(mailbox)
    assert len(told) > len(set(told))


def test_an_accounts_owner_hears_of_a_stranger_who_names_the_id_and_of_nobody_else(
    service, stream, workers, subjects, table
):
    mailbox = f"o{os.urandom(5).hex()}@example.org"
    relay(map(read_change, walk(service, stream, mailbox)), workers.queues)
    workers.drain()
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
