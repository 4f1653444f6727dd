"""unbind_child: one conditional write; of an unbinding and anything else at once, one is refused."""

from functions.unbind_child.contract import ChildUnbound
from shared.api.account_access import AccountAccess
from shared.api.binding_path import named_binding
from shared.api.call import Call, Reply
from shared.api.endpoint import IF_MATCH
from shared.api.entity_tag import entity_tag, read_version
from shared.domain.bindings import Action, Binding, State
from shared.domain.identifiers import BindingId
from shared.domain.refusals import Refusal
from shared.persistence.binding_store import Refused
from shared.persistence.unbinding_store import UnbindingStore

_OPEN = (State.APPROVED, State.APPLIED)
_UNDECIDED = (State.APPLIED, State.CANCELLED)  # also of a repeat


class UnbindChild:
    """Two round trips, three for an application that waits. Somebody else's binding is answered for like one that does
    not exist."""

    def __init__(self, access: AccountAccess, unbindings: UnbindingStore) -> None:
        self._access = access
        self._unbindings = unbindings

    def __call__(self, call: Call) -> Reply:
        version = read_version(call.headers[IF_MATCH])
        signed_in = self._access.of(call)
        binding_id = named_binding(call)
        if binding_id not in signed_in.bindings:
            raise Refusal("binding_not_found")
        proofs = tuple(sorted(signed_in.account.contacts))
        left = self._left(binding_id, version, proofs, call.now)
        told = ChildUnbound(binding_id=left.id.text, state=left.state, version=left.version)
        return Reply(told, headers={"etag": entity_tag(left.version)})

    def _left(self, binding_id: BindingId, version: int, proofs: tuple[str, ...], now: int) -> Binding:
        """The binding after it. Raises Refusal, StoreBusy."""
        outcome = self._unbindings.leave(binding_id, Action.END, version, proofs, now)
        if isinstance(outcome, Refused) and outcome.binding and outcome.binding.state in _UNDECIDED:
            outcome = self._unbindings.leave(binding_id, Action.CANCEL, version, proofs, now)
        if not isinstance(outcome, Refused):
            return outcome
        found = outcome.binding
        if found is None or found.contacts.isdisjoint(proofs):
            raise Refusal("binding_not_found")
        raise Refusal("version_conflict" if found.state in _OPEN else "not_unbindable")
