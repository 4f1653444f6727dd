"""application_status: the bindings that the session's token names, checked again against their contacts."""

from collections import defaultdict
from collections.abc import Sequence

from functions.application_status.contract import ApplicationList, ApplicationStatus, BindingStatus, ReasonGiven
from shared.api.call import Call, Reply
from shared.api.session import Session
from shared.delivery.reasons import reason_text
from shared.domain.bindings import TRANSITIONS, Action, Binding
from shared.domain.identifiers import application_number, read_binding_id
from shared.domain.languages import Language
from shared.domain.schools import day, school_year
from shared.persistence.binding_store import BindingStore


class ReadStatus:
    """One batch read. A contact opens only the bindings for which it was verified, whatever its token names."""

    def __init__(self, bindings: BindingStore) -> None:
        self._bindings = bindings

    def __call__(self, call: Call) -> Reply:
        session: Session = call.session
        wanted = [read_binding_id(link.binding) for link in session.links]
        found = self._bindings.get_many(wanted) if wanted else []
        mine = [binding for binding in found if binding.contacts.intersection(session.contact_hashes)]
        return Reply(ApplicationList(applications=_applications(mine, call.language)))


def _applications(bindings: Sequence[Binding], language: Language) -> list[ApplicationStatus]:
    grouped: dict[tuple[int, str], list[Binding]] = defaultdict(list)
    for binding in bindings:
        grouped[binding.applied_at, binding.application].append(binding)
    return [
        ApplicationStatus(
            application_number=application_number(application, school_year(day(applied_at))),
            submitted_at=applied_at,
            bindings=[_status(binding, language) for binding in grouped[applied_at, application]],
        )
        for applied_at, application in sorted(grouped, reverse=True)
    ]


def _status(binding: Binding, language: Language) -> BindingStatus:
    reason = binding.reason
    return BindingStatus(
        binding_id=binding.id.text,
        student_name=binding.details.student_name,
        class_name=binding.class_name,
        relationship=binding.relationship,
        state=binding.state,
        changed_at=binding.changed_at,
        reason=reason and ReasonGiven(code=reason.code, text=reason_text(reason.code, language), words=reason.words),
        cancellable=(binding.state, Action.CANCEL) in TRANSITIONS,
    )
