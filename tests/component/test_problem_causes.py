"""The error catalogue's causes, each followed to the letter by somebody in the sandbox: the very problem is the answer.

Not to be followed here: what only the gateway, an outage or a fault of ours brings about.
"""

import base64

import pytest

from functions.application_status.contract import APPLICATION_STATUS
from functions.assist_application.contract import ASSIST_APPLICATION
from functions.cancel_binding.contract import CANCEL_BINDING
from functions.catalog import FUNCTIONS
from functions.fetch_form.contract import FETCH_FORM
from functions.import_roster.contract import APPLY_IMPORT, CHECK_IMPORT, OPEN_IMPORT, READ_IMPORT, UNDO_IMPORT
from functions.issue_code.contract import ISSUE_CODE
from functions.manage_assignments.contract import GIVE_ASSIGNMENT
from functions.match_student.contract import MATCH_STUDENT
from functions.print_letters.contract import PRINT_LETTERS
from functions.protect_students.contract import ASK_LIFT, CONFIRM_LIFT, SET_BLOCK
from functions.read_account.contract import READ_ACCOUNT
from functions.read_consent.contract import READ_CONSENT_VERSION
from functions.read_correction.contract import READ_CORRECTION
from functions.read_signature_image.contract import READ_SIGNATURE_IMAGE
from functions.review_bindings.contract import DECIDE, DECIDE_BATCH, READ_QUEUE
from functions.submit_application.contract import SUBMIT_APPLICATION
from functions.verify_code.contract import VERIFY_CODE
from functions.verify_form.contract import READ_SEAL_CERTIFICATES
from infra.problems import catalogue
from shared.api.problems import PROBLEMS
from shared.domain import policy
from shared.domain.schools import ClassId
from tests.component.accounts import open_account, sign_in
from tests.component.causes_contacts import WAYS as OF_CONTACTS
from tests.component.causes_door import WAYS as OF_SIGNING_IN
from tests.component.causes_events import WAYS as OF_EVENTS
from tests.component.causes_family import WAYS as OF_A_FAMILY
from tests.component.causes_my_data import WAYS as OF_ONES_DATA
from tests.component.causes_of_age import WAYS as OF_AGE
from tests.component.causes_services import WAYS as OF_RELYING_SERVICES
from tests.component.counter import REGISTRAR, assign, counter_body
from tests.component.registrars import FIRST as FIRST_REGISTRAR
from tests.component.registrars import SECOND as SECOND_REGISTRAR
from tests.component.registrars import Registry
from tests.component.roster_desk import Desk
from tests.component.rosters import HERE, csv, row
from tests.component.service import TEACHER

OWN, OTHER = "guardian@sandbox.example", "other@sandbox.example"
PUPIL, NOBODY, SIBLING = "A123456789", "B142312123", "P269747034"
GUARDIAN, SECOND_GUARDIAN = "F912345678", "W234567893"
SCHOOL = {"school_level": "elementary", "school_code": "900101"}
WRONG = "000000"
ASKED_OF_REGISTRY = {
    "bar": SET_BLOCK,
    "ask_lift": ASK_LIFT,
    "confirm": CONFIRM_LIFT,
}
_CLASS = [row(number, class_name="三年一班") for number in range(12)]
CATALOGUE = {entry["code"]: entry for entry in catalogue(FUNCTIONS)}
_PARTS = (OF_AGE, OF_CONTACTS, OF_A_FAMILY, OF_EVENTS, OF_ONES_DATA, OF_RELYING_SERVICES, OF_SIGNING_IN)
FOLLOWED = {code: way for part in _PARTS for code, way in part.items()}


def follows(code):
    """Note a way of bringing ``code`` about."""

    def note(way):
        FOLLOWED[code] = way
        return way

    return note


