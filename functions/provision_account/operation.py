"""provision_account: one account a person, whatever repeats; then the approval is told."""

from collections.abc import Callable
from typing import Any

from shared.delivery import outbox
from shared.delivery.kinds import MessageKind
from shared.domain import passwords, policy
from shared.domain.accounts import Account, Initial
from shared.domain.bindings import Binding
from shared.domain.contacts import Channel, Contact
from shared.domain.identifiers import contact_hash
from shared.persistence.account_store import AccountClosed, AccountStore
from shared.persistence.binding_store import BindingStore
from shared.persistence.change_stream import read_image
from shared.persistence.contact_store import ContactStore
from shared.persistence.family_pool import FamilyPool
from shared.persistence.key_ring import LocalKey
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore
from shared.persistence.unbinding_store import UnbindingStore


class AccountElsewhere(Exception):
    """The guardian's ID has an account, and no contact of this binding is one of the account's."""


class GuardianIsStudent(Exception):
    """The guardian's ID is a student's of the roster."""


class ProvisionAccount:
    """Every step may be repeated: a login without an account is made anew, an account that stands is read."""

    def __init__(
        self,
        bindings: BindingStore,
        accounts: AccountStore,
        contacts: ContactStore,
        roster: RosterStore,
        contact_key: LocalKey,
        password_key: LocalKey,
        pool: FamilyPool,
        messages: Queue,
        clock: Callable[[], float],
        unbindings: UnbindingStore,
    ) -> None:
        self._bindings = bindings
        self._accounts = accounts
        self._contacts = contacts
        self._roster = roster
        self._contact_key = contact_key
        self._password_key = password_key
        self._pool = pool
        self._messages = messages
        self._clock = clock
        self._unbindings = unbindings

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``{"image": an approved binding's item as the stream spells it}``. Raises StoreBusy.

        Raises AccountElsewhere, GuardianIsStudent, OwnedElsewhere, LoginTaken: for a person to look at.
        """
        binding = self._bindings.binding(read_image(body["image"]))
        if not binding.details.email:
            return  # Of a guardian at the counter, who named no address: an account would be nobody's to open.
        try:
            account = self._accounts.get(binding.id.guardian, consistent=True) or self._open(binding)
        except AccountClosed as closed:
            self._unbindings.close(binding, closed.at, int(self._clock()))
            return
        if account.email != binding.details.email:
            self._give_back(binding)
        if account.contacts.isdisjoint(binding.contacts):
            # Nothing proves that this applicant is the account's person: the owner is told, and the approval is
            # parked for the registrar instead of being announced.
            self._messages.send([outbox.account_probed(binding.id.guardian, sorted(binding.contacts))])
            raise AccountElsewhere
        opened = account.opened_by == _event(binding)
        kind = MessageKind.APPROVED_NEW_ACCOUNT if opened else MessageKind.APPROVED_EXISTING_ACCOUNT
        self._messages.send([outbox.binding_changed(kind, body["image"])])

    def _open(self, binding: Binding) -> Account:
        """Address and login first: an account never stands without them. The account that stands afterwards."""
        if self._roster.is_student(binding.id.guardian):
            raise GuardianIsStudent
        now = int(self._clock())
        self._accounts.check_closed(binding.id.guardian, now, binding.applied_at)
        self._contacts.own(self._login(binding), binding.id.guardian, now)
        self._pool.ensure_login(binding.id.guardian, binding.details.email)
        return self._accounts.open(_account(binding, self._initial(binding, now)), now, binding.applied_at)

    def _give_back(self, binding: Binding) -> None:
        """Of two approvals at once by different addresses each took its own, and one account stands: the address that
        is not its login is nobody's."""
        guardian, login = binding.id.guardian, self._login(binding)
        if self._contacts.login_of(login) != guardian:
            return
        account = self._accounts.get(guardian, consistent=True)
        if account is None or account.guardian != guardian or account.email == binding.details.email:
            return
        self._pool.set_email(guardian, account.email)
        self._contacts.disown(login, guardian)

    def _login(self, binding: Binding) -> str:
        return contact_hash(self._contact_key.bytes, Contact(Channel.EMAIL, binding.details.email))

    def _initial(self, binding: Binding, now: int) -> Initial:
        """The city's rule, kept without anybody keeping the password: Cognito's own is random, and told to nobody."""
        given = passwords.initial_of(binding.details.national_id)
        digest = passwords.initial_digest(self._password_key.bytes, binding.id.guardian, given)
        return Initial(digest, now + policy.INITIAL_PASSWORD_DAYS * policy.DAY)


def _account(binding: Binding, initial: Initial) -> Account:
    return Account(
        guardian=binding.id.guardian,
        name=binding.details.guardian_name,
        email=binding.details.email,
        mobile=binding.details.mobile,
        contacts=binding.contacts,
        language=binding.language,
        opened_by=_event(binding),
        initial=initial,
    )


def _event(binding: Binding) -> str:
    return f"{binding.id.text}#{binding.version}"
