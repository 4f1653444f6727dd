"""An application at the counter: entered by a registrar, for children who are never matched and guardians who have
no contact, and marked wherever it goes."""

import base64
import json
import os
import urllib.request
from datetime import date

import pytest

from functions.application_status.contract import APPLICATION_STATUS
from functions.assist_application.contract import ASSIST_APPLICATION
from functions.assist_application.operation import AssistApplication
from functions.fetch_evidence.contract import FETCH_EVIDENCE
from functions.read_signature_image.contract import READ_ASSISTED_SIGNATURE_IMAGE, READ_SIGNATURE_IMAGE
from functions.relay_changes.operation import Worker
from functions.review_bindings.contract import DECIDE, DECIDE_BATCH, READ_QUEUE
from shared.documents.application_record import read_record
from shared.documents.evidence import Actor, Method
from shared.documents.signature import SignatureKind
from shared.domain.audit import AuditAction
from shared.domain.identifiers import read_binding_id
from shared.domain.schools import ClassId
from shared.domain.staff import Role
from shared.persistence import keys
from shared.persistence.audit_store import AuditStore
from shared.persistence.table import Update
from tests.component.broken import ReadThenWrite
from tests.component.counter import OTHER_SCHOOL, REGISTRAR, SCHOOL, SECOND_REGISTRAR, assign, assist, counter_body
from tests.component.parallel import at_once
from tests.component.pupils import pupil_ids
from tests.component.service import GUARDIAN_ID, STUDENT_ID, TEACHER, UNKNOWN_ID
from tests.unit.documents.picture_corpus import SAME

PICTURE = base64.b64encode(SAME["colours and alpha of 8 bits"]).decode()
ANOTHER_GUARDIAN = "W234567893"


@pytest.fixture
def sent(engine):
    """Subjects of the mails to an address."""

    def look(address):
        with urllib.request.urlopen(f"{engine}/_ministack/ses/messages", timeout=5) as answer:
            boxes = json.load(answer)["messages"].values()
        return [mail["Subject"] for box in boxes for mail in box if mail["To"] == [address]]

    return look


@pytest.fixture
def counter(service):
    assign(service)
    return service


def entered(service, body=None, **how):
    status, answer, _ = assist(service, body or counter_body(), **how)
    assert status == 201, answer
    return answer


def refusal(answer):
    status, body, _ = answer
    return status, body["code"]


def decide(service, binding, version=1, **decision):
    path, headers = {"binding_id": binding}, {"if-match": f'"{version}"'}
    return service.call(DECIDE, decision, staff=TEACHER, path=path, headers=headers)


def with_contacts(mailbox, **changes):
    guardian = {"name": "王曉明", "national_id": GUARDIAN_ID, "email": mailbox, "mobile": "0912345678"}
    return counter_body(guardian=guardian, **changes)


def test_without_any_contact_it_goes_through_every_worker_and_reaches_nobody(counter, stream, workers, stored):
    answer = entered(counter)
    (told,) = answer["bindings"]
    assert (told["student_name"], told["class_name"], told["state"]) == ("王大明", "五年一班", "applied")
    taken = workers.work(stream.records())
    assert taken[Worker.LINKS] == 0 and taken[Worker.FORMS] == 1
    assert decide(counter, told["binding_id"], action="approve")[0] == 200
    assert workers.work(stream.records())[Worker.ACCOUNTS] == 1
    assert workers.accounts.get(counter.identities.of(GUARDIAN_ID)) is None
    messages_and_contacts = ("M#", "C#")
    assert not [item for item in stored("") if item["PK"]["S"].startswith(messages_and_contacts)]
    (binding,) = stored("B#")
    assert "ct" not in binding and binding["by"]["S"] == REGISTRAR
    assert counter.form_archive.find(binding["app"]["S"]).number == answer["application_number"]


def test_it_is_marked_for_the_teacher_in_the_record_and_in_the_audit(counter, stream, workers, table, stored):
    answer = entered(counter)
    (item,) = counter.call(READ_QUEUE, staff=TEACHER)[1]["bindings"]
    assert "assisted" in item["flags"] and (item["email"], item["mobile"]) == ("", "")
    (binding,) = stored("B#")
    record = read_record(counter.applications.get(binding["app"]["S"]))
    assert (record.assisted_by, record.language, record.proofs, record.contacts) == (REGISTRAR, "vi", (), ())
    workers.work(stream.records())
    (entry,) = AuditStore(table).month(SCHOOL, "2027-01")
    assert (entry.actor, entry.role, entry.action) == (REGISTRAR, Role.REGISTRAR, AuditAction.APPLICATION_ASSISTED)
    assert entry.subject == answer["bindings"][0]["binding_id"]


