"""Corrections: applications as a teacher returns them, and what a guardian then reads and hands in again."""

from functions.read_consent.contract import READ_CONSENT
from functions.read_correction.contract import READ_CORRECTION
from functions.review_bindings.contract import DECIDE_BATCH
from tests.component.service import GUARDIAN_ID, MAILBOX, STROKES, STUDENT_ID, TEACHER

RETURNED = {"action": "return", "reason": "relationship_unclear", "words": "請補充說明"}


def applied(service, *students, mailbox=MAILBOX, guardian=GUARDIAN_ID):
    """An application for ``students`` (STUDENT_ID if none): the session after it, its number, its bindings' ids."""
    session = service.sign_in(mailbox)
    body = service.application(session, guardian=guardian)
    body["students"] = [
        {"match": service.match(session, one)[1]["match"], "relationship": "other", "relationship_detail": "舅舅"}
        for one in students or (STUDENT_ID,)
    ]
    body["guardian"]["email"] = mailbox
    status, submitted, headers = service.submit(session, body)
    assert status == 201, submitted
    bindings = [binding["binding_id"] for binding in submitted["bindings"]]
    return headers["session-token"], submitted["application_number"], bindings


def decide(service, *bindings, version=1, **decision):
    """One decision on each of ``bindings``, by the teacher of the class; a return unless another is given."""
    decisions = [{"binding_id": one, "version": version, **(decision or RETURNED)} for one in bindings]
    outcomes = service.call(DECIDE_BATCH, {"decisions": decisions}, staff=TEACHER)[1]["outcomes"]
    assert all(outcome["decided"] for outcome in outcomes), outcomes


def read(service, session, number, language="zh-Hant"):
    """The correction of an application."""
    path, headers = {"application_number": number}, {"accept-language": language}
    return service.call(READ_CORRECTION, session=session, path=path, headers=headers)


def corrected(service, session, correction):
    """A new application out of a correction, as a page makes it."""
    students = [
        {name: student[name] for name in ("match", "relationship", "relationship_detail")}
        for student in correction["students"]
    ]
    guardian = correction["guardian"]
    return {
        "students": students,
        "consent": service.call(READ_CONSENT, session=session)[1]["consent"],
        "guardian_check": correction["guardian_check"],
        "guardian": {name: guardian[name] for name in ("name", "email", "mobile")},
        "signature": {"strokes": STROKES},
    }
