"""move_contacts: bindings, logins and merged accounts follow their account, however late or often they are told to."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from functions.move_contacts.given import EndGiven
from shared.delivery import outbox
from shared.domain.account_changes import AccountChange, moved, was_parked
from shared.domain.accounts import Account, AccountState, FrozenBy
from shared.domain.bindings import Binding, State
from shared.domain.identifiers import read_binding_id
from shared.persistence.account_changes import AccountChanges
from shared.persistence.binding_store import BindingStore
from shared.persistence.contact_store import ContactStore, Link
from shared.persistence.dispute_store import DisputeStore
from shared.persistence.failures import StoreBusy
from shared.persistence.family_pool import FamilyPool
from shared.persistence.queue import Queue

_AT_ONCE = 100


class MoveContacts:
    """Reads how the account stands now, and brings the rest there: what the body told of may long be over."""

    def __init__(
        self,
        changes: AccountChanges,
        bindings: BindingStore,
        contacts: ContactStore,
        pool: FamilyPool,
        messages: Queue,
        end_given: EndGiven,
        disputes: DisputeStore,
        clock: Callable[[], float],
    ) -> None:
        self._changes = changes
        self._bindings = bindings
        self._contacts = contacts
        self._pool = pool
        self._messages = messages
        self._end_given = end_given
        self._disputes = disputes
        self._clock = clock

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``{"guardian": whose account, "number": the change that is told of}``; 0 for an account that
        was frozen, with ``frozen_at``, None for a contact of it that was linked late. Raises StoreBusy, LoginTaken: it
        comes again."""
        found = self._changes.history(body["guardian"])
        if found is None or not found[0].contacts:
            return  # Emptied since.
        account, changes = found
        if account.into:
            return self(body | {"guardian": account.into, "number": None})
        bindings = self._follow(account, changes)
        if "frozen_at" in body:
            self._end_given(account, bindings, body["frozen_at"])
            self._mark(account, bindings)
        self._log_in(account)
        for change in changes:
            if change.number == body["number"]:
                self._announce(change, bindings)
        # Of what the school has to open, it hears from the binding itself.
        if account.frozen_by is FrozenBy.CHANGE and body["number"] == 0:
            reported = [binding for binding in bindings if binding.state is State.APPROVED]
            event = f"{account.guardian}-{account.generation}"
            self._messages.send([outbox.not_me_reported(binding.id.text, event) for binding in reported])

    def _mark(self, account: Account, bindings: Iterable[Binding]) -> None:
        """What an account waits for is marked, or no school would see that it has to settle it: whoever froze it may
        have been cut short between the two."""
        for binding in bindings:
            if account.frozen_by is FrozenBy.APPROVAL and binding.application in account.frozen_for:
                self._disputes.dispute(binding, int(self._clock()))

    def _log_in(self, account: Account) -> None:
        """The pool's address is the account's; of accounts that were merged nothing is left there."""
        if account.state is AccountState.CLOSED:
            return  # Its logins go with it, and may be made anew by what is applied for later.
        for merged in account.also:
            self._changes.follow(account, merged)
            self._pool.remove_login(merged)
        self._pool.set_email(account.guardian, account.email)
        now = self._changes.history(account.guardian)
        if now is None or now[0].email != account.email:
            raise StoreBusy  # Changed while it was written: whichever comes last writes what then stands.

    def _follow(self, account: Account, changes: list[AccountChange]) -> list[Binding]:
        """The bindings of the account's person, with the contacts that are the account's now."""
        named = {contact for change in changes for contact in (change.left, change.came) if contact}
        opened = {
            contact: [link for link in links if read_binding_id(link.binding).guardian in account.persons]
            for contact, links in self._contacts.links_of_each(sorted(named | account.contacts)).items()
        }
        own = {link for links in opened.values() for link in links}
        found, now_on = self._read(own), {}
        for binding in found:
            contacts = now_on[binding.id.text] = moved(binding.contacts, binding.applied_at, changes)
            if contacts != binding.contacts:
                linked = tuple(link for link in own if link.binding == binding.id.text)
                for contact in sorted(contacts - binding.contacts):
                    self._contacts.link(contact, linked)
                if not self._bindings.move_contacts(binding, contacts):
                    raise StoreBusy  # Handed in anew meanwhile.
        self._leave(account, changes, opened, now_on)
        return found

    def _leave(
        self,
        account: Account,
        changes: list[AccountChange],
        opened: Mapping[str, list[Link]],
        now_on: Mapping[str, frozenset[str]],
    ) -> None:
        """A contact that the account has left opens what it is on still, and nothing of an earlier application."""
        for contact in sorted({change.left for change in changes} & opened.keys() - account.contacts):
            gone = [link for link in opened[contact] if contact not in now_on.get(link.binding, ())]
            if gone:
                self._changes.unlink(account, contact, gone)

    def _read(self, links: Iterable[Link]) -> list[Binding]:
        ids = sorted({read_binding_id(link.binding) for link in links})
        return [
            binding
            for first in range(0, len(ids), _AT_ONCE)
            for binding in self._bindings.get_many(ids[first : first + _AT_ONCE], consistent=True)
        ]

    def _announce(self, change: AccountChange, bindings: list[Binding]) -> None:
        """Approvals that waited for the contact to be the account's are told now."""
        told = [
            outbox.approval_announced(binding.id.text)
            for binding in bindings
            if binding.state is State.APPROVED and was_parked(binding.id.guardian, binding.contacts, change)
        ]
        self._messages.send(told)
