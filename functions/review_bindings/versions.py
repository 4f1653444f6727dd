"""Versions as those who decide see them, and nobody else: each also says how often the objections were changed."""

from typing import Final, NamedTuple

from shared.domain.bindings import Binding

_OBJECTIONS: Final = 10_000


class Seen(NamedTuple):
    """What whoever decides has seen: a binding's version, and how often its objections had been changed."""

    version: int
    objected: int


def shown(binding: Binding) -> int:
    """The version to show; without any objection it is the binding's own."""
    return binding.version + _OBJECTIONS * binding.objected


def read(version: int) -> Seen:
    """What a version that was shown says."""
    objected, own = divmod(version, _OBJECTIONS)
    return Seen(own, objected)