def test_an_application_of_a_guardians_own_is_not_marked(service, stored):
    session = service.sign_in()
    service.submit(session, service.application(session))
    (item,) = service.call(READ_QUEUE, staff=TEACHER)[1]["bindings"]
    assert "assisted" not in item["flags"] and "by" not in stored("B#")[0]


def decided_by(service, staff, answer):
    """Whether somebody may approve what was entered, alone and among others: the codes that refuse it."""
    query = {"school_level": "elementary", "school_code": "900101", "class_name": "五年一班"}
    path = {"binding_id": answer["bindings"][0]["binding_id"]}
    batch = {"decisions": [{"action": "approve", "version": 1} | path]}
    among = service.call(DECIDE_BATCH, batch, staff=staff, query=query)[1]["outcomes"][0]
    approve, first = {"action": "approve"}, {"if-match": '"1"'}
    alone = service.call(DECIDE, approve, staff=staff, query=query, path=path, headers=first)
    return among["code"], alone[1].get("code")


def test_who_entered_it_can_not_decide_it_and_another_can(counter, stored):
    counter.classes.put_teacher(ClassId(SCHOOL, "五年一班"), TEACHER)
    assign(counter, SECOND_REGISTRAR)
    answer = entered(counter)
    before = stored("")
    assert decided_by(counter, REGISTRAR, answer) == ("second_person_required", "second_person_required")
    assert stored("") == before
    assert decided_by(counter, SECOND_REGISTRAR, answer) == (None, None)


def test_a_contact_that_was_given_is_written_to_and_opens_it_by_a_code(counter, stream, workers, sent):
    mailbox = "counter@example.org"
    (told,) = entered(counter, with_contacts(mailbox))["bindings"]
    workers.work(stream.records())
    assert len(sent(mailbox)) == 1
    session = counter.sign_in(mailbox)
    (application,) = counter.call(APPLICATION_STATUS, session=session)[1]["applications"]
    assert application["bindings"][0]["binding_id"] == told["binding_id"]
    decide(counter, told["binding_id"], action="approve")
    workers.work(stream.records())
    assert workers.accounts.get(counter.identities.of(GUARDIAN_ID)).email == mailbox


def test_with_a_mobile_alone_a_code_may_open_it_and_nothing_is_written_to_anyone(counter, stream, workers):
    guardian = {"name": "王曉明", "national_id": GUARDIAN_ID, "mobile": "0912345678"}
    (told,) = entered(counter, counter_body(guardian=guardian))["bindings"]
    assert workers.work(stream.records())[Worker.LINKS] == 1
    decide(counter, told["binding_id"], action="approve")
    workers.work(stream.records())
    assert workers.accounts.get(counter.identities.of(GUARDIAN_ID)) is None


def test_its_evidence_says_who_entered_it_and_that_no_code_has_proved_the_contacts(counter, stream, workers):
    mailbox = "evidence@example.org"
    number = entered(counter, with_contacts(mailbox))["application_number"]
    workers.work(stream.records())
    path = {"application_number": number}
    evidence = counter.call(FETCH_EVIDENCE, session=counter.sign_in(mailbox), path=path)[1]["evidence"]
    assert [step["by"] for step in evidence["bindings"][0]["trail"]] == [Actor.REGISTRAR]
    assert {contact["method"] for contact in evidence["contacts"]} == {Method.AT_COUNTER}


def test_a_protected_child_is_entered_like_any_other(counter):
    counter.enrol(STUDENT_ID, protected=True)
    assert entered(counter)["bindings"][0]["state"] == "applied"


def test_a_child_may_be_named_by_the_id_that_the_schools_lists_show(counter):
    by_id = {"student_id": counter.identities.of(STUDENT_ID), "relationship": "other", "relationship_detail": "伯父"}
    assert entered(counter, counter_body(students=[by_id]))["bindings"][0]["student_name"] == "王大明"


@pytest.mark.parametrize("named", [{}, {"student_id": "s" * 22, "national_id": STUDENT_ID}])
def test_a_child_is_named_in_one_way(counter, named):
    body = counter_body(students=[named | {"relationship": "mother"}])
    assert refusal(assist(counter, body)) == (422, "invalid_request")


def test_a_barred_guardian_is_refused(counter, table):
    binding = keys.binding(read_binding_id(counter.identities.of(STUDENT_ID) + counter.identities.of(GUARDIAN_ID)))
    table.update(Update(binding, "SET barred_from = :at", {":at": counter.now}))
    assert refusal(assist(counter, counter_body())) == (409, "application_refused")
    table.update(Update(binding, "SET barred_from = :at", {":at": counter.now + 1}))
    entered(counter, key="counter-0002")


