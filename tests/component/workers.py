"""Workers: everything behind the table's stream, over one table and the queues of the local engine."""

import base64
import json
import os
from collections import Counter
from collections.abc import Callable
from typing import Any

from functions.clear_account.operation import ClearAccount, EndBindings
from functions.count_classes.operation import read_class
from functions.follow_birthdays.operation import FollowBirthday
from functions.follow_birthdays.school import TellSchool
from functions.link_contacts.operation import link
from functions.move_contacts.given import EndGiven
from functions.move_contacts.operation import MoveContacts
from functions.provision_account.operation import ProvisionAccount
from functions.relay_changes.operation import Worker, relay
from functions.render_form.evidence import RenderEvidence
from functions.render_form.exports import RenderExport
from functions.render_form.operation import RenderDocument, RenderForm
from functions.render_form.press import Press
from functions.send_messages.account_letters import AccountLetters
from functions.send_messages.family_letters import FamilyLetters
from functions.send_messages.letters import LetterWriter
from functions.send_messages.operation import SendMessage
from functions.tell_family.operation import TellFamily
from functions.turn_day.following import FollowStudent
from functions.turn_day.operation import DoTask, FindBirthdays, TurnSchool
from functions.turn_day.reminders import RemindSchool
from functions.write_audit.operation import WriteAudit
from infra.fonts import TOOLS
from shared.delivery.email import EmailSender
from shared.delivery.sms import SmsSender
from shared.domain.audit import read_entry
from shared.persistence.account_store import AccountStore
from shared.persistence.archive import Archive
from shared.persistence.assignment_store import AssignmentStore
from shared.persistence.audit_chain import AuditChain
from shared.persistence.audit_store import AuditStore
from shared.persistence.binding_store import BindingStore
from shared.persistence.block_store import BlockStore
from shared.persistence.closure_store import ClosureStore
from shared.persistence.consent_store import ConsentStore
from shared.persistence.contact_store import ContactStore
from shared.persistence.contest_store import ContestStore
from shared.persistence.coverage_store import CoverageStore
from shared.persistence.delegation_desk import DelegationDesk
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.dispute_store import DisputeStore
from shared.persistence.document_index import DocumentIndex
from shared.persistence.evidence_archive import EvidenceArchive
from shared.persistence.export_archive import ExportArchive
from shared.persistence.family_pool import FamilyPool
from shared.persistence.grant_store import GrantStore
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.letter_codes import LetterCodes
from shared.persistence.majority_store import MajorityStore
from shared.persistence.message_log import MessageLog
from shared.persistence.move_store import MoveStore
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore
from shared.persistence.service_store import ServiceStore
from shared.persistence.unbinding_store import UnbindingStore
from tests.component.relying import publisher
from tests.component.seals import Seals
from tests.component.service import SANDBOX


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


class Posts:
    """The queues that something was sent to since they were last found empty: the others need not be looked into."""

    def __init__(self, sqs) -> None:
        self.urls: set[str] = set()
        self._held_back: set[str] = set()
        sqs.meta.events.register("provide-client-params.sqs.SendMessageBatch", self._note)
        self.close = lambda: sqs.meta.events.unregister("provide-client-params.sqs.SendMessageBatch", self._note)

    def _note(self, params, **_) -> None:
        self.urls.add(params["QueueUrl"])
        if any("DelaySeconds" in entry for entry in params["Entries"]):
            self._held_back.add(params["QueueUrl"])

    def taken(self, url: str) -> None:
        """A queue was found empty; one that holds something back may not stay so."""
        if url not in self._held_back:
            self.urls.discard(url)


