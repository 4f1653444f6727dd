"""Binding path: the binding that a request's address names."""

from shared.api.call import Call
from shared.domain.identifiers import BindingId, BindingIdInvalid, read_binding_id
from shared.domain.refusals import Refusal


def named_binding(call: Call) -> BindingId:
    """What is no id is answered for like an id that nobody has. Raises Refusal."""
    try:
        return read_binding_id(call.path["binding_id"])
    except BindingIdInvalid:
        raise Refusal("binding_not_found") from None
