"""Application given: what every way of handing one in asks for alike."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from shared.api.wire import PlainText, WireModel
from shared.domain import policy
from shared.domain.refusals import FieldError, Refusal
from shared.domain.relationships import Relationship

# A token spells its bytes in base64 within base64: sixteen characters for nine.
ImageToken = Annotated[
    str, Field(min_length=1, max_length=2 * policy.SIGNATURE_IMAGE_MAX_BYTES, pattern=r"^[A-Za-z0-9_=-]+$")
]
Strokes = list[list[tuple[float, float]]]


class RelationshipGiven(WireModel):
    """What the guardian is to one student."""

    relationship: Relationship
    relationship_detail: PlainText | None = Field(
        default=None, min_length=1, max_length=20, description="A word from the guardian, with `other` only"
    )


def check_relationships(students: Sequence[RelationshipGiven]) -> None:
    """``other`` comes with a word, every other relationship without. Raises Refusal."""
    errors = []
    for number, applied in enumerate(students):
        pointer = f"/students/{number}/relationship_detail"
        if applied.relationship is Relationship.OTHER and not applied.relationship_detail:
            errors.append(FieldError(pointer, "relationship_detail_required"))
        if applied.relationship is not Relationship.OTHER and applied.relationship_detail is not None:
            errors.append(FieldError(pointer, "relationship_detail_unexpected"))
    if errors:
        raise Refusal("invalid_request", errors=tuple(errors))
