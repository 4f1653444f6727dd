"""What a finished application costs in the table: round trips and capacity units, counted at the client.

The city's mean application is for 1.35 students: 65 in 100 for one, 35 for two.
"""

from typing import NamedTuple

import pytest

from functions.application_status.contract import APPLICATION_STATUS
from functions.check_guardian.contract import CHECK_GUARDIAN
from functions.check_guardian.operation import CheckGuardian
from functions.issue_code.contract import ISSUE_CODE
from functions.match_student.contract import MATCH_STUDENT
from functions.read_consent.contract import READ_CONSENT
from functions.relay_changes.operation import Worker
from functions.review_bindings.contract import DECIDE_BATCH, READ_QUEUE
from functions.submit_application.contract import SUBMIT_APPLICATION
from functions.verify_code.contract import VERIFY_CODE
from shared.domain.schools import ClassId, SchoolId, SchoolLevel
from shared.persistence.guardian_store import GuardianStore
from tests.component.meter import Meter
from tests.component.service import GUARDIAN_ID, MAILBOX, STUDENT_ID, TEACHER, UNKNOWN_ID

PUPILS = (STUDENT_ID, UNKNOWN_ID)


class Units(NamedTuple):
    """Of one finished application: RRU and WRU in requests, WRU in workers, and apart WRU for the school: what staff
    did is recorded, and the class counted."""

    read: float
    written: float
    workers: float
    school: float


# Measured in a process that has the school and the withdrawals at hand, for one student and for two: may only fall.
ONE, TWO = Units(3, 6, 9, 4), Units(4, 12, 11, 6)


class Cost(NamedTuple):
    """What was spent: calls to the table, RRU and WRU."""

    calls: list[str]
    read: float
    written: float


class Accounts:
    """Walks an application from code to approval, and books what requests and workers spend."""

    def __init__(self, service, workers, stream, meter) -> None:
        self._service, self._workers, self._stream, self._meter = service, workers, stream, meter
        self.requests: list[tuple[str, Cost]] = []
        self.works: list[Cost] = []
        self.school: list[Cost] = []
        for worker in (Worker.AUDIT, Worker.COUNTS):
            workers.wrap(worker, self._apart)

    def _apart(self, work):
        """Book what a worker spends for the school's side for itself."""

        def booked(body):
            self.works.append(Cost(*self._meter.take()))
            work(body)
            self.school.append(Cost(*self._meter.take()))

        return booked

    def _call(self, endpoint, *arguments, **options):
        self._meter.take()
        answer = self._service.call(endpoint, *arguments, **options)
        assert answer[0] < 300, answer
        self.requests.append((endpoint.operation_id, Cost(*self._meter.take())))
        return answer

    def _work(self) -> None:
        records = self._stream.records()
        self._meter.take()
        self._workers.work(records)
        self.works.append(Cost(*self._meter.take()))
        self._stream.records()

    def finish(self, *pupils: str) -> None:
        """An application for ``pupils``, approved."""
        issued = self._call(ISSUE_CODE, {"channel": "email", "contact": MAILBOX})[1]
        self._work()
        told = {"channel": "email", "contact": MAILBOX, "challenge": issued["challenge"]}
        code = self._service.code(issued["challenge"])
        session = self._call(VERIFY_CODE, told | {"code": code})[1]["session_token"]
        body, key = self._fill_in(session, pupils), {"idempotency-key": f"capacity-{len(pupils)}"}
        submitted = self._call(SUBMIT_APPLICATION, body, session=session, headers=key)
        self._work()
        self._call(APPLICATION_STATUS, session=submitted[2]["session-token"])
        self._call(READ_QUEUE, staff=TEACHER)
        decisions = [
            {"binding_id": binding["binding_id"], "version": 1, "action": "approve"}
            for binding in submitted[1]["bindings"]
        ]
        decided = self._call(DECIDE_BATCH, {"decisions": decisions}, staff=TEACHER)
        assert all(outcome["decided"] for outcome in decided[1]["outcomes"])
        self._work()

    def _fill_in(self, session, pupils):
        asked = {"school_level": "elementary", "school_code": "900101"}
        students = [
            {
                "match": self._call(MATCH_STUDENT, asked | {"national_id": pupil}, session=session)[1]["match"],
                "relationship": "father",
            }
            for pupil in pupils
        ]
        return {
            "students": students,
            "consent": self._call(READ_CONSENT, session=session)[1]["consent"],
            "guardian_check": self._call(CHECK_GUARDIAN, {"national_id": GUARDIAN_ID}, session=session)[1][
                "guardian_check"
            ],
            "guardian": {"name": "王曉明", "email": MAILBOX, "mobile": "0912345678"},
            "signature": {"typed_name": "王曉明"},
        }

    def spent(self) -> Units:
        """What all of it cost, the counters of matches apart."""
        return Units(
            read=sum(cost.read for _, cost in self.requests),
            written=sum(cost.written for name, cost in self.requests if name != MATCH_STUDENT.operation_id),
            workers=sum(cost.written for cost in self.works),
            school=sum(cost.written for cost in self.school),
        )


@pytest.fixture
def finished(service, workers, stream, clients):
    """The books of a finished application for as many pupils as named."""
    service.enrol(UNKNOWN_ID, seat=2)
    service.classes.put_teacher(ClassId(SchoolId(SchoolLevel.ELEMENTARY, "900101"), "五年一班"), TEACHER)
    service.match(service.sign_in("earlier@example.org"))
    service.withdrawals.at(service.now)
    stream.records()
    meter = Meter(clients("dynamodb"))

    def finish(*pupils):
        accounts = Accounts(service, workers, stream, meter)
        accounts.finish(*pupils)
        return accounts

    yield finish
    meter.close()


def assert_round_trips(accounts):
    for name, cost in accounts.requests:
        if name == MATCH_STUDENT.operation_id:
            assert cost.calls == ["BatchGetItem", "TransactWriteItems"]
        else:
            assert len(cost.calls) == 1, (name, cost.calls)


@pytest.mark.parametrize(("pupils", "most"), [(PUPILS[:1], ONE), (PUPILS, TWO)], ids=["one", "two"])
def test_every_operation_is_one_round_trip_and_an_application_costs_no_more_than_told(finished, pupils, most):
    accounts = finished(*pupils)
    assert_round_trips(accounts)
    spent = accounts.spent()
    assert all(units <= limit for units, limit in zip(spent, most, strict=True)), (accounts.requests, accounts.works)
    assert min(spent) > 0


def test_the_mean_application_costs_at_most_9_and_3_4_and_10_in_workers():
    read, written, workers, _ = (0.65 * one + 0.35 * two for one, two in zip(ONE, TWO, strict=True))
    assert written <= 9 and read <= 3.4 and workers <= 10


class ReadsTwice(GuardianStore):
    """The seeded defect: a read more than is needed."""

    def of(self, guardian):
        super().of(guardian)
        return super().of(guardian)


def test_the_count_catches_a_second_read(service, finished, table):
    guardians = ReadsTwice(table, service.accounts, service.roster)
    service.replace(CHECK_GUARDIAN, CheckGuardian, guardians=guardians)
    accounts = finished(*PUPILS[:1])
    with pytest.raises(AssertionError):
        assert_round_trips(accounts)
    assert accounts.spent().read > ONE.read
