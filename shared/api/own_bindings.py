"""Own bindings: those of the account that is signed in to."""

from shared.domain.accounts import SignedIn
from shared.domain.bindings import Binding
from shared.domain.identifiers import BindingIdInvalid, read_binding_id
from shared.domain.refusals import Refusal
from shared.persistence.binding_store import BindingStore


def all_shown(bindings: BindingStore, signed_in: SignedIn) -> list[Binding]:
    """All of them, read in one round trip and checked against the account's contacts."""
    found = bindings.get_many(signed_in.bindings) if signed_in.bindings else []
    return [binding for binding in found if _is_shown(binding, signed_in)]


def one_shown(bindings: BindingStore, signed_in: SignedIn, binding_id: str) -> Binding:
    """The one with this id; any other is answered for like one that does not exist.

    One round trip, or none. Raises Refusal.
    """
    found = bindings.get_many([wanted]) if (wanted := _read(binding_id)) in signed_in.bindings else []
    if not found or not _is_shown(found[0], signed_in):
        raise Refusal("binding_not_found")
    return found[0]


def _read(binding_id: str) -> object:
    try:
        return read_binding_id(binding_id)
    except BindingIdInvalid:
        return None


def _is_shown(binding: Binding, signed_in: SignedIn) -> bool:
    """A contact of the account's was verified for it: what somebody else applied for in its person's name is not."""
    return not binding.contacts.isdisjoint(signed_in.account.contacts)
