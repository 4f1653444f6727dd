"""Objection: what a guardian who is bound to a child says against another adult's application for the child."""

from typing import Any, NamedTuple

from shared.domain.identifiers import BindingId, keyed


class Objection(NamedTuple):
    """``guardian``: index value of the objector's national ID; ``at`` in epoch seconds; ``words`` may be empty."""

    guardian: str
    at: int
    words: str


def spelt(objections: tuple[Objection, ...]) -> list[Any]:
    """Objections as JSON has them."""
    return [list(objection) for objection in objections]


def read_objections(spelt: list[Any]) -> tuple[Objection, ...]:
    """Read ``spelt``."""
    return tuple(Objection(*values) for values in spelt)


def contest_id(key: bytes, guardian: BindingId, applicant: BindingId, application: str) -> str:
    """Names one application as one bound guardian may object to it. It tells nothing of who applied."""
    return keyed(key, "contest", guardian.text, applicant.text, application)
