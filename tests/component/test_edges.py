"""The policy's numbers at their edges, through the entry point: the last that is taken, the first that is refused."""

import itertools
import json

from shared.domain import policy
from tests.component.pupils import pupil_ids
from tests.component.service import UNKNOWN_ID


def with_strokes(service, strokes):
    session = service.sign_in()
    return service.submit(session, service.application(session) | {"signature": {"strokes": strokes}})


# The signature.


def strokes_of(size: int) -> list[list[tuple[float, float]]]:
    """One stroke that takes ``size`` bytes as JSON without blanks."""
    stroke, long = [(10.5, 10.5), (90.5, 90.5)], 0.00012222222222222222
    each = len(f"[{long},{long}],")
    missing = size - _written(stroke)
    stroke += [(long, long)] * (missing // each - 1)
    missing = size - _written(stroke)
    stroke += [_point(missing // 3), _point(missing // 3), _point(missing - 2 * (missing // 3))]
    assert _written(stroke) == size
    return [stroke]


def _written(stroke: list[tuple[float, float]]) -> int:
    return len(json.dumps([stroke], separators=(",", ":")))


def _point(size: int) -> tuple[float, float]:
    """A point that takes ``size`` bytes, 10 to 40, with its brackets and commas."""
    digits = size - 4
    return _number(digits // 2), _number(digits - digits // 2)


def _number(digits: int) -> float:
    return float("1." + "2" * (digits - 2))


def test_a_signature_of_200_kb_is_taken(service):
    strokes = strokes_of(policy.SIGNATURE_MAX_BYTES)
    assert len(strokes[0]) <= policy.SIGNATURE_MAX_POINTS
    assert with_strokes(service, strokes)[0] == 201


def test_a_signature_of_one_byte_more_is_refused(service):
    strokes = strokes_of(policy.SIGNATURE_MAX_BYTES + 1)
    assert len(strokes[0]) <= policy.SIGNATURE_MAX_POINTS
    assert_refused(with_strokes(service, strokes), 413, "signature_too_large")


def zigzag(points: int) -> list[list[tuple[int, int]]]:
    """Strokes of 100 points and one of the rest."""
    line = [(number % 300, number % 7 * 10) for number in range(points)]
    return [line[start : start + 100] for start in range(0, points, 100)]


def test_5000_points_are_taken(service):
    assert with_strokes(service, zigzag(policy.SIGNATURE_MAX_POINTS))[0] == 201


def test_5001_points_are_refused(service):
    assert_refused(with_strokes(service, zigzag(policy.SIGNATURE_MAX_POINTS + 1)), 413, "signature_too_large")


# Students an application.


def with_students(service, count):
    session = service.sign_in()
    body = service.application(session)
    ids = list(itertools.islice(pupil_ids(), count))
    for number, one in enumerate(ids):
        service.enrol(one, seat=number + 2)
    body["students"] = [{"match": service.match(session, one)[1]["match"], "relationship": "mother"} for one in ids]
    return service.submit(session, body)


def test_ten_students_are_taken(service, stored):
    status, submitted, _ = with_students(service, policy.STUDENTS_AN_APPLICATION)
    assert (status, len({one["binding_id"] for one in submitted["bindings"]})) == (201, 10)
    assert len(stored("B#")) == 10


def test_eleven_students_are_refused(service, stored):
    assert_refused(with_students(service, policy.STUDENTS_AN_APPLICATION + 1), 422, "too_many_students")
    assert stored("B#") == []


def test_one_student_twice_is_refused(service, stored):
    session = service.sign_in()
    body = service.application(session)
    twice = body["students"] + [{"match": service.match(session)[1]["match"], "relationship": "father"}]
    assert_refused(service.submit(session, body | {"students": twice}), 422, "duplicate_student")
    assert stored("B#") == []


# Mismatches a student ID, and a contact.


def test_after_ten_mismatches_of_a_student_in_a_day_nobody_is_told_more(service):
    service.enrol(UNKNOWN_ID, school_code="900102")
    asked = [session for number in range(3) for session in [service.sign_in(f"m{number}@example.org")] * 4]
    statuses = [service.match(session, UNKNOWN_ID)[0] for session in asked[: policy.MISMATCHES_A_DAY_BY_STUDENT]]
    assert statuses == [404] * 10
    fresh = service.sign_in("m9@example.org")
    assert_refused(service.match(fresh, UNKNOWN_ID), 429, "too_many_mismatches")
    service.enrol(UNKNOWN_ID)
    assert_refused(service.match(fresh, UNKNOWN_ID), 429, "too_many_mismatches")
    assert service.match(fresh)[0] == 200
    service.now += 86_400
    assert service.match(service.sign_in("m9@example.org"), UNKNOWN_ID)[0] == 200


def test_the_sixth_mismatch_of_a_contact_in_a_day_ends_looking(service):
    session = service.sign_in()
    statuses = [
        service.match(session, one)[0] for one in itertools.islice(pupil_ids(), policy.MISMATCHES_A_DAY_BY_CONTACT)
    ]
    assert statuses == [404] * 5
    assert_refused(service.match(session), 429, "too_many_mismatches")


def assert_refused(answer, status, code):
    assert (answer[0], answer[1].get("code")) == (status, code), answer[1]
