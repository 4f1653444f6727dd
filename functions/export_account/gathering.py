"""Gathering: everything that is held on one person, from every store that holds some of it."""

from collections.abc import Iterable
from typing import NamedTuple

from shared.api.own_bindings import all_shown
from shared.delivery.kinds import MessageKind
from shared.documents.application_record import ApplicationRecord, read_record
from shared.domain.account_changes import AccountChange
from shared.domain.accounts import Account, AccountSession, SignedIn
from shared.domain.bindings import Binding, State
from shared.domain.contacts import Channel, Contact
from shared.domain.delegations import Delegation
from shared.domain.identifiers import contact_hash
from shared.domain.services import Grant, Service
from shared.persistence.account_changes import AccountChanges
from shared.persistence.account_sessions import AccountSessions, Kept
from shared.persistence.application_archive import ApplicationArchive
from shared.persistence.binding_store import BindingStore
from shared.persistence.contact_store import ContactStore, Times
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.grant_store import GrantStore
from shared.persistence.key_ring import LocalKey
from shared.persistence.message_log import MessageLog
from shared.persistence.service_store import ServiceStore

# The kinds of message that may have told that a binding reached a state.
_TOLD = {
    State.APPLIED: (MessageKind.SUBMITTED,),
    State.APPROVED: (
        MessageKind.APPROVED_NEW_ACCOUNT,
        MessageKind.APPROVED_EXISTING_ACCOUNT,
        MessageKind.RESTORED,
    ),
    State.RETURNED: (MessageKind.RETURNED,),
    State.REJECTED: (MessageKind.REJECTED,),
    State.CANCELLED: (MessageKind.CANCELLED,),
    State.ENDED: (MessageKind.ENDED,),
}


class Message(NamedTuple):
    """A message that is noted as sent, at ``sent_at`` (epoch seconds)."""

    id: str
    kind: MessageKind
    sent_at: int


class Everything(NamedTuple):
    """What was found. Applications are without the bytes of their signatures; services are by client."""

    account: Account
    contacts: list[tuple[Contact, Times]]
    changes: list[AccountChange]
    bindings: list[Binding]
    applications: list[ApplicationRecord]
    given: list[Delegation]
    received: list[Delegation]
    grants: list[Grant]
    services: dict[str, Service]
    messages: list[Message]
    sign_ins: list[Kept]


class Stores(NamedTuple):
    """Where something of it is held."""

    bindings: BindingStore
    applications: ApplicationArchive
    contacts: ContactStore
    changes: AccountChanges
    delegations: DelegationStore
    grants: GrantStore
    services: ServiceStore
    messages: MessageLog
    sign_ins: AccountSessions


class Gather:
    """Some ten round trips, and one for each application: it is asked for seldom."""

    def __init__(self, stores: Stores, contact_key: LocalKey) -> None:
        self._stores = stores
        self._contact_key = contact_key

    def __call__(self, signed_in: SignedIn, session: AccountSession) -> Everything:
        """Raises StoreBusy, SealBroken."""
        stores, account = self._stores, signed_in.account
        bindings = sorted(all_shown(stores.bindings, signed_in), key=lambda one: one.applied_at, reverse=True)
        found = stores.changes.history(account.guardian)
        students, persons = sorted({one.id.student for one in bindings}), sorted(account.persons)
        grants = stores.grants.of_account(account.guardian)
        return Everything(
            account=account,
            contacts=self._contacts(account),
            changes=found[1] if found else [],
            bindings=bindings,
            applications=self._applications(bindings),
            given=stores.delegations.given_by(persons, students) if students else [],
            received=[one for person in persons for one in stores.delegations.received_by(person)],
            grants=grants,
            services=stores.services.get_many([grant.client for grant in grants]),
            messages=self._messages(bindings),
            sign_ins=stores.sign_ins.kept(session.guardian),
        )

    def _contacts(self, account: Account) -> list[tuple[Contact, Times]]:
        addresses = ((Channel.EMAIL, account.email), (Channel.SMS, account.mobile))
        named = [Contact(channel, address) for channel, address in addresses if address]
        hashes = [contact_hash(self._contact_key.bytes, contact) for contact in named]
        times = self._stores.contacts.times(hashes)
        return [(contact, times[hashed]) for contact, hashed in zip(named, hashes, strict=True)]

    def _applications(self, bindings: Iterable[Binding]) -> list[ApplicationRecord]:
        """Those that are still kept, of bindings that the account's contacts may see: a record names the contacts of
        then, which may have been changed since."""
        wanted = dict.fromkeys(binding.application for binding in bindings)
        kept = [self._stores.applications.find(application) for application in wanted]
        return [read_record(value) for value in kept if value is not None]

    def _messages(self, bindings: Iterable[Binding]) -> list[Message]:
        """A message is named by what it tells of; that is known by the steps of the bindings."""
        named = {
            f"{kind}-{binding.id.text}-{version}": kind
            for binding in bindings
            for version, step in enumerate(binding.trail, 1)
            for kind in _TOLD[step.state]
        }
        sent = self._stores.messages.sent(list(named))
        return sorted((Message(id_, named[id_], at) for id_, at in sent.items()), key=lambda one: (one.sent_at, one.id))
