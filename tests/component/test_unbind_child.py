"""A guardian who is signed in gives up a child: told to both sides, and nothing of it for anybody else."""

import os

import pytest

from functions.read_account.contract import READ_ACCOUNT
from functions.review_bindings.contract import READ_QUEUE
from functions.unbind_child.contract import UNBIND_CHILD
from shared.domain.pupils import Homeroom
from shared.domain.schools import SchoolId, SchoolLevel
from shared.persistence.coverage_store import CoverageStore
from shared.persistence.homeroom_store import HomeroomStore
from tests.component.accounts import approved, open_account, sign_in
from tests.component.service import TEACHER

SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101")


@pytest.fixture
def mailbox():
    return f"u{os.urandom(5).hex()}@example.org"


@pytest.fixture
def teacher(table, field_key):
    """The address of the class's teacher."""
    address = f"t{os.urandom(5).hex()}@school.example"
    HomeroomStore(table, field_key, os.urandom).put(SCHOOL, Homeroom("五年一班", TEACHER, "陳老師", address))
    return address


def unbind(service, token, binding, version):
    path, headers = {"binding_id": binding}, {"if-match": f'"{version}"'}
    return service.call(UNBIND_CHILD, account=token, path=path, headers=headers)


def signed_in(service, guardian):
    return sign_in(service, service.accounts.get(guardian))


def children(service, token):
    return service.call(READ_ACCOUNT, account=token)[1]["bindings"]


def test_a_child_is_unbound_and_guardian_and_school_are_told_once(service, settle, mailbox, teacher, subjects):
    binding = approved(service, settle, mailbox=mailbox)
    token = signed_in(service, binding.guardian)
    (child,) = children(service, token)
    assert child["unbindable"]
    before = len(subjects(mailbox))
    status, told, headers = unbind(service, token, binding.text, child["version"])
    assert (status, told) == (200, {"binding_id": binding.text, "state": "ended", "version": 3})
    assert headers["etag"] == '"3"'
    assert unbind(service, token, binding.text, child["version"])[:2] == (200, told)
    settle()
    (child,) = children(service, token)
    assert (child["state"], child["unbindable"], child["reason"]["code"]) == ("ended", False, "unbound_by_guardian")
    assert [step["state"] for step in child["history"]] == ["applied", "approved", "ended"]
    assert len(subjects(mailbox)) == before + 1
    assert subjects(teacher) == ["臺北市親子綁定：五年一班有一項綁定已解除"]
    assert unbind(service, token, binding.text, 3)[1]["code"] == "not_unbindable"


def test_the_class_counts_the_child_as_unbound_again(service, settle, mailbox, teacher, table):
    binding = approved(service, settle, mailbox=mailbox)
    bound = [CoverageStore(table).of_school(SCHOOL)[0].coverage.bound]
    unbind(service, signed_in(service, binding.guardian), binding.text, 2)
    settle()
    bound.append(CoverageStore(table).of_school(SCHOOL)[0].coverage.bound)
    assert bound == [1, 0]


def test_an_application_that_waits_is_cancelled_instead(service, settle, mailbox, teacher, subjects):
    account = open_account(service, mailbox=mailbox)
    session = service.sign_in(mailbox)
    body = service.application(session)
    body["guardian"]["email"] = mailbox
    binding = service.submit(session, body)[1]["bindings"][0]["binding_id"]
    settle()
    token = sign_in(service, account)
    (child,) = children(service, token)
    first = unbind(service, token, binding, child["version"])[:2]
    assert first == (200, {"binding_id": binding, "state": "cancelled", "version": 2})
    assert unbind(service, token, binding, child["version"])[:2] == first
    settle()
    assert service.call(READ_QUEUE, staff=TEACHER)[1]["bindings"] == []
    assert "取消" in subjects(mailbox)[-1] and subjects(teacher) == []


def test_what_was_decided_meanwhile_is_not_undone_unseen(service, settle, mailbox):
    binding = approved(service, settle, mailbox=mailbox)
    token = signed_in(service, binding.guardian)
    assert unbind(service, token, binding.text, 1)[1]["code"] == "version_conflict"
    assert children(service, token)[0]["state"] == "approved"


def test_somebody_else_s_child_is_answered_for_like_none(service, settle, mailbox):
    binding = approved(service, settle, mailbox=mailbox)
    stranger = sign_in(service, open_account(service, national_id="W234567893", mailbox=mailbox))
    unknown = binding._replace(student="x" * 22)
    answers = [unbind(service, stranger, one, 2)[:2] for one in (binding.text, unknown.text, "none")]
    assert [status for status, _ in answers] == [404] * 3
    assert answers[0][1] == answers[1][1] == answers[2][1]


def test_a_protected_child_may_be_unbound_and_nothing_tells_of_the_flag(service, settle, mailbox, teacher, subjects):
    binding = approved(service, settle, mailbox=mailbox)
    token = signed_in(service, binding.guardian)
    service.enrol("A123456789", protected=True)
    settle()
    status, told, _ = unbind(service, token, binding.text, 2)
    settle()
    assert (status, told["state"]) == (200, "ended")
    assert subjects(teacher) == ["臺北市親子綁定：五年一班有一項綁定已解除"]


def test_without_a_version_nothing_is_unbound(service, settle, mailbox):
    binding = approved(service, settle, mailbox=mailbox)
    token = signed_in(service, binding.guardian)
    answer = service.call(UNBIND_CHILD, account=token, path={"binding_id": binding.text})
    assert answer[1]["code"] == "precondition_required"
