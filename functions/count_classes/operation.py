"""count_classes: a class is counted whole, from its children, so that repeats and any order are harmless."""

from collections.abc import Sequence

from shared.domain.schools import ClassId, SchoolId, SchoolLevel


def read_class(body: Sequence[str]) -> ClassId:
    """``body``: ``[level, code, name]``. Raises TypeError, ValueError."""
    level, code, name = body
    return ClassId(SchoolId(SchoolLevel(level), code), name)
