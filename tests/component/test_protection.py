"""Protected children: from outside, one is like a child whom nobody knows; what is bound already stays."""

import os

import pytest

from functions.application_status.contract import APPLICATION_STATUS
from functions.protect_students.contract import EXEMPT_STUDENT
from functions.read_correction.contract import READ_CORRECTION
from functions.read_correction.operation import ReadCorrection
from functions.review_bindings.contract import DECIDE
from functions.submit_application.contract import SUBMIT_APPLICATION
from functions.submit_application.evidence import EvidenceReader
from functions.submit_application.operation import SubmitApplication
from shared.api.claims import Claims
from shared.domain import policy
from shared.domain.audit import AuditAction
from shared.domain.schools import day
from shared.persistence import keys
from shared.persistence.pupil_store import PupilStore, PupilWrite
from shared.persistence.withdrawals import Withdrawals
from tests.component.corrections import applied, decide, read
from tests.component.registrars import FIRST, Registry
from tests.component.service import GUARDIAN_ID, STUDENT_ID, TEACHER, UNKNOWN_ID
from tests.component.trace import Trace


@pytest.fixture
def registry(service):
    return Registry(service)


@pytest.fixture
def trace(clients):
    trace = Trace(clients)
    yield trace
    trace.close()


def seen(trace, call):
    """Status, body and headers of an answer, its token by length, and what it asked of AWS."""
    trace.take()
    status, body, headers = call()
    return status, body, headers | {"session-token": len(headers["session-token"])}, trace.take()


# A match.


def matches(service, trace):
    """What a stranger is answered for a protected child and for one whom nobody has."""
    service.match(service.sign_in("earlier@example.org"), UNKNOWN_ID)
    session = service.sign_in("stranger@example.org")
    return [seen(trace, lambda one=one: service.match(session, one)) for one in (STUDENT_ID, UNKNOWN_ID)]


def test_a_child_is_as_unknown_as_any_other_once_a_registrar_protects_them(service, registry, trace):
    assert service.match(service.sign_in())[0] == 200
    assert registry.protect()[:2] == (200, {"protected": True})
    protected, unknown = matches(service, trace)
    assert protected == unknown and unknown[1]["code"] == "student_not_found"
    assert registry.protect(False)[:2] == (200, {"protected": False})
    service.now += policy.HOUR
    known, unknown = matches(service, trace)
    assert known[0] == 200 and known[3] == unknown[3]


# A match that was made before.


def handed_in(service, registry, trace, spoilt):
    """The answer to an application that was filled in before ``spoilt`` made its match worthless."""
    session = service.sign_in(f"{spoilt.__name__}@example.org")
    body = service.application(session)
    spoilt(body)
    service.now += policy.WITHDRAWALS_KNOWN_WITHIN
    return seen(trace, lambda: service.submit(session, body))


def late_applications(service, registry, trace):
    """An application with a match of a child protected since, and one with a match that is none."""

    def protect(_):
        assert registry.protect()[0] == 200

    def forge(body):
        body["students"][0]["match"] = "none"

    none = handed_in(service, registry, trace, forge)
    return handed_in(service, registry, trace, protect), none


def test_an_earlier_match_of_a_protected_child_is_worth_as_much_as_one_that_has_expired(service, registry, trace):
    protected, expired = late_applications(service, registry, trace)
    assert (protected[0], protected[1]["code"]) == (409, "match_expired")
    assert protected == expired
    assert registry.card()[1]["bindings"] == []


class KnowsNobody(Withdrawals):
    """The seeded defect: nobody is ever withdrawn."""

    def at(self, now):
        super().at(now)
        return frozenset()


class LooksLate(Withdrawals):
    """The seeded defect: the profile is read only when somebody was withdrawn."""

    def at(self, now):
        found = super().at(now)
        for student in found:
            self._table.get(keys.profile(student))
        return found


@pytest.mark.parametrize("broken", [KnowsNobody, LooksLate])
def test_the_comparison_catches_an_application_that_tells(service, registry, trace, table, broken):
    evidence = EvidenceReader(Claims(service.tokens), service.contact_key, broken(table))
    service.replace(SUBMIT_APPLICATION, SubmitApplication, evidence=evidence)
    protected, expired = late_applications(service, registry, trace)
    assert protected != expired


def test_who_is_protected_no_longer_can_be_applied_for_at_once(service, registry):
    registry.protect()
    registry.protect(False)
    session = service.sign_in()
    assert service.submit(session, service.application(session))[0] == 201


