"""cancel_binding: one conditional write; of a cancellation and a decision at once, one is refused."""

from functions.cancel_binding.contract import BindingCancelled
from shared.api.binding_path import named_binding
from shared.api.call import Call, Reply
from shared.api.session import Session
from shared.domain.bindings import State
from shared.domain.refusals import Refusal
from shared.persistence.binding_store import BindingStore, Refused


class CancelBinding:
    """A binding of somebody else is answered like one that does not exist."""

    def __init__(self, bindings: BindingStore) -> None:
        self._bindings = bindings

    def __call__(self, call: Call) -> Reply:
        session: Session = call.session
        outcome = self._bindings.cancel(named_binding(call), session.contact_hashes, call.now)
        binding = outcome.binding if isinstance(outcome, Refused) else outcome
        if binding is None or binding.contacts.isdisjoint(session.contact_hashes):
            raise Refusal("binding_not_found")
        if binding.state is not State.CANCELLED:
            raise Refusal("not_cancellable")
        return Reply(BindingCancelled(binding_id=binding.id.text, state=binding.state))