class Visitor:
    """A front end's developer: every method is one request, and ``last`` what it was answered."""

    def __init__(self, service, settle):
        self.service, self.settle = service, settle
        service.enrol(SIBLING, name="張大寶", seat=2)
        self.asked, self.last, self._keys = None, None, iter(range(10_000_000, 20_000_000))

    def call(self, endpoint, body=None, **how):
        status, answer, headers = self.service.call(endpoint, body, **how)
        self.asked, self.last = endpoint, (status, answer, headers)
        return answer

    def ask(self, contact=OWN, **more):
        return self.call(ISSUE_CODE, {"channel": "email", "contact": contact} | more)

    def try_code(self, issued, code=policy.SANDBOX_CODE):
        body = {"channel": "email", "contact": OWN, "challenge": issued["challenge"], "code": code}
        return self.call(VERIFY_CODE, body)

    def match(self, session, national_id=PUPIL, **more):
        return self.call(MATCH_STUDENT, SCHOOL | {"national_id": national_id} | more, session=session)

    def fill_in(self, session, mailbox=OWN, pupil=PUPIL, guardian=GUARDIAN):
        body = self.service.application(session, pupil, guardian)
        body["guardian"]["email"] = mailbox
        return body

    def submit(self, session, body, **headers):
        key = {"idempotency-key": str(next(self._keys))}
        return self.call(SUBMIT_APPLICATION, body, session=session, headers=key | headers)

    def apply(self, mailbox=OWN, **who):
        """Sign in and apply; the session that then stands, and the binding."""
        session = self.service.sign_in(mailbox)
        submitted = self.submit(session, self.fill_in(session, mailbox, **who))
        return self.last[2]["session-token"], submitted["bindings"][0]["binding_id"]

    def decide(self, binding, version=1, **decision):
        path, headers = {"binding_id": binding}, {"if-match": f'"{version}"'}
        return self.call(DECIDE, decision, staff=TEACHER, path=path, headers=headers)

    def registry(self, request, **how):
        """A request of a registrar of the pupil's school."""
        registry = Registry(self.service)
        self.last = getattr(registry, request)(**how)
        self.asked = ASKED_OF_REGISTRY[request]


@pytest.fixture
def visitor(service, stream, request):
    def settle():
        """Wait until all that the changes set off is done. The workers come when they are needed."""
        request.getfixturevalue("workers").work(stream.records())

    return Visitor(service, settle)


@follows("malformed_json")
def _(visitor):
    visitor.call(ISSUE_CODE, "{")


@follows("invalid_request")
def _(visitor):
    assert visitor.ask("nobody")["errors"][0]["pointer"] == "/contact"


@follows("unsupported_media_type")
def _(visitor):
    visitor.call(ISSUE_CODE, {}, headers={"content-type": "text/plain"})


@follows("body_too_large")
def _(visitor):
    visitor.ask("x" * 20_000)


@follows("session_required")
def _(visitor):
    visitor.call(APPLICATION_STATUS)


@follows("session_expired")
def _(visitor):
    visitor.call(APPLICATION_STATUS, session="expired")
    assert visitor.last[1]["code"] == "session_expired"
    session = visitor.service.sign_in(OWN)
    visitor.service.now += policy.SESSION_IDLE
    visitor.call(APPLICATION_STATUS, session=session)


@follows("sign_in_required")
def _(visitor):
    visitor.call(READ_ACCOUNT)
    assert visitor.last[1]["code"] == "sign_in_required"
    token = sign_in(visitor.service, open_account(visitor.service))
    visitor.service.now += policy.ACCOUNT_ACCESS_LIFETIME
    visitor.call(READ_ACCOUNT, account=token)


@follows("idempotency_key_required")
def _(visitor):
    session = visitor.service.sign_in(OWN)
    visitor.submit(session, visitor.fill_in(session), **{"idempotency-key": ""})
    assert visitor.last[1]["code"] == "idempotency_key_required"
    visitor.submit(session, visitor.fill_in(session), **{"idempotency-key": "1234567"})


@follows("idempotency_key_reused")
def _(visitor):
    session = visitor.service.sign_in(OWN)
    body, key = visitor.fill_in(session), {"idempotency-key": "once-and-again"}
    visitor.submit(session, body, **key)
    assert visitor.last[0] == 201
    visitor.submit(session, body | {"guardian": body["guardian"] | {"mobile": "0987654321"}}, **key)


@follows("precondition_required")
def _(visitor):
    _, binding = visitor.apply()
    visitor.call(DECIDE, {"action": "approve"}, staff=TEACHER, path={"binding_id": binding})


@follows("code_requested_too_soon")
def _(visitor):
    visitor.ask(receipt=visitor.ask()["receipt"])


@follows("code_wrong")
def _(visitor):
    visitor.try_code(visitor.ask(), WRONG)


@follows("code_expired")
def _(visitor):
    issued = visitor.ask()
    visitor.service.now += issued["expires_in"] + 1
    visitor.try_code(issued)


@follows("code_used")
def _(visitor):
    issued = visitor.ask()
    visitor.try_code(issued)
    assert visitor.last[0] == 201
    visitor.try_code(issued)


@follows("code_exhausted")
def _(visitor):
    _exhausted(visitor)


def _exhausted(visitor):
    issued = visitor.ask()
    for _ in range(policy.CODE_WRONG_TRIES):
        visitor.try_code(issued, WRONG)
        assert visitor.last[1]["code"] == "code_wrong"
    visitor.try_code(issued)


@follows("contact_locked")
def _(visitor):
    for _ in range(2):
        _exhausted(visitor)
        visitor.service.now += policy.MINUTE
    visitor.try_code(visitor.ask())


@follows("student_not_found")
def _(visitor):
    visitor.match(visitor.service.sign_in(OWN), NOBODY)


