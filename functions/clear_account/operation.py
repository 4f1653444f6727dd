"""clear_account: end what hung on an account that was closed, tell its owner, and forget the person last."""

from collections.abc import Callable
from typing import Any

from shared.delivery import outbox
from shared.domain import policy
from shared.domain.accounts import Account
from shared.domain.bindings import Binding
from shared.domain.identifiers import read_binding_id
from shared.domain.sealing import Entropy
from shared.persistence.binding_store import BindingStore
from shared.persistence.closure_store import ClosureStore
from shared.persistence.contact_store import ContactStore, Link
from shared.persistence.family_pool import FamilyPool
from shared.persistence.grant_store import GrantStore
from shared.persistence.key_ring import LocalKey
from shared.persistence.queue import Queue
from shared.persistence.unbinding_store import UnbindingStore, closes

_LOOKS = 5


class BindingChanges(Exception):
    """A binding changed each time that it was looked at; to be done again."""


class EndBindings:
    """Looks, writes, and looks again until there is nothing to write: a decision that comes between is followed."""

    def __init__(self, contacts: ContactStore, bindings: BindingStore, unbindings: UnbindingStore) -> None:
        self._contacts = contacts
        self._bindings = bindings
        self._unbindings = unbindings

    def __call__(self, persons: list[str], contacts: list[str], closed_at: int, now: int) -> None:
        """Of the bindings that ``contacts`` (hashes) open, those of this person (``persons``: index values of
        all IDs) that were applied for before the account was closed. Raises StoreBusy, BindingChanges."""
        named = {read_binding_id(link.binding) for link in self._contacts.links_of_many(contacts)}
        own = sorted(binding for binding in named if binding.guardian in persons)
        for _ in range(_LOOKS):
            found = self._bindings.get_many(own) if own else []
            due = [binding for binding in found if _is_due(binding, contacts, closed_at)]
            if not due:
                return
            for binding in due:
                self._unbindings.close(binding, closed_at, now)
        raise BindingChanges

    def of_the_past(self, persons: list[str], contacts: list[str], closed_at: int) -> dict[str, tuple[Link, ...]]:
        """Those of the ``contacts`` that open nothing but this person's bindings, all applied for before the account
        was closed; with what each opens. Raises StoreBusy."""
        opened = self._contacts.links_of_each(contacts)
        named = sorted({read_binding_id(link.binding) for links in opened.values() for link in links})
        found = self._bindings.get_many(named, consistent=True) if named else []
        past = {one.id.text for one in found if one.id.guardian in persons and one.applied_at <= closed_at}
        return {contact: links for contact, links in opened.items() if past.issuperset(link.binding for link in links)}


class ClearAccount:
    """Every step may be repeated, and comes late as well as soon. The person is forgotten last, when the message about
    it waits with its address sealed in it: a fault before leaves all that a repeat needs."""

    def __init__(
        self,
        closures: ClosureStore,
        end_bindings: EndBindings,
        contacts: ContactStore,
        grants: GrantStore,
        pool: FamilyPool,
        messages: Queue,
        closing: Queue,
        field_key: LocalKey,
        entropy: Entropy,
        clock: Callable[[], float],
        rest: int,
        kept_days: int,
    ) -> None:
        """``closing``: the queue that brings the bodies; ``rest``: seconds until the second look; ``kept_days``: for
        how long what was handed in is kept."""
        self._closures = closures
        self._end_bindings = end_bindings
        self._contacts = contacts
        self._grants = grants
        self._pool = pool
        self._messages = messages
        self._closing = closing
        self._field_key = field_key
        self._entropy = entropy
        self._clock = clock
        self._rest = rest
        self._kept = kept_days * policy.DAY

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``{"guardian": index value}``, or also ``persons``, ``contacts`` and ``closed_at``: to look again.

        Raises StoreBusy, BindingChanges, SealBroken.
        """
        now = int(self._clock())
        if "contacts" in body:
            self._end_bindings(body["persons"], body["contacts"], body["closed_at"], now)
            self._shut_out_services(body["persons"], body["closed_at"], now)
            past = self._end_bindings.of_the_past(body["persons"], body["contacts"], body["closed_at"])
            for contact, links in past.items():
                self._contacts.retire(contact, links, body["closed_at"] + self._kept)
        else:
            self._clear(body["guardian"], now)

    def _clear(self, guardian: str, now: int) -> None:
        closure = self._closures.standing(guardian)
        if closure is None:
            return
        account, contacts = closure.account, sorted(closure.account.contacts)
        persons = sorted(account.persons)
        self._end_bindings(persons, contacts, closure.closed_at, now)
        for person in closure.held:
            self._pool.remove_login(person)
        for contact in contacts:
            self._contacts.disown(contact, guardian)
        self._messages.send([self._told(account, closure.closed_at)])
        again = {"guardian": guardian, "persons": persons, "contacts": contacts, "closed_at": closure.closed_at}
        self._closing.send([again], delay=self._rest)
        self._closures.empty(closure, now)

    def _shut_out_services(self, persons: list[str], closed_at: int, now: int) -> None:
        """Late, since until now they were to be told of the bindings that ended. Accounts that were merged into this
        one may be opened anew as well, each by its own ID."""
        for person in persons:
            for grant in self._grants.of_account(person):
                if grant.stands and grant.granted_at <= closed_at:
                    self._grants.revoke(person, grant.client, now)

    def _told(self, account: Account, closed_at: int) -> outbox.Body:
        event = f"{account.guardian}-{closed_at}"
        return outbox.account_closed(event, account.email, account.language, self._field_key.bytes, self._entropy)


def _is_due(binding: Binding, contacts: list[str], closed_at: int) -> bool:
    return not binding.contacts.isdisjoint(contacts) and closes(binding, closed_at)
