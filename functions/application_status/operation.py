"""application_status: the bindings that the session's token names, checked again against their contacts."""

from collections import defaultdict
from collections.abc import Sequence

from functions.application_status.contract import ApplicationList, ApplicationStatus, BindingStatus
from shared.api.call import Call, Reply
from shared.api.own_applications import own_bindings
from shared.api.reason_given import reason_given
from shared.domain.bindings import TRANSITIONS, Action, Binding
from shared.domain.identifiers import application_number
from shared.domain.languages import Language
from shared.persistence.binding_store import BindingStore


class ReadStatus:
    """One batch read."""

    def __init__(self, bindings: BindingStore) -> None:
        self._bindings = bindings

    def __call__(self, call: Call) -> Reply:
        mine = own_bindings(self._bindings, call.session)
        return Reply(ApplicationList(applications=_applications(mine, call.language)))


def _applications(bindings: Sequence[Binding], language: Language) -> list[ApplicationStatus]:
    grouped: dict[tuple[int, str], list[Binding]] = defaultdict(list)
    for binding in bindings:
        grouped[binding.applied_at, binding.application].append(binding)
    return [
        ApplicationStatus(
            application_number=application_number(application, applied_at),
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
        reason=reason and reason_given(reason, language),
        cancellable=(binding.state, Action.CANCEL) in TRANSITIONS,
    )