@follows("school_not_found")
def _(visitor):
    visitor.match(visitor.service.sign_in(OWN), school_code="000000")


@follows("student_not_in_school")
def _(visitor):
    assign(visitor.service)
    key = {"idempotency-key": "counter-0001"}
    visitor.call(ASSIST_APPLICATION, counter_body(NOBODY), staff=REGISTRAR, headers=key)


@follows("too_many_mismatches")
def _(visitor):
    session = visitor.service.sign_in(OWN)
    for _ in range(policy.MISMATCHES_A_DAY_BY_CONTACT):
        assert visitor.match(session, NOBODY)["code"] == "student_not_found"
    visitor.match(session, NOBODY)


@follows("already_bound")
def _(visitor):
    session, binding = visitor.apply()
    visitor.decide(binding, action="approve")
    visitor.match(session)


@follows("match_expired")
def _(visitor):
    _submit_with(visitor, students=[{"match": "none", "relationship": "father"}])


def _submit_with(visitor, **parts):
    session = visitor.service.sign_in(OWN)
    visitor.submit(session, visitor.fill_in(session) | parts)


@follows("consent_expired")
def _(visitor):
    _submit_with(visitor, consent="none")


@follows("consent_not_found")
def _(visitor):
    visitor.call(READ_CONSENT_VERSION, path={"version": "none"})


@follows("guardian_check_expired")
def _(visitor):
    _submit_with(visitor, guardian_check="none")


@follows("login_email_unverified")
def _(visitor):
    session = visitor.service.sign_in(OWN)
    visitor.submit(session, visitor.fill_in(session, OTHER))


@follows("login_email_taken")
def _(visitor):
    _, binding = visitor.apply(guardian=GUARDIAN)
    visitor.decide(binding, action="approve")
    visitor.settle()
    visitor.service.now += policy.MINUTE
    visitor_session = visitor.service.sign_in(OWN)
    visitor.submit(visitor_session, visitor.fill_in(visitor_session, pupil=SIBLING, guardian=SECOND_GUARDIAN))


@follows("application_refused")
def _(visitor):
    visitor.apply()
    session = visitor.service.sign_in(OTHER)
    visitor.submit(session, visitor.fill_in(session, OTHER))


@follows("binding_exists")
def _(visitor):
    session, _ = visitor.apply()
    visitor.match(session)


@follows("signature_invalid")
def _(visitor):
    _submit_with(visitor, signature={})


@follows("signature_too_large")
def _(visitor):
    _have_read(visitor, b"\x89PNG\r\n\x1a\n" + bytes(policy.SIGNATURE_MAX_BYTES))


@follows("signature_image_unsupported")
def _(visitor):
    _have_read(visitor, b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(200))


def _have_read(visitor, picture):
    session = visitor.service.sign_in(OWN)
    visitor.call(READ_SIGNATURE_IMAGE, {"png": base64.b64encode(picture).decode()}, session=session)


@follows("signature_image_expired")
def _(visitor):
    _submit_with(visitor, signature={"image": "none"})


@follows("too_many_students")
def _(visitor):
    _submit_with(visitor, students=[{"match": "none", "relationship": "father"}] * (policy.STUDENTS_AN_APPLICATION + 1))


@follows("duplicate_student")
def _(visitor):
    session = visitor.service.sign_in(OWN)
    body = visitor.fill_in(session)
    visitor.submit(session, body | {"students": body["students"] * 2})


@follows("application_not_found")
def _(visitor):
    path = {"application_number": "115-AAAAA-AAAAA"}
    visitor.call(FETCH_FORM, session=visitor.service.sign_in(OWN), path=path)


@follows("nothing_to_correct")
def _(visitor):
    session = visitor.service.sign_in(OWN)
    number = visitor.submit(session, visitor.fill_in(session))["application_number"]
    path = {"application_number": number}
    visitor.call(READ_CORRECTION, session=visitor.last[2]["session-token"], path=path)


@follows("seal_certificates_not_found")
def _(visitor):
    visitor.call(READ_SEAL_CERTIFICATES)


@follows("no_letters_due")
def _(visitor):
    for pupil in (PUPIL, SIBLING):
        visitor.service.now += policy.MINUTE
        visitor.apply(pupil=pupil)
    visitor.call(PRINT_LETTERS, {}, staff=TEACHER)


@follows("staff_not_assigned")
def _(visitor):
    visitor.call(READ_QUEUE, staff=TEACHER, query=SCHOOL | {"class_name": "五年二班"})


@follows("import_not_found")
def _(visitor):
    _rosters(visitor)
    visitor.call(READ_IMPORT, staff=FIRST_REGISTRAR, path={"import_id": "none"})


@follows("import_not_ready")
def _(visitor):
    path = _rosters(visitor).upload(csv(_CLASS))
    visitor.call(APPLY_IMPORT, {}, staff=FIRST_REGISTRAR, path=path)