def test_a_binding_that_is_alive_is_told_to_the_registrar(counter):
    (told,) = entered(counter)["bindings"]
    assert refusal(assist(counter, counter_body(), key="counter-0002")) == (409, "binding_exists")
    decide(counter, told["binding_id"], action="approve")
    assert refusal(assist(counter, counter_body(), key="counter-0003")) == (409, "binding_exists")


def test_what_was_returned_is_entered_anew_by_who_has_seen_the_guardian(counter):
    session = counter.sign_in()
    submitted = counter.submit(session, counter.application(session))[1]
    decide(counter, submitted["bindings"][0]["binding_id"], action="return", reason="name_differs")
    assert entered(counter)["bindings"][0]["state"] == "applied"
    assert counter.call(APPLICATION_STATUS, session=session)[1]["applications"] == []


def test_a_guardians_own_application_after_it_takes_the_mark_away(counter, stored):
    (told,) = entered(counter)["bindings"]
    assert stored("B#")[0]["by"]["S"] == REGISTRAR
    decide(counter, told["binding_id"], action="reject", reason="not_guardian")
    session = counter.sign_in()
    assert counter.submit(session, counter.application(session))[0] == 201
    assert "by" not in stored("B#")[0]


def test_a_repeat_is_answered_alike_and_another_body_under_its_key_is_refused(counter):
    first = entered(counter)
    assert entered(counter) == first
    changed = counter_body(language="id")
    assert refusal(assist(counter, changed)) == (422, "idempotency_key_reused")


def test_one_key_of_another_registrar_is_another_application(counter):
    entered(counter)
    assign(counter, SECOND_REGISTRAR)
    assert refusal(assist(counter, counter_body(), SECOND_REGISTRAR)) == (409, "binding_exists")


def test_one_key_16_times_at_once_is_one_application(counter, stored):
    answers = at_once([lambda: assist(counter, counter_body())[:2]] * 16)
    assert answers[0][0] == 201 and answers == answers[:1] * 16
    (binding,) = stored("B#")
    assert binding["ver"]["N"] == "1"


def test_the_race_of_one_key_catches_a_store_that_reads_then_writes(counter, table, field_key, stored):
    filing = counter.filing(ReadThenWrite(table, field_key, os.urandom))
    counter.replace(ASSIST_APPLICATION, AssistApplication, filing=filing)
    for seat, pupil in zip(range(2, 12), pupil_ids(), strict=False):
        counter.enrol(pupil, seat=seat)
        at_once([lambda pupil=pupil, seat=seat: assist(counter, counter_body(pupil), key=f"counter-{seat:04d}")] * 16)
    assert max(int(binding["ver"]["N"]) for binding in stored("B#")) > 1


def test_of_a_child_elsewhere_nothing_is_told(counter):
    """Nor of one who is unknown: the two answers are the same."""
    counter.enrol(STUDENT_ID, school_code="900102")
    elsewhere = assist(counter, counter_body())
    unknown = assist(counter, counter_body(UNKNOWN_ID))
    assert refusal(elsewhere) == (404, "student_not_in_school") and elsewhere[1] == unknown[1]


def test_a_child_who_has_left_is_no_child_of_the_school(counter):
    counter.leave(STUDENT_ID, date(2027, 1, 1))
    assert refusal(assist(counter, counter_body())) == (404, "student_not_in_school")


@pytest.mark.parametrize(
    ("staff", "given"),
    [
        (TEACHER, []),
        (REGISTRAR, []),
        (REGISTRAR, [{"school": OTHER_SCHOOL}]),
        (REGISTRAR, [{"ends": date(2026, 12, 31)}]),
        (REGISTRAR, [{"starts": date(2027, 8, 1)}]),
        (REGISTRAR, [{"role": Role.CITY_ADMINISTRATOR, "school": None}]),
        (REGISTRAR, [{"role": Role.SUBSTITUTE, "class_name": "五年一班"}]),
    ],
)
def test_only_a_registrar_of_the_school_in_office_may(service, stored, staff, given):
    for assignment in given:
        assign(service, staff, **assignment)
    assert refusal(assist(service, counter_body(), staff)) == (403, "staff_not_assigned")
    assert stored("B#") == []


class TrustsTheToken(AssistApplication):
    """The seeded defect: whoever is signed in may."""

    def __call__(self, call):
        self._access = type("Anyone", (), {"require": lambda *_: Role.REGISTRAR})()
        return super().__call__(call)


