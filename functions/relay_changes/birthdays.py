"""Birthdays: which students' coming of age must be looked at after a change."""

import base64
from typing import Any

from shared.domain.bindings import State
from shared.domain.schools import HIGH_SCHOOLS
from shared.persistence import keys
from shared.persistence.change_stream import Change
from shared.persistence.pupil_store import BIRTH_DATE

# Of a profile, what coming of age hangs on: the date, who is watched, and whom it is told of.
_WATCHED = (BIRTH_DATE, "left", "lvl", "sch", "cls", "prot")


def birthdays(change: Change) -> list[dict[str, Any]]:
    """The bodies that ``change`` sets off: of a profile with a birth date, and of a guardian newly bound to a pupil who
    may be near the day."""
    old, new = change.old or {}, change.new or {}
    if keys.is_profile(change.key):
        if BIRTH_DATE not in {*old, *new} or all(old.get(name) == new.get(name) for name in _WATCHED):
            return []
        was = old.get(BIRTH_DATE)
        changed = was is not None and was != new.get(BIRTH_DATE)
        return [_body(change.key) | ({"was": base64.b64encode(was).decode()} if changed else {})]
    bound = keys.binding_id_of(change.key) is not None and new.get("st") == State.APPROVED != old.get("st")
    return [_body(change.key)] if bound and new["lvl"] in HIGH_SCHOOLS else []


def _body(key: keys.Key) -> dict[str, Any]:
    return {"student": keys.student_of(key)}
