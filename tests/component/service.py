"""Service: every request function behind its own entry point, over one table of the local engine."""

import json
import os
import time

from functions.application_status.contract import APPLICATION_STATUS
from functions.application_status.operation import ReadStatus
from functions.assist_application.contract import ASSIST_APPLICATION
from functions.assist_application.desk import Desk as CounterDesk
from functions.assist_application.operation import AssistApplication
from functions.cancel_binding.contract import CANCEL_BINDING
from functions.cancel_binding.operation import CancelBinding
from functions.check_guardian.contract import CHECK_GUARDIAN
from functions.check_guardian.operation import CheckGuardian
from functions.choose_language.contract import CHOOSE_LANGUAGE
from functions.choose_language.operation import ChooseLanguage
from functions.close_account.contract import ASK_CLOSURE_CODE, CLOSE_ACCOUNT
from functions.close_account.operation import AskClosureCode, CloseAccount
from functions.decide_of_age.contract import END_OF_AGE, OPEN_OF_AGE
from functions.decide_of_age.operation import EndOfAge, OpenOfAge, Standing
from functions.fetch_evidence.contract import FETCH_EVIDENCE
from functions.fetch_evidence.operation import FetchEvidence
from functions.fetch_form.contract import FETCH_FORM, FETCH_REVIEWED_FORM
from functions.fetch_form.operation import Desk, FetchForm, FetchReviewedForm
from functions.issue_code.contract import ISSUE_CODE
from functions.issue_code.operation import IssueCode
from functions.lift_disputes.contract import LIFT_DISPUTE
from functions.lift_disputes.operation import LiftDispute
from functions.match_student.contract import MATCH_STUDENT
from functions.match_student.operation import MatchStudent, Pause
from functions.print_letters.contract import PRINT_LETTERS
from functions.print_letters.invitations import Invitations
from functions.print_letters.of_age import OfAgePress
from functions.print_letters.operation import PrintLetters
from functions.raise_objections.contract import OBJECT, READ_CONTESTS, WITHDRAW_OBJECTION
from functions.raise_objections.operation import Objections
from functions.read_account.contract import READ_ACCOUNT
from functions.read_account.operation import ReadAccount
from functions.read_consent.contract import READ_CONSENT, READ_CONSENT_VERSION
from functions.read_consent.operation import ReadConsent, ReadConsentVersion
from functions.read_correction.contract import READ_CORRECTION
from functions.read_correction.operation import ReadCorrection
from functions.read_events.contract import READ_EVENTS
from functions.read_events.operation import ReadEvents
from functions.read_signature_image.contract import READ_ASSISTED_SIGNATURE_IMAGE, READ_SIGNATURE_IMAGE
from functions.read_signature_image.operation import ReadAssistedSignatureImage, ReadSignatureImage
from functions.renew_webhook_secret.contract import RENEW_WEBHOOK_SECRET
from functions.renew_webhook_secret.operation import RenewWebhookSecret
from functions.replay_events.contract import REPLAY_EVENTS
from functions.replay_events.operation import ReplayEvents
from functions.review_bindings.contract import DECIDE, DECIDE_BATCH, READ_QUEUE, READ_REVIEW
from functions.review_bindings.operation import Decide, ReadQueue, ReadReview
from functions.submit_application.contract import SUBMIT_APPLICATION
from functions.submit_application.evidence import EvidenceReader
from functions.submit_application.operation import SubmitApplication
from functions.unbind_child.contract import UNBIND_CHILD
from functions.unbind_child.operation import UnbindChild
from functions.verify_code.contract import VERIFY_CODE, VERIFY_LOGIN_EMAIL
from functions.verify_code.operation import VerifyCode, VerifyLoginEmail
from functions.verify_form.contract import READ_SEAL_CERTIFICATES, VERIFY_FORM
from functions.verify_form.operation import ReadSealCertificates, VerifyForm
from infra.fonts import TOOLS
from infra.local.sample import read_statement
from shared.api.account_access import AccountAccess
from shared.api.claims import Claims
from shared.api.code_issuer import CodeIssuer
from shared.api.code_verifier import CodeVerifier
from shared.api.entrypoint import entrypoint
from shared.api.links import Links
from shared.api.origin import ORIGIN_KEY
from shared.api.service_access import ServiceAccess
from shared.api.tokens import Tokens
from shared.documents.filing import Filing
from shared.domain import codes, policy
from shared.domain.codes import Purpose
from shared.domain.contacts import email
from shared.domain.identifiers import contact_hash
from shared.domain.languages import Language
from shared.domain.sandbox import Sandbox
from shared.domain.schools import School, SchoolLevel
from shared.domain.students import Student
from shared.persistence import key_ring
from shared.persistence.account_changes import AccountChanges
from shared.persistence.account_sessions import AccountSessions
from shared.persistence.account_store import AccountStore
from shared.persistence.application_archive import ApplicationArchive
from shared.persistence.archive import Archive
from shared.persistence.binding_store import BindingStore
from shared.persistence.block_store import BlockStore
from shared.persistence.closure_store import ClosureStore
from shared.persistence.consent_store import ConsentStore
from shared.persistence.consented_events import ConsentedEvents
from shared.persistence.contact_store import ContactStore
from shared.persistence.contest_store import ContestStore
from shared.persistence.correction_store import CorrectionStore
from shared.persistence.counter_store import CounterStore
from shared.persistence.coverage_store import CoverageStore
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.dispute_store import DisputeStore
from shared.persistence.document_index import DocumentIndex
from shared.persistence.event_store import EventStore
from shared.persistence.evidence_archive import EvidenceArchive
from shared.persistence.form_archive import FormArchive
from shared.persistence.grant_store import GrantStore
from shared.persistence.guardian_store import GuardianStore
from shared.persistence.language_store import LanguageStore
from shared.persistence.letter_archive import LetterArchive
from shared.persistence.letter_codes import LetterCodes
from shared.persistence.protection_store import ProtectionStore
from shared.persistence.pupil_store import PupilStore, PupilWrite
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.seal_file import SealFile
from shared.persistence.service_store import ServiceStore
from shared.persistence.standing_store import StandingStore
from shared.persistence.student_record import StudentRecords
from shared.persistence.unbinding_store import UnbindingStore
from shared.persistence.webhook_store import WebhookStore
from shared.persistence.withdrawals import Withdrawals
from tests.component.contact_desk import contact_desk
from tests.component.delegating import delegating
from tests.component.door import Door, EnginePool
from tests.component.my_data import my_data
from tests.component.office import Office
from tests.component.overview import overview
from tests.component.protection import protection
from tests.component.pupils import leave
from tests.component.recorder import Recorder
from tests.component.recovery import recovering
from tests.component.services import ServiceDesk
from tests.component.upload import RosterDesk

