"""Contact moves: a contact comes to an account, or is left by it: the contact's half of a change of the account."""

from collections.abc import Sequence
from typing import Any

from shared.persistence import keys
from shared.persistence.contact_store import NEVER, Link, free_for, link_texts
from shared.persistence.table import Update

_TTL = {"#ttl": keys.TTL_ATTRIBUTE}


def came(contact: str, guardian: str, links: Sequence[Link], email: bool, now: int) -> Update:
    """The contact opens what the one before opened. Only an e-mail address is a login, and of one account alone."""
    added = " ADD links :links" if links else ""
    values: dict[str, Any] = {":never": NEVER} | ({":links": link_texts(links)} if links else {})
    if not email:
        return Update(keys.contact(contact), f"SET keep = :never, #ttl = :never{added}", values, names=_TTL)
    return Update(
        keys.contact(contact),
        f"SET login_of = :guardian, keep = :never, #ttl = :never REMOVE kept_for, kept_until{added}",
        values | {":guardian": guardian, ":now": now},
        condition=free_for(),
        names=_TTL,
    )


def left(contact: str, owner: str, heir: str, email: bool, until: int) -> Update:
    """The contact is not the ``owner``'s login any more, and nobody's but the ``heir``'s until it can't be put back."""
    values: dict[str, Any] = {":heir": heir, ":until": until}
    kept = "SET kept_for = :heir, kept_until = :until"
    if not email:
        return Update(keys.contact(contact), kept, values)
    values |= {":owner": owner}
    return Update(keys.contact(contact), f"{kept} REMOVE login_of", values, condition="login_of = :owner")
