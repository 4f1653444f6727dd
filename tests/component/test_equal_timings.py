"""What a stranger must not learn from a watch: a protected child takes as long as one whom nobody knows."""

import random
import time

import pytest

from functions.match_student.contract import MATCH_STUDENT
from functions.match_student.operation import MatchStudent, Pause
from shared.api.session import Session, VerifiedContact, seal_session
from shared.domain import policy
from shared.domain.refusals import Refusal
from tests.component.registrars import Registry
from tests.component.service import STUDENT_ID, UNKNOWN_ID
from tests.component.timings import interleaved, separability

TIMINGS, TWIN_TIMINGS, TOLD_APART = 2_000, 200, 0.55
PAUSE_SECONDS = 0.012  # shorter than the real one, for the sake of 4,000 of them


class Visitor:
    """Somebody who comes back with another contact, on another day, as often as the limits ask."""

    def __init__(self, service):
        self._service, self._tries, self._session = service, 0, ""

    def match(self, national_id):
        """A match that finds nobody."""
        status, refused, _ = self._service.match(self._session, national_id)
        assert (status, refused["code"]) == (404, "student_not_found"), refused

    def come_back(self):
        """A new session on the next day."""
        self._service.now += policy.DAY
        self._tries += 1
        now, contact = self._service.now, f"{self._tries:022d}"
        session = Session(contact, (VerifiedContact("email", contact, "", now),), (), now)
        self._session = seal_session(self._service.tokens, session, now)


def told_apart(service, times):
    """How well a protected child's match is told from an unknown one's, ``times`` timings each."""
    assert Registry(service).protect()[0] == 200
    visitor, rng = Visitor(service), random.Random(5)
    a_day = policy.MISMATCHES_A_DAY_BY_CONTACT // 2
    seconds = ([], [])
    for _ in range(times // a_day + 1):
        visitor.come_back()
        found = interleaved(lambda: visitor.match(STUDENT_ID), lambda: visitor.match(UNKNOWN_ID), a_day, rng)
        for known, new in zip(seconds, found, strict=True):
            known += new
    return separability(*(taken[:times] for taken in seconds))


@pytest.mark.alone
def test_a_protected_child_takes_as_long_as_an_unknown_one(service):
    service.replace(MATCH_STUDENT, MatchStudent, pause=Pause(PAUSE_SECONDS, time.monotonic, time.sleep))
    assert told_apart(service, TIMINGS) < TOLD_APART


class AnswersTheUnknownEarly(MatchStudent):
    """The seeded defect: an ID that nobody has is answered before anything is counted."""

    def __call__(self, call):
        index = self._identities.of(call.body.national_id)
        student, school, _ = self._roster.look_up(index, call.body.school_level, call.body.school_code, [], call.now)
        if student is None:
            places = {"school": school.name, "telephone": school.telephone, "extension": school.extension}
            raise Refusal("student_not_found", params=places)
        return super().__call__(call)


@pytest.mark.alone
def test_the_watch_catches_a_match_that_answers_the_unknown_early(service):
    service.replace(MATCH_STUDENT, AnswersTheUnknownEarly)
    assert told_apart(service, TWIN_TIMINGS) > TOLD_APART