def test_the_look_at_roles_catches_an_operation_that_trusts_the_token(service):
    service.replace(ASSIST_APPLICATION, TrustsTheToken)
    assert assist(service, counter_body(), TEACHER)[0] == 201


def scanned(service, staff=REGISTRAR):
    status, read, _ = service.call(READ_ASSISTED_SIGNATURE_IMAGE, {"png": PICTURE}, staff=staff)
    assert status == 201
    return read["signature_image"]


def test_a_scan_of_the_signature_is_kept_as_we_drew_it(counter, stored):
    entered(counter, counter_body(signature={"image": scanned(counter)}))
    record = read_record(counter.applications.get(stored("B#")[0]["app"]["S"]))
    assert record.signature["kind"] == SignatureKind.IMAGE and record.signature["image"] != PICTURE


def test_a_scan_is_good_for_who_handed_it_in_alone_and_for_an_hour(counter):
    session = counter.sign_in()
    guardians = counter.call(READ_SIGNATURE_IMAGE, {"png": PICTURE}, session=session)[1]["signature_image"]
    own = scanned(counter)
    for image in (guardians, scanned(counter, SECOND_REGISTRAR)):
        answer = assist(counter, counter_body(signature={"image": image}))
        assert refusal(answer) == (409, "signature_image_expired")
    body = counter.application(session) | {"signature": {"image": own}}
    assert refusal(counter.submit(session, body)) == (409, "signature_image_expired")
    counter.now += 3_601
    assert refusal(assist(counter, counter_body(signature={"image": own}))) == (409, "signature_image_expired")


@pytest.mark.parametrize("signature", [{}, {"strokes": [[[1, 1]]]}, {"strokes": [], "image": "none"}])
def test_one_signature_is_asked_for(counter, signature):
    assert refusal(assist(counter, counter_body(signature=signature)))[1] == "signature_invalid"


def test_the_statement_must_have_been_published(counter):
    consent = {"version": "2020-01-01", "language": "zh-Hant"}
    assert refusal(assist(counter, counter_body(consent=consent))) == (404, "consent_not_found")


def test_nobody_is_entered_whose_document_was_not_seen(counter):
    assert refusal(assist(counter, counter_body(identity_seen=False))) == (422, "invalid_request")


def test_anothers_login_is_refused_and_the_accounts_owner_is_told(counter, stream, workers, sent):
    mailbox = "owner@example.org"
    (told,) = entered(counter, with_contacts(mailbox))["bindings"]
    decide(counter, told["binding_id"], action="approve")
    workers.work(stream.records())
    counter.enrol(UNKNOWN_ID, seat=2)
    body = with_contacts(mailbox)
    body["guardian"]["national_id"] = ANOTHER_GUARDIAN
    body["students"][0]["national_id"] = UNKNOWN_ID
    assert refusal(assist(counter, body, key="counter-0002")) == (409, "login_email_taken")


def test_whose_login_an_address_is_is_not_told_to_who_names_a_child_elsewhere(counter, stream, workers):
    (told,) = entered(counter, with_contacts("owner@example.org"))["bindings"]
    decide(counter, told["binding_id"], action="approve")
    workers.work(stream.records())
    counter.enrol(UNKNOWN_ID, school_code="900102")
    answers = []
    for mailbox in ("owner@example.org", "nobody@example.org"):
        body = with_contacts(mailbox)
        body["guardian"]["national_id"] = ANOTHER_GUARDIAN
        body["students"][0]["national_id"] = UNKNOWN_ID
        answers.append(refusal(assist(counter, body, key="counter-0002")))
    assert answers == [(404, "student_not_in_school")] * 2


def test_with_an_account_elsewhere_the_teacher_is_warned(counter, stream, workers):
    (told,) = entered(counter, with_contacts("elsewhere@example.org"))["bindings"]
    decide(counter, told["binding_id"], action="approve")
    workers.work(stream.records())
    counter.enrol(UNKNOWN_ID, seat=2)
    entered(counter, counter_body(UNKNOWN_ID), key="counter-0002")
    (item,) = counter.call(READ_QUEUE, staff=TEACHER)[1]["bindings"]
    assert "account_elsewhere" in item["flags"]


def test_it_costs_two_reads_and_one_write(counter, calls):
    entered(counter)
    calls.clear()
    entered(counter, counter_body(guardian={"name": "王母", "national_id": ANOTHER_GUARDIAN}), key="counter-0002")
    assert calls == ["BatchGetItem", "BatchGetItem", "UpdateItem"]