@follows("import_not_last")
def _(visitor):
    desk = _rosters(visitor)
    path = desk.applied(csv(_CLASS))
    desk.applied(csv(_CLASS))
    visitor.call(UNDO_IMPORT, {}, staff=FIRST_REGISTRAR, path=path)


@follows("roster_not_uploaded")
def _(visitor):
    _rosters(visitor)
    opened = visitor.call(OPEN_IMPORT, SCHOOL, staff=FIRST_REGISTRAR)
    visitor.call(CHECK_IMPORT, staff=FIRST_REGISTRAR, path={"import_id": opened["import_id"]})


@follows("too_many_missing")
def _(visitor):
    desk = _rosters(visitor)
    desk.applied(csv(_CLASS))
    visitor.call(APPLY_IMPORT, {}, staff=FIRST_REGISTRAR, path=desk.checked(csv(_CLASS[2:])))


def _rosters(visitor):
    return Desk(visitor.service)


@follows("block_stands")
def _(visitor):
    visitor.registry("bar", days=1)
    visitor.registry("bar", days=2)


@follows("block_not_found")
def _(visitor):
    visitor.registry("ask_lift")


@follows("lift_already_requested")
def _(visitor):
    visitor.registry("bar")
    visitor.registry("ask_lift")
    visitor.registry("ask_lift", staff=SECOND_REGISTRAR)


@follows("lift_not_requested")
def _(visitor):
    visitor.registry("bar")
    visitor.registry("confirm")


@follows("second_registrar_required")
def _(visitor):
    visitor.registry("bar")
    visitor.registry("ask_lift")
    visitor.registry("confirm", staff=FIRST_REGISTRAR)


@follows("class_not_found")
def _(visitor):
    assign(visitor.service)
    given = {"name": "洪巧雲", "email": "substitute@school.example", "starts": "2027-01-15", "ends": "2027-02-15"}
    body = given | {"role": "substitute", "class_name": "none"}
    visitor.call(GIVE_ASSIGNMENT, body, staff=REGISTRAR, query=SCHOOL)


@follows("binding_not_found")
def _(visitor):
    visitor.call(CANCEL_BINDING, session=visitor.service.sign_in(OWN), path={"binding_id": "none"})


@follows("not_cancellable")
def _(visitor):
    session, binding = visitor.apply()
    visitor.decide(binding, action="approve")
    visitor.call(CANCEL_BINDING, session=session, path={"binding_id": binding})


@follows("already_decided")
def _(visitor):
    _, binding = visitor.apply()
    visitor.decide(binding, action="approve")
    visitor.decide(binding, action="reject", reason="not_guardian")


@follows("second_person_required")
def _(visitor):
    assign(visitor.service)
    visitor.service.classes.put_teacher(ClassId(HERE, "五年一班"), TEACHER)
    key = {"idempotency-key": "counter-0003"}
    assisted = visitor.call(ASSIST_APPLICATION, counter_body(), staff=REGISTRAR, headers=key)
    query, path = SCHOOL | {"class_name": "五年一班"}, {"binding_id": assisted["bindings"][0]["binding_id"]}
    headers = {"if-match": '"1"'}
    visitor.call(DECIDE, {"action": "approve"}, staff=REGISTRAR, query=query, path=path, headers=headers)


@follows("version_conflict")
def _(visitor):
    _, binding = visitor.apply()
    visitor.decide(binding, 999, action="approve")


@follows("reason_required")
def _(visitor):
    _, binding = visitor.apply()
    visitor.decide(binding, action="return")


@follows("too_many_decisions")
def _(visitor):
    _, binding = visitor.apply()
    _decide_together(visitor, binding, policy.DECISIONS_A_BATCH + 1)


@follows("duplicate_binding")
def _(visitor):
    _, binding = visitor.apply()
    _decide_together(visitor, binding, 2)


def _decide_together(visitor, binding, times):
    decision = {"binding_id": binding, "version": 1, "action": "approve"}
    visitor.call(DECIDE_BATCH, {"decisions": [decision] * times}, staff=TEACHER)


def test_every_cause_is_followed_but_those_that_only_the_gateway_or_an_outage_brings_about():
    left = {"busy", "internal_error", "route_not_found", "origin_refused", "staff_sign_in_required"}
    assert FOLLOWED.keys() == CATALOGUE.keys() - left


@pytest.mark.parametrize("code", FOLLOWED)
def test_who_follows_the_cause_gets_the_problem(code, visitor):
    FOLLOWED[code](visitor)
    status, answer, _ = visitor.last
    assert (answer.get("code"), status) == (code, PROBLEMS[code])
    assert visitor.asked.operation_id in CATALOGUE[code]["operations"]
