"""Logins: whose an address is, found alike whether anybody has it or not."""

from typing import NamedTuple

from shared.domain import passwords
from shared.domain.accounts import OPENED_BY_A_CODE, Account, AccountState
from shared.domain.contacts import Contact
from shared.domain.identifiers import contact_hash, keyed
from shared.persistence.account_store import AccountStore
from shared.persistence.contact_store import ContactStore
from shared.persistence.key_ring import LocalKey

_NOBODY = "-" * 22


class Login(NamedTuple):
    """An address that somebody entered. ``user``: its guardian's index value, or a name that nobody has.

    ``account``: None unless it is this address's, and open.
    """

    contact: Contact
    hashed: str
    user: str
    account: Account | None


class Logins:
    """Finds accounts by their address, and knows initial passwords when it sees them."""

    def __init__(
        self, contacts: ContactStore, accounts: AccountStore, contact_key: LocalKey, password_key: LocalKey
    ) -> None:
        self._contacts = contacts
        self._accounts = accounts
        self._contact_key = contact_key
        self._password_key = password_key

    def hash_of(self, contact: Contact) -> str:
        """What stands for the address in keys."""
        return contact_hash(self._contact_key.bytes, contact)

    def find(self, contact: Contact, hashed: str) -> Login:
        """Whose login ``contact`` is. Two reads, whatever is known. Raises StoreBusy, SealBroken."""
        user = self._contacts.login_of(hashed) or keyed(self._contact_key.bytes, "nobody", hashed)
        return Login(contact, hashed, user, self.open_account(user, contact.address))

    def open_account(self, guardian: str, email: str, *, may_thaw: bool = False) -> Account | None:
        """The account if it is open, and ``email`` its login. One read. Raises StoreBusy, SealBroken.

        ``may_thaw``: also one that is frozen until its owner has set a password by a code.
        """
        account = self._accounts.get(guardian, consistent=True)
        if account is None or account.email != email:
            return None
        thaws = may_thaw and account.state is AccountState.FROZEN and account.frozen_by in OPENED_BY_A_CODE
        return account if account.state is AccountState.OPEN or thaws else None

    def is_initial(self, user: str, account: Account | None, password: str, now: int) -> bool:
        """Whether this is the account's initial password, and still good. One comparison, whatever is known."""
        initial = account.initial if account is not None else None
        given = passwords.initial_digest(self._password_key.bytes, user, password)
        right = passwords.same(initial.digest if initial else _NOBODY, given)
        return right and initial is not None and now < initial.until