class Workers:
    """Every worker over the service's table, on queues of the engine. ``close`` it in the end."""

    def __init__(self, service, table, clients, field_key) -> None:
        sqs = clients("sqs")
        self._posts = Posts(sqs)
        self.close = self._posts.close
        self._sqs = sqs
        self._urls = {w: sqs.create_queue(QueueName=f"{table.name}-{w}")["QueueUrl"] for w in Worker}
        self.queues = {worker: Queue(sqs, url) for worker, url in self._urls.items()}
        self.contacts = ContactStore(table)
        self.bindings = BindingStore(table, field_key, os.urandom)
        self.accounts = AccountStore(table, field_key, os.urandom)
        self.contests = ContestStore(table, self.bindings, field_key, os.urandom)
        self.delegations = DelegationStore(table, field_key, os.urandom)
        archive = Archive(clients("s3"), table.name)
        self.pool_id = service.door.pool.pool_id
        self.seals = Seals(clients, table.name)
        self.seals.certify(service.now)
        self.press = Press(
            TOOLS / "fonts",
            "https://binding.example",
            self.seals.sealer(),
            lambda: service.now,
            0,
        )
        self.sender = self._sender(service, table, clients, field_key)
        audit = WriteAudit(AuditStore(table), AuditChain(archive), lambda: service.now)
        self.clearing = self._clearing(service, table, clients, field_key)
        self.moving = MoveContacts(
            service.account_changes,
            self.bindings,
            self.contacts,
            service.door.logins(),
            self.queues[Worker.MESSAGES],
            EndGiven(GrantStore(table), self.delegations, DelegationDesk(table, self.delegations), lambda: service.now),
            DisputeStore(table, self.bindings),
            lambda: service.now,
        )
        self.render = RenderDocument(
            RenderForm(self.press, service.applications, service.form_archive, ConsentStore(table)),
            RenderEvidence(self.press, EvidenceArchive(archive), DocumentIndex(table)),
            RenderExport(ExportArchive(archive, field_key, os.urandom), self.press.font_folder),
        )
        self._work = {
            Worker.CODES: self.sender,
            Worker.MESSAGES: self.sender,
            Worker.CONTACTS: self.moving,
            Worker.COUNTS: lambda body: CoverageStore(table).recount(read_class(body), service.now * 1_000),
            Worker.AUDIT: lambda body: audit([read_entry(body)]),
            Worker.EVENTS: publisher(service, table, clients, self.queues[Worker.EVENTS]),
            Worker.LINKS: lambda body: link(body, self.contacts),
            Worker.FAMILY: TellFamily(
                self.contests,
                self.delegations,
                DelegationDesk(table, self.delegations),
                self.queues[Worker.MESSAGES],
                lambda: service.now,
            ),
            Worker.MOVES: self._mover(service, table, field_key),
            Worker.BIRTHDAYS: self._birthdays(service, table, field_key),
            Worker.ACCOUNTS: ProvisionAccount(
                self.bindings,
                self.accounts,
                self.contacts,
                service.roster,
                service.contact_key,
                service.door.password_key,
                service.door.logins(),
                self.queues[Worker.MESSAGES],
                lambda: service.now,
                UnbindingStore(table, self.bindings),
            ),
            Worker.CLOSURES: self.clearing,
            Worker.FORMS: self.render,
        }

    def _sender(self, service, table, clients, field_key) -> SendMessage:
        clients("sesv2").create_email_identity(EmailIdentity="binding.example")
        letters = LetterWriter(
            self.contacts,
            self.bindings,
            self.accounts,
            HomeroomStore(table, field_key, os.urandom),
            service.code_key,
            service.address_key,
            field_key,
            service.links,
            FamilyLetters(self.contests, self.delegations, self.accounts, service.links, "https://binding.example"),
            AccountLetters(
                service.account_changes, self.accounts, ServiceStore(table), service.links, "https://binding.example"
            ),
            "https://binding.example",
        )
        emails = EmailSender(clients("sesv2"), "no-reply@binding.example")
        texts = SmsSender(clients("sns"))
        return SendMessage(letters, MessageLog(table), emails, texts, 10, lambda: service.now, SANDBOX)

    def _clearing(self, service, table, clients, field_key) -> ClearAccount:
        return ClearAccount(
            closures=ClosureStore(table, self.accounts),
            end_bindings=EndBindings(self.contacts, self.bindings, UnbindingStore(table, self.bindings)),
            contacts=self.contacts,
            grants=GrantStore(table),
            pool=FamilyPool(clients("cognito-idp"), self.pool_id, os.urandom),
            messages=self.queues[Worker.MESSAGES],
            closing=self.queues[Worker.CLOSURES],
            field_key=field_key,
            entropy=os.urandom,
            clock=lambda: service.now,
            rest=0,
            kept_days=30,
        )

    def _mover(self, service, table, field_key) -> DoTask:
        moves, sealed = MoveStore(table), (table, field_key, os.urandom)
        remind = RemindSchool(
            CoverageStore(table),
            HomeroomStore(*sealed),
            AssignmentStore(*sealed),
            self.queues[Worker.MESSAGES],
            field_key,
            os.urandom,
        )
        school = TurnSchool(BlockStore(*sealed), remind, lambda: service.now)
        birthdays = FindBirthdays(MajorityStore(table, field_key), self.queues[Worker.BIRTHDAYS])
        follow = FollowStudent(moves, lambda: service.now)
        return DoTask(follow, moves, school, birthdays, self.queues[Worker.MOVES])

    def _birthdays(self, service, table, field_key) -> FollowBirthday:
        tell_school = TellSchool(
            LetterCodes(table, field_key),
            HomeroomStore(table, field_key, os.urandom),
            RosterStore(table, field_key),
            self.queues[Worker.MESSAGES],
            field_key,
            os.urandom,
        )
        store, messages = MajorityStore(table, field_key), self.queues[Worker.MESSAGES]
        return FollowBirthday(store, messages, tell_school, lambda: service.now)

    def replace(self, worker: Worker, work: Callable[[dict[str, Any]], None]) -> None:
        """Let ``work`` take a worker's bodies from now on."""
        self._work[worker] = work

    def wrap(self, worker: Worker, around: Callable[[Callable[[Any], None]], Callable[[Any], None]]) -> None:
        """Put something around what takes a worker's bodies."""
        self._work[worker] = around(self._work[worker])

    def drain(self) -> Counter:
        """Work until every queue is empty; how many bodies each worker took."""
        taken: Counter = Counter()
        while True:
            before = taken.total()
            for worker, url in self._urls.items():
                if url in self._posts.urls:
                    self._take(worker, url, taken)
            if taken.total() == before:
                return taken

    def _take(self, worker: Worker, url: str, taken: Counter) -> None:
        while messages := self._sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for message in messages:
                self._work[worker](json.loads(message["Body"]))
                self._sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
                taken[worker] += 1
        self._posts.taken(url)

    def work(self, records: list[dict]) -> Counter:
        """Relay the records, then drain."""
        relay(records, self.queues)
        return self.drain()
