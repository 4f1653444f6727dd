"""What relying services are told of a binding: each that was let in, each change once, and nobody's name."""

import json

import pytest

from functions.read_events.contract import READ_EVENTS
from shared.domain import policy
from shared.domain.subjects import SubjectKind, Subjects
from tests.component.accounts import approved
from tests.component.relying import Relying
from tests.component.service import GUARDIAN_ID, STUDENT_ID


@pytest.fixture
def relying(service, field_key):
    """A service that the guardian has let in."""
    made = Relying(service, field_key)
    made.let_in_by(service.identities.of(GUARDIAN_ID))
    return made


def feed(service, relying, **query):
    """A service's feed as it is once what was stored last has settled."""
    service.now += policy.EVENT_SETTLES + 1
    status, told, _ = relying.call(READ_EVENTS, query=query)
    assert status == 200, told
    return told


def test_an_approval_is_told_with_the_service_s_own_subjects_and_no_more(service, settle, relying):
    binding = approved(service, settle)
    (event,) = feed(service, relying)["events"]
    subjects = Subjects(service.subject_key.bytes, relying.client)
    assert event["type"] == "binding.approved"
    assert event["data"] == {
        "account": subjects.of(SubjectKind.ACCOUNT, binding.guardian),
        "student": subjects.of(SubjectKind.STUDENT, binding.student),
        "version": 2,
        "reason": None,
    }
    told = json.dumps(event)
    assert not any(secret in told for secret in (binding.student, binding.guardian, STUDENT_ID, "王"))