def test_a_withdrawal_is_known_to_every_process_within_seconds_and_as_long_as_a_match_is_good(service, registry, table):
    earlier = Withdrawals(table)
    assert earlier.at(service.now) == frozenset()
    registry.protect()
    assert Withdrawals(table).at(service.now) == {registry.student}
    assert earlier.at(service.now + policy.WITHDRAWALS_KNOWN_WITHIN - 1) == frozenset()
    assert earlier.at(service.now + policy.WITHDRAWALS_KNOWN_WITHIN) == {registry.student}
    assert earlier.at(service.now + policy.SESSION_LIFETIME - 1) == {registry.student}
    assert earlier.at(service.now + policy.SESSION_LIFETIME) == frozenset()


# A correction.


def corrections(service, registry, trace):
    """What a guardian gets to correct when the child was protected since, and when the child left that school."""
    session, number, (binding,) = applied(service)
    decide(service, binding)
    registry.protect()
    protected = seen(trace, lambda: read(service, session, number))
    service.enrol(STUDENT_ID, school_code="900102")
    return protected, seen(trace, lambda: read(service, session, number))


def test_what_was_returned_can_be_corrected_as_little_as_if_the_child_had_left(service, registry, trace):
    protected, left = corrections(service, registry, trace)
    assert protected == left and left[1]["code"] == "nothing_to_correct"


class CorrectsTheProtected(ReadCorrection):
    """The seeded defect: the flag is not looked at."""

    def _would_match(self, student, binding):
        return student is not None and student.school_code == binding.school_code


def test_the_comparison_catches_a_correction_that_does_not_look(service, registry, trace):
    service.replace(READ_CORRECTION, CorrectsTheProtected)
    protected, left = corrections(service, registry, trace)
    assert protected != left


# What is bound already.


def test_bindings_of_a_protected_child_stay_and_their_guardians_see_no_difference(service, registry):
    session = service.sign_in()
    _, submitted, headers = service.submit(session, service.application(session))
    session = headers["session-token"]
    before = service.call(APPLICATION_STATUS, session=session)[1]
    registry.protect()
    assert service.call(APPLICATION_STATUS, session=session)[1] == before
    path = {"binding_id": submitted["bindings"][0]["binding_id"]}
    answer = service.call(DECIDE, {"action": "approve"}, staff=TEACHER, path=path, headers={"if-match": '"1"'})
    assert answer[0] == 200
    (bound,) = registry.card()[1]["bindings"]
    assert (bound["state"], bound["guardian_id"]) == ("approved", service.identities.of(GUARDIAN_ID))


# What the registrar sees, and what is kept of that.


def test_the_registrar_sees_flag_and_exemption(registry):
    card = registry.look_up()[1]
    assert (card["student_name"], card["protected"], card["exempt"]) == ("王大明", False, None)
    registry.protect()
    assert registry.call(EXEMPT_STUDENT, {"reason": "in_care"})[1] == {"reason": "in_care"}
    card = registry.card()[1]
    assert (card["protected"], card["exempt"]) == (True, "in_care")
    registry.call(EXEMPT_STUDENT, {"reason": None})
    assert registry.card()[1]["exempt"] is None


def test_everything_that_is_seen_and_done_is_recorded_without_personal_data(service, registry):
    registry.look_up()
    registry.look_up(UNKNOWN_ID)
    registry.protect()
    registry.bar()
    registry.ask_lift()
    registry.confirm()
    entries = service.recorder.taken()
    assert sorted(entry.action for entry in entries) == sorted(
        [
            AuditAction.STUDENT_LOOKED_UP,
            AuditAction.STUDENT_LOOKED_UP,
            AuditAction.PROTECTED,
            AuditAction.BLOCK_SET,
            AuditAction.BLOCK_LIFT_ASKED,
            AuditAction.BLOCK_LIFTED,
        ]
    )
    assert {entry.actor for entry in entries if entry.action is AuditAction.PROTECTED} == {FIRST}
    for canary in (STUDENT_ID, UNKNOWN_ID, GUARDIAN_ID, "王大明", "家護"):
        assert canary not in str(entries)


def test_the_undo_of_an_import_forgets_nobody_who_was_protected_since(service, registry, table, field_key):
    pupils = PupilStore(table, field_key, os.urandom)
    found = pupils.find([registry.student])[registry.student]
    leaver = found._replace(import_id="i" * 22, teacher="", left=day(service.now))
    assert pupils.write([PupilWrite(found, leaver)]) == [True]
    registry.protect()
    assert pupils.forget("i" * 22, [registry.student]) == [False]
    registry.protect(False)
    assert pupils.forget("i" * 22, [registry.student]) == [True]
