"""Own applications: what a guardian's session opens."""

from collections.abc import Collection, Iterable

from shared.api.session import Session
from shared.domain.bindings import Binding
from shared.domain.identifiers import may_number, read_binding_id
from shared.domain.refusals import Refusal
from shared.persistence.binding_store import BindingStore
from shared.persistence.contact_store import Link


def own_bindings(bindings: BindingStore, session: Session) -> list[Binding]:
    """The bindings that the session's token names, read in one round trip and checked against their contacts.

    A contact opens only the bindings for which it was verified, whatever its token names.
    """
    wanted = [read_binding_id(binding) for binding in dict.fromkeys(link.binding for link in session.links)]
    found = bindings.get_many(wanted) if wanted else []
    return [binding for binding in found if is_on(binding.contacts, session)]


def own_links(session: Session, number: str) -> tuple[Link, ...]:
    """The session's links to the application that people call ``number``; what they open is still to be checked."""
    return tuple(link for link in session.links if may_number(number, link.application))


def own_application(session: Session, number: str) -> str:
    """The id of the application that the session's links and ``number`` name; whose it is, is still to be checked.

    Raises Refusal.
    """
    links = own_links(session, number)
    if not links:
        raise Refusal("application_not_found")
    return links[0].application


def may_have(session: Session, application: str, signed_by: Collection[str], bindings: Iterable[Binding]) -> bool:
    """Whether the session may have what came of an application: its form, its evidence.

    While any of its ``bindings`` stands for it, what counts are their contacts of now: one that the account left since
    gets nothing. Who applies again keeps the right to what was there before, by the contacts of then (``signed_by``).
    """
    standing = [binding for binding in bindings if binding.application == application]
    if not standing:
        return is_on(signed_by, session)
    return any(is_on(binding.contacts, session) for binding in standing)


def is_on(contacts: Collection[str], session: Session) -> bool:
    """Whether one of the session's verified contacts is among ``contacts`` (hashes)."""
    return not set(session.contact_hashes).isdisjoint(contacts)
