"""match_student: look up, count, and only then tell; a hit and a miss leave the same trace."""

import base64
from collections.abc import Callable
from typing import NamedTuple

from functions.match_student.contract import MatchRequest
from shared.api.call import Call, Reply
from shared.api.claims import Claims, Matched
from shared.api.session import Session
from shared.api.step_answers import StudentMatched
from shared.domain.bindings import State
from shared.domain.identifiers import read_binding_id
from shared.domain.refusals import Refusal
from shared.domain.schools import day, seconds_left
from shared.domain.sealing import Entropy
from shared.domain.students import Student
from shared.persistence.key_ring import IdentityIndex
from shared.persistence.roster_store import LinkedState, RosterStore


class Pause(NamedTuple):
    """How long after it was asked for a match is refused at the earliest. ``clock`` counts seconds from any start."""

    seconds: float
    clock: Callable[[], float]
    sleep: Callable[[float], None]

    def out(self, started: float) -> None:
        """Wait for what is left of it since ``started``."""
        left = started + self.seconds - self.clock()
        if left > 0:
            self.sleep(left)


class MatchStudent:
    """One KMS call and two round trips to the table, whatever is known.

    To read a profile takes a little longer than to find none, which a patient stranger could measure: so no refusal
    comes before its pause is over.
    """

    def __init__(
        self, roster: RosterStore, identities: IdentityIndex, claims: Claims, entropy: Entropy, pause: Pause
    ) -> None:
        self._roster = roster
        self._identities = identities
        self._claims = claims
        self._entropy = entropy
        self._pause = pause

    def __call__(self, call: Call) -> Reply:
        started = self._pause.clock()
        try:
            return self._match(call)
        except Refusal:
            self._pause.out(started)
            raise

    def _match(self, call: Call) -> Reply:
        request: MatchRequest = call.body
        session: Session = call.session
        index = self._identities.of(request.national_id)
        own = [read_binding_id(link.binding) for link in session.links]
        linked_here = [binding for binding in own if binding.student == index]
        student, school, linked = self._roster.look_up(
            index, request.school_level, request.school_code, linked_here, call.now
        )
        if school is None:
            raise Refusal("school_not_found")
        matches = student is not None and student.can_be_matched and _attends(student, request)
        token = base64.b64encode(self._entropy(16)).decode()
        if not self._roster.count_match(
            session.contact_hashes[0], index, day(call.now), call.now, token, missed=not matches
        ):
            raise Refusal("too_many_mismatches", retry_after=seconds_left(call.now))
        if not matches:
            places = {"school": school.name, "telephone": school.telephone, "extension": school.extension}
            raise Refusal("student_not_found", params=places)
        _refuse_bound(linked, session)
        matched = StudentMatched(
            match=self._claims.match(session, Matched(student, school.name)),
            student_name=student.name,
            class_name=student.class_name,
            school_name=school.name,
        )
        return Reply(matched)


def _attends(student: Student, request: MatchRequest) -> bool:
    return (student.school_code, student.school_level) == (request.school_code, request.school_level)


def _refuse_bound(linked: list[LinkedState], session: Session) -> None:
    """Say so when this guardian needs no new application; only to a session whose contact is on the binding."""
    mine = [link.state for link in linked if link.contacts.intersection(session.contact_hashes)]
    if State.APPROVED in mine:
        raise Refusal("already_bound")
    if State.APPLIED in mine:
        raise Refusal("binding_exists")