STUDENT_ID, GUARDIAN_ID, UNKNOWN_ID = "A123456789", "F912345678", "B142312123"
TEACHER = "t" * 22
ORIGIN = "o" * 48
ENVIRONMENT = {"ORIGIN_KEYS": ORIGIN}
SANDBOX = Sandbox("sandbox.example")
MAILBOX = "guardian@example.org"
START_URL = "https://binding.example/"
STROKES = [[[10, 10], [40, 60], [90, 20], [140, 80], [200, 40], [260, 90]]]


class Service:
    """Every request function over one table, with a clock that the test moves."""

    def __init__(self, table, clients, kms_key, field_key):
        self.now = 1_800_000_000
        kms = clients("kms")
        self.code_key = key_ring.code_key(kms, kms_key())
        self.contact_key = key_ring.contact_key(kms, kms_key())
        self.address_key = key_ring.address_key(kms, kms_key())
        tokens = Tokens(key_ring.session_key(kms, kms_key()), os.urandom)
        self.links = Links(key_ring.link_key(kms, kms_key()), os.urandom, "https://binding.example")
        identities = key_ring.IdentityIndex(kms, kms_key())
        claims = Claims(tokens)
        queue = Queue(clients("sqs"), clients("sqs").create_queue(QueueName=table.name)["QueueUrl"])
        clients("s3").create_bucket(
            Bucket=table.name, CreateBucketConfiguration={"LocationConstraint": "ap-northeast-1"}
        )
        archive = Archive(clients("s3"), table.name)
        self.applications = ApplicationArchive(archive, field_key, os.urandom)
        self.form_archive = FormArchive(archive, key_ring.form_key(kms, kms_key()), os.urandom)
        seal = SealFile(archive)
        self.forms = Queue(clients("sqs"), clients("sqs").create_queue(QueueName=f"{table.name}-forms")["QueueUrl"])
        self._field_key = field_key
        contacts = ContactStore(table)
        bindings = BindingStore(table, field_key, os.urandom)
        roster = RosterStore(table, field_key)
        accounts = AccountStore(table, field_key, os.urandom)
        self.accounts, self.sign_ins = accounts, AccountSessions(table, accounts)
        self.account_access = AccountAccess(self.sign_ins)
        self.service_key = key_ring.service_key(kms, kms_key())
        self.service_tokens = Tokens(self.service_key, os.urandom)
        self.subject_key = key_ring.subject_key(kms, kms_key())
        self.service_access = ServiceAccess(ServiceStore(table))
        self.events = EventStore(table)
        self.consented = ConsentedEvents(GrantStore(table), self.subject_key)
        self.event_queue = Queue(
            clients("sqs"), clients("sqs").create_queue(QueueName=f"{table.name}-events")["QueueUrl"]
        )
        self.webhooks = WebhookStore(table, key_ring.webhook_key(kms, kms_key()), os.urandom)
        self.account_changes = AccountChanges(table, accounts, field_key, os.urandom)
        desk = Desk(self.form_archive, DocumentIndex(table), 30)
        consents = ConsentStore(table)
        self.issuer = CodeIssuer(contacts, self.contact_key, self.address_key, os.urandom, 3_600)
        self.verifier = verifier = CodeVerifier(contacts, self.code_key, self.contact_key, os.urandom, SANDBOX)
        self.door = Door(
            self,
            table,
            field_key,
            EnginePool(clients("cognito-idp"), table.name),
            contacts,
            self.issuer,
            verifier,
            key_ring.password_key(kms, kms_key()),
        )
        self.services = ServiceDesk(self, table, field_key)
        self.recorder = Recorder(clients, table.name)
        self.staff = Office(table, clients, field_key, self.recorder.audit)
        self.classes, access = self.staff.classes, self.staff.access
        self.rosters = RosterDesk(table, clients, field_key, archive)
        decide = Decide(access, bindings, field_key)
        letters = LetterArchive(archive, os.urandom)
        counter = CounterDesk(CounterStore(table, roster, accounts), identities, self.contact_key, claims)
        self.withdrawals = Withdrawals(table)
        evidence = EvidenceReader(claims, self.contact_key, self.withdrawals)
        self.blocks = BlockStore(table, field_key, os.urandom)
        delegations = DelegationStore(table, field_key, os.urandom)
        records = StudentRecords(table, roster, bindings, self.blocks, delegations)
        objections = Objections(self.account_access, ContestStore(table, bindings, field_key, os.urandom))
        of_age = Standing(bindings, DelegationStore(table, field_key, os.urandom))
        operations = {
            ISSUE_CODE: IssueCode(self.issuer, tokens),
            **self.door.operations(tokens),
            VERIFY_CODE: VerifyCode(verifier, tokens, os.urandom),
            VERIFY_LOGIN_EMAIL: VerifyLoginEmail(verifier),
            MATCH_STUDENT: MatchStudent(roster, identities, claims, os.urandom, Pause(0, time.monotonic, time.sleep)),
            READ_CONSENT: ReadConsent(consents, claims),
            READ_CONSENT_VERSION: ReadConsentVersion(consents),
            READ_SIGNATURE_IMAGE: ReadSignatureImage(claims),
            READ_ASSISTED_SIGNATURE_IMAGE: ReadAssistedSignatureImage(claims),
            CHECK_GUARDIAN: CheckGuardian(GuardianStore(table, accounts, roster), identities, queue, claims),
            SUBMIT_APPLICATION: SubmitApplication(evidence, self.filing(bindings), queue),
            ASSIST_APPLICATION: AssistApplication(access, counter, self.filing(bindings), queue),
            APPLICATION_STATUS: ReadStatus(bindings),
            READ_ACCOUNT: ReadAccount(self.account_access, bindings),
            ASK_CLOSURE_CODE: AskClosureCode(self.account_access, self.issuer),
            CLOSE_ACCOUNT: CloseAccount(self.account_access, verifier, ClosureStore(table, accounts)),
            CHOOSE_LANGUAGE: ChooseLanguage(self.account_access, bindings, LanguageStore(table)),
            UNBIND_CHILD: UnbindChild(self.account_access, UnbindingStore(table, bindings)),
            **delegating(self, table, bindings, field_key),
            READ_CONTESTS: objections.read,
            OBJECT: objections.object,
            WITHDRAW_OBJECTION: objections.withdraw,
            READ_EVENTS: ReadEvents(self.service_access, self.events, self.consented),
            REPLAY_EVENTS: ReplayEvents(self.service_access, self.events, self.event_queue),
            RENEW_WEBHOOK_SECRET: RenewWebhookSecret(self.service_access, self.webhooks),
            **contact_desk(self, table, accounts, bindings, tokens),
            **recovering(self, table, access, bindings, accounts, identities),
            LIFT_DISPUTE: LiftDispute(
                access, bindings, DisputeStore(table, bindings), accounts, self.account_changes, self.recorder.audit
            ),
            FETCH_FORM: FetchForm(bindings, desk),
            FETCH_REVIEWED_FORM: FetchReviewedForm(access, bindings, desk, self.recorder.audit),
            READ_CORRECTION: ReadCorrection(CorrectionStore(table, bindings, roster, accounts), roster, claims),
            FETCH_EVIDENCE: FetchEvidence(
                bindings, self.applications, self.form_archive, EvidenceArchive(archive), self.forms
            ),
            VERIFY_FORM: VerifyForm(DocumentIndex(table), self.form_archive, StandingStore(table), seal),
            READ_SEAL_CERTIFICATES: ReadSealCertificates(seal),
            CANCEL_BINDING: CancelBinding(bindings),
            READ_QUEUE: ReadQueue(access, bindings, roster, self.recorder.audit),
            READ_REVIEW: ReadReview(access, records, self.recorder.audit),
            PRINT_LETTERS: PrintLetters(
                access,
                self.recorder.audit,
                Invitations(CoverageStore(table), roster, TOOLS / "fonts", START_URL),
                OfAgePress(LetterCodes(table, field_key), roster, TOOLS / "fonts", f"{START_URL}of-age/", os.urandom),
                letters,
            ),
            OPEN_OF_AGE: OpenOfAge(LetterCodes(table, field_key), identities, roster, of_age, tokens),
            END_OF_AGE: EndOfAge(LetterCodes(table, field_key), of_age, tokens),
            DECIDE: decide.one,
            DECIDE_BATCH: decide.many,
            **my_data(self, table, field_key, archive, bindings),
            **overview(table, field_key, access, self.recorder.audit),
            **protection(access, identities, self.recorder.audit, records, self.blocks, ProtectionStore(table)),
            **self.staff.operations(self.contact_key),
            **self.rosters.operations(access, self.recorder.audit),
            **self.services.operations(access, self.recorder.audit, self.account_access, bindings),
        }
        self._operations, self.tokens = operations, tokens
        self.table, self.roster, self.identities = table, roster, identities
        self._open()
        SchoolCatalogue(table).put(
            School("900101", "市立內湖國小", SchoolLevel.ELEMENTARY, "內湖區", "02-00000101", "23")
        )
        consents.publish(read_statement(Language.CHINESE))
        self.enrol(STUDENT_ID)

    def filing(self, bindings):
        """Where applications are handed in that ``bindings`` keeps."""
        return Filing(bindings, self.applications, self._field_key, TOOLS / "fonts")

    def _open(self):
        self._handle = entrypoint(
            self._operations,
            tokens=self.tokens,
            service_tokens=self.service_tokens,
            clock=lambda: self.now,
            environment=ENVIRONMENT,
        )

    def replace(self, endpoint, kind, **collaborators):
        """Let a ``kind`` of operation answer ``endpoint``: the same collaborators, but for those given."""
        broken = object.__new__(kind)
        given = {f"_{name}": collaborator for name, collaborator in collaborators.items()}
        broken.__dict__.update(vars(self._operations[endpoint]) | given)
        self._operations[endpoint] = broken
        self._open()

    def enrol(self, national_id, **differences):
        """Put a pupil into the roster: of the school, level and class of STUDENT_ID, but for the ``differences``."""
        student = Student(
            self.identities.of(national_id), "王大明", "900101", SchoolLevel.ELEMENTARY, "五年一班", 1, TEACHER, False
        )._replace(**differences)
        self.roster.put(student, os.urandom)

    def leave(self, national_id, on):
        """Have a pupil be in no school's roster since a day."""
        leave(PupilStore(self.table, self._field_key, os.urandom), self.identities.of(national_id), on)

    def bring_in(self, national_id=STUDENT_ID, **differences):
        """Have a roster import write a pupil."""
        pupils, index = PupilStore(self.table, self._field_key, os.urandom), self.identities.of(national_id)
        found = pupils.find([index])[index]
        assert pupils.write([PupilWrite(found, found._replace(**differences))]) == [True]

    def contact(self, mailbox):
        """What stands for an e-mail address in keys."""
        return contact_hash(self.contact_key.bytes, email(mailbox))

    def call(
        self,
        endpoint,
        body=None,
        *,
        session=None,
        staff=None,
        account=None,
        relying=None,
        headers=None,
        path=None,
        query=None,
    ):
        sent = {"content-type": endpoint.media_type, ORIGIN_KEY: ORIGIN, **(headers or {})}
        context = {"requestId": "r"}
        if session or account or relying:
            sent["authorization"] = f"Bearer {session or account or relying}"
        if staff:
            context["authorizer"] = {"jwt": {"claims": {"token_use": "access", "username": staff}}}
        event = {
            "routeKey": endpoint.route_key,
            "headers": sent,
            "requestContext": context,
            "pathParameters": path or {},
            "queryStringParameters": query or {},
            "body": body if isinstance(body, str) else json.dumps(body),
        }
        answer = self._handle(event, None)
        return answer["statusCode"], json.loads(answer["body"]), answer["headers"]

    def sign_in(self, mailbox=MAILBOX):
        status, issued, _ = self.call(ISSUE_CODE, {"channel": "email", "contact": mailbox})
        assert status == 202
        code = self.code(issued["challenge"], mailbox)
        body = {"channel": "email", "contact": mailbox, "challenge": issued["challenge"], "code": code}
        status, opened, _ = self.call(VERIFY_CODE, body)
        assert status == 201
        return opened["session_token"]

    def code(self, challenge, mailbox=MAILBOX, purpose=Purpose.SESSION):
        if SANDBOX.holds(email(mailbox)):
            return policy.SANDBOX_CODE
        return codes.code(self.code_key.bytes, purpose, self.contact(mailbox), codes.read_challenge(challenge))

    def match(self, session, national_id=STUDENT_ID, school="900101", level="elementary"):
        body = {"school_level": level, "school_code": school, "national_id": national_id}
        return self.call(MATCH_STUDENT, body, session=session)

    def application(self, session, student=STUDENT_ID, guardian=GUARDIAN_ID, **where):
        return {
            "students": [{"match": self.match(session, student, **where)[1]["match"], "relationship": "father"}],
            "consent": self.call(READ_CONSENT, session=session)[1]["consent"],
            "guardian_check": self.call(CHECK_GUARDIAN, {"national_id": guardian}, session=session)[1][
                "guardian_check"
            ],
            "guardian": {"name": "王曉明", "email": MAILBOX, "mobile": "0912345678"},
            "signature": {"strokes": STROKES},
        }

    def submit(self, session, body, key="key-00000001"):
        return self.call(SUBMIT_APPLICATION, body, session=session, headers={"idempotency-key": key})
