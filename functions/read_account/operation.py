"""read_account: the account, then the bindings that it shows."""

from functions.read_account.contract import AccountBinding, AccountRead, BindingStep
from shared.api.account_access import AccountAccess
from shared.api.call import Call, Reply
from shared.api.own_bindings import all_shown
from shared.api.reason_given import reason_given
from shared.domain.bindings import Binding, State
from shared.domain.identifiers import application_number
from shared.domain.languages import Language
from shared.persistence.binding_store import BindingStore

_UNBINDABLE = (State.APPROVED, State.APPLIED)


class ReadAccount:
    """Two round trips: which bindings there are is known by the account's contacts."""

    def __init__(self, access: AccountAccess, bindings: BindingStore) -> None:
        self._access = access
        self._bindings = bindings

    def __call__(self, call: Call) -> Reply:
        signed_in = self._access.of(call)
        account = signed_in.account
        found = sorted(all_shown(self._bindings, signed_in), key=lambda binding: binding.applied_at, reverse=True)
        return Reply(
            AccountRead(
                name=account.name,
                email=account.email,
                mobile=account.mobile,
                language=Language(account.language),
                bindings=[_binding(binding, call.language) for binding in found],
            )
        )


def _binding(binding: Binding, language: Language) -> AccountBinding:
    return AccountBinding(
        binding_id=binding.id.text,
        application_number=application_number(binding.application, binding.applied_at),
        student_name=binding.details.student_name,
        school_level=binding.school_level,
        school_code=binding.school_code,
        class_name=binding.class_name,
        relationship=binding.relationship,
        state=binding.state,
        version=binding.version,
        unbindable=binding.state in _UNBINDABLE,
        changed_at=binding.changed_at,
        reason=binding.reason and reason_given(binding.reason, language),
        history=[BindingStep(state=step.state, at=step.at) for step in binding.trail],
    )
