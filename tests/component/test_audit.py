"""What staff saw and did: written once, though it arrives often."""

import pytest

from functions.relay_changes.operation import Worker
from functions.write_audit.operation import write
from shared.domain.audit import AuditAction, AuditEntry, spelt
from shared.domain.schools import SchoolId, SchoolLevel
from shared.domain.staff import Role
from shared.persistence.audit_store import AuditStore
from tests.component.service import TEACHER
from tests.component.test_workers import walk

SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101")


@pytest.fixture
def store(table):
    return AuditStore(table)


def entry(number=0, **differences):
    return AuditEntry(
        f"{number:022d}", 1_800_000_000, TEACHER, Role.REGISTRAR, AuditAction.CLASS_SEEN, SCHOOL, "五年一班", "s" * 22
    )._replace(**differences)


def test_an_entry_that_comes_twice_is_written_once(store):
    for _ in range(2):
        write(spelt(entry()), store)
    assert store.month(SCHOOL, "2027-01") == [entry()]


def test_every_decision_is_recorded_from_its_change(service, stream, workers, store):
    workers.work(walk(service, stream, "audited@example.org"))
    found = store.month(SCHOOL, "2027-01")
    assert [(e.actor, e.action, e.details) for e in found] == [
        (TEACHER, AuditAction.DECIDED, ("returned", "return_other")),
        (TEACHER, AuditAction.DECIDED, ("approved",)),
    ]
    assert workers.work([])[Worker.AUDIT] == 0
