"""Consented events: which of a service's events may still be told, by what each guardian lets it hear now."""

from collections.abc import Sequence

from shared.domain.events import EventType, ServiceEvent
from shared.domain.services import ServiceScope
from shared.domain.subjects import SubjectKind, Subjects
from shared.persistence.grant_store import GrantStore
from shared.persistence.key_ring import LocalKey


class ConsentedEvents:
    """That something ended is told even to whom the guardian lets in no longer: it has to know that it may do nothing
    more. All else is told only while the consent stands."""

    def __init__(self, grants: GrantStore, subject_key: LocalKey) -> None:
        self._grants = grants
        self._subject_key = subject_key

    def of(self, service: str, events: Sequence[ServiceEvent]) -> list[ServiceEvent]:
        """Those of a page of a service's events that may be told; at most one round trip. Raises StoreBusy."""
        subjects = Subjects(self._subject_key.bytes, service)
        bound = {event.account for event in events if event.type is not EventType.ENDED}
        guardians = {account: subjects.read(SubjectKind.ACCOUNT, account) for account in bound}
        grants = self._grants.of_service(service, sorted(set(guardians.values())))
        hears = {grant.guardian for grant in grants if grant.stands and ServiceScope.EVENTS_READ in grant.scopes}
        return [event for event in events if event.type is EventType.ENDED or guardians[event.account] in hears]
