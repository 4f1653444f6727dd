"""recover_accounts: the ID card is shown, the new contact proved by a code; the old one is told, and can't undo it."""

from functions.recover_accounts.contract import AccountRecovered, Recovery, RecoveryCodeIssued, RecoveryContact
from shared.api.call import Call, Reply
from shared.api.code_issuer import CodeIssuer
from shared.api.code_verifier import CodeVerifier
from shared.api.contact_field import read_contact
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain import contacts
from shared.domain.account_changes import RECOVERED
from shared.domain.accounts import Account
from shared.domain.audit import AuditAction
from shared.domain.bindings import State
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel, Contact
from shared.domain.identifiers import contact_hash, read_binding_id
from shared.domain.refusals import FieldError, Refusal
from shared.domain.staff import Role
from shared.persistence.account_changes import AccountChanges, AccountMoved, AddressTaken, Replacement
from shared.persistence.account_store import AccountStore
from shared.persistence.binding_store import BindingStore
from shared.persistence.failures import StoreBusy
from shared.persistence.key_ring import IdentityIndex, LocalKey


class SeenAtCounter:
    """The account of the guardian who stands at the counter. Recorded before it is looked at: no ID is tried unseen."""

    def __init__(
        self,
        access: StaffAccess,
        bindings: BindingStore,
        accounts: AccountStore,
        identities: IdentityIndex,
        audit: StaffAudit,
    ) -> None:
        self._access = access
        self._bindings = bindings
        self._accounts = accounts
        self._identities = identities
        self._audit = audit

    def account(self, call: Call, action: AuditAction) -> Account:
        """Raises Refusal: not this school's registrar, no approved binding of the school's, another person's ID."""
        given: RecoveryContact = call.body
        school, wanted = call.query.school, read_binding_id(given.binding_id)
        self._access.require(call, school, Role.REGISTRAR)
        found = self._bindings.get_many([wanted], consistent=True)
        account = self._accounts.get(wanted.guardian, consistent=True)
        if account is None or not found or (found[0].class_id.school, found[0].state) != (school, State.APPROVED):
            raise Refusal("binding_not_found")
        self._audit.record(call, Role.REGISTRAR, action, school, subject=wanted.text, details=(given.channel,))
        if self._identities.of(given.national_id) != wanted.guardian:
            raise Refusal("guardian_id_differs", errors=(FieldError("/national_id", "not_allowed"),))
        return account


class IssueRecoveryCode:
    """A code to a contact that the account does not have."""

    def __init__(self, seen: SeenAtCounter, issuer: CodeIssuer) -> None:
        self._seen = seen
        self._issuer = issuer

    def __call__(self, call: Call) -> Reply:
        account = self._seen.account(call, AuditAction.RECOVERY_CODE_SENT)
        contact = read_contact(call.body.channel, call.body.contact)
        if contact.address == _own(account, contact.channel):
            raise Refusal("contact_unchanged", errors=(FieldError("/contact", "not_allowed"),))
        challenge = self._issuer.issue(contact, Purpose.CHANGE_TO, call.now, account.language)
        return Reply(RecoveryCodeIssued.of(challenge, self._issuer.lifetime))


class RecoverAccount:
    """Of an account that is frozen too: it stays so, until its owner, or the school, opens it."""

    def __init__(
        self, seen: SeenAtCounter, verifier: CodeVerifier, changes: AccountChanges, contact_key: LocalKey
    ) -> None:
        self._seen = seen
        self._verifier = verifier
        self._changes = changes
        self._contact_key = contact_key

    def __call__(self, call: Call) -> Reply:
        given: Recovery = call.body
        account = self._seen.account(call, AuditAction.ACCOUNT_RECOVERED)
        contact = read_contact(given.channel, given.contact)
        verified, _ = self._verifier.verify(call, Purpose.CHANGE_TO, contact, given.challenge, given.code)
        if contact.address != _own(account, contact.channel):  # Else this repeats what was done.
            self._replace(account, contact, verified.hash, call.now)
        shown = contacts.masked(contact)
        return Reply(AccountRecovered(binding_id=given.binding_id, channel=given.channel, contact=shown))

    def _replace(self, account: Account, contact: Contact, came: str, now: int) -> None:
        before = _own(account, contact.channel)
        left = contact_hash(self._contact_key.bytes, Contact(contact.channel, before)) if before else ""
        given = Replacement(RECOVERED[contact.channel], before, contact.address, left, came)
        try:
            self._changes.replace(account, given, now)
        except AddressTaken:
            raise Refusal("login_email_taken", errors=(FieldError("/contact", "not_allowed"),)) from None
        except AccountMoved:
            raise StoreBusy("account") from None  # Changed meanwhile: by the same key and code it is done anew.


def _own(account: Account, channel: Channel) -> str:
    return account.email if channel is Channel.EMAIL else account.mobile
