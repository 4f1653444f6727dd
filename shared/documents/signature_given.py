"""Signature given: one made by hand in a request, as it is kept, or refused."""

import json
from collections.abc import Sequence

from shared.documents import signature
from shared.documents.signature import Signature, SignatureInvalid
from shared.domain import policy
from shared.domain.refusals import FieldError, Refusal

Strokes = Sequence[Sequence[tuple[float, float]]]


def drawn(strokes: Strokes) -> Signature:
    """A signature that was drawn. Raises Refusal."""
    if len(json.dumps(strokes, separators=(",", ":"))) > policy.SIGNATURE_MAX_BYTES:
        raise Refusal("signature_too_large")
    try:
        return signature.drawn(strokes)
    except SignatureInvalid as error:
        raise _refusal(error) from None


def typed(name: str) -> Signature:
    """A signature by a typed name. Raises Refusal."""
    try:
        return signature.typed(name)
    except SignatureInvalid as error:
        raise _refusal(error) from None


def _refusal(error: SignatureInvalid) -> Refusal:
    return Refusal(error.code, errors=(FieldError("/signature", "invalid_value"),))
