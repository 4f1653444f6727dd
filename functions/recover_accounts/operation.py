"""recover_accounts: the ID card is shown, the new contact proved by a code; the old one is told, and can't undo it."""

from collections.abc import Sequence

from functions.recover_accounts.contract import AccountRecovered, Recovery, RecoveryCodeIssued, RecoveryContact
from shared.api.call import Call, Reply
from shared.api.code_issuer import CodeIssuer
from shared.api.code_verifier import CodeVerifier
from shared.api.contact_field import read_contact
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain import contacts, policy
from shared.domain.account_changes import RECOVERED, AccountChange, ChangeKind
from shared.domain.accounts import Account, AccountState, FrozenBy
from shared.domain.audit import AuditAction
from shared.domain.bindings import Binding, State
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
from shared.persistence.recovery_tries import RecoveryTries


class SeenAtCounter:
    """The account of the guardian who stands at the counter. What is answered was recorded and counted before: no ID is
    tried unseen, nor often."""

    def __init__(
        self,
        access: StaffAccess,
        bindings: BindingStore,
        accounts: AccountStore,
        changes: AccountChanges,
        identities: IdentityIndex,
        tries: RecoveryTries,
        audit: StaffAudit,
    ) -> None:
        self._access = access
        self._bindings = bindings
        self._accounts = accounts
        self._changes = changes
        self._identities = identities
        self._tries = tries
        self._audit = audit

    def account(self, call: Call) -> Account:
        """Raises Refusal: not this school's registrar, no approved binding of the school's by which the account is
        known, another person's ID."""
        given: RecoveryContact = call.body
        account, changes = self._found(call)
        if not self._tries.count(account.guardian, call.now):
            raise Refusal("too_many_recoveries")
        if self._identities.of(given.national_id) not in _persons(account, changes, call.now):
            self.record(call, AuditAction.RECOVERY_TRIED)
            raise Refusal("guardian_id_differs", errors=(FieldError("/national_id", "not_allowed"),))
        return account

    def record(self, call: Call, action: AuditAction) -> None:
        """Record what is done for the guardian. Raises StoreBusy."""
        given: RecoveryContact = call.body
        subject, details = given.binding_id, (given.channel,)
        self._audit.record(call, Role.REGISTRAR, action, call.query.school, subject=subject, details=details)

    def _found(self, call: Call) -> tuple[Account, list[AccountChange]]:
        school, wanted = call.query.school, read_binding_id(call.body.binding_id)
        self._access.require(call, school, Role.REGISTRAR)
        bindings = self._bindings.get_many([wanted], consistent=True)
        standing = self._accounts.get(wanted.guardian, consistent=True)
        found = self._changes.history(standing.guardian) if standing else None
        if not bindings or found is None or not _opens(bindings[0], *found):
            raise Refusal("binding_not_found")
        if (bindings[0].class_id.school, bindings[0].state) != (school, State.APPROVED):
            raise Refusal("binding_not_found")
        return found


class IssueRecoveryCode:
    """A code to a contact that the account does not have."""

    def __init__(self, seen: SeenAtCounter, issuer: CodeIssuer) -> None:
        self._seen = seen
        self._issuer = issuer

    def __call__(self, call: Call) -> Reply:
        account = self._seen.account(call)
        self._seen.record(call, AuditAction.RECOVERY_TRIED)
        contact = read_contact(call.body.channel, call.body.contact)
        if contact.address == _own(account, contact.channel) and account.state is AccountState.OPEN:
            raise Refusal("contact_unchanged", errors=(FieldError("/contact", "not_allowed"),))
        challenge = self._issuer.issue(contact, Purpose.CHANGE_TO, call.now, account.language)
        return Reply(RecoveryCodeIssued.of(challenge, self._issuer.lifetime))


class RecoverAccount:
    """With another login it is frozen until a password is set by a code to that; what a school has to open stays so."""

    def __init__(
        self, seen: SeenAtCounter, verifier: CodeVerifier, changes: AccountChanges, contact_key: LocalKey
    ) -> None:
        self._seen = seen
        self._verifier = verifier
        self._changes = changes
        self._contact_key = contact_key

    def __call__(self, call: Call) -> Reply:
        given: Recovery = call.body
        account = self._seen.account(call)
        contact = read_contact(given.channel, given.contact)
        try:
            verified, _ = self._verifier.verify(call, Purpose.CHANGE_TO, contact, given.challenge, given.code)
        except Refusal:
            self._seen.record(call, AuditAction.RECOVERY_TRIED)
            raise
        if contact.address != _own(account, contact.channel) or not _is_done(account):
            self._seen.record(call, AuditAction.ACCOUNT_RECOVERED)
            self._replace(account, contact, verified.hash, call)
        shown = contacts.masked(contact)
        return Reply(AccountRecovered(binding_id=given.binding_id, channel=given.channel, contact=shown))

    def _replace(self, account: Account, contact: Contact, came: str, call: Call) -> None:
        before = _own(account, contact.channel)
        left = contact_hash(self._contact_key.bytes, Contact(contact.channel, before)) if before else ""
        given = Replacement(RECOVERED[contact.channel], before, contact.address, left, came, by=call.staff)
        try:
            self._changes.replace(account, given, call.now)
        except AddressTaken:
            raise Refusal("login_email_taken", errors=(FieldError("/contact", "not_allowed"),)) from None
        except AccountMoved:
            raise StoreBusy("account") from None  # Changed meanwhile: by the same key and code it is done anew.


def _opens(binding: Binding, account: Account, changes: Sequence[AccountChange]) -> bool:
    """Whether it is by a contact of the account, or by one from which the bindings have yet to follow: an approval for
    somebody else's mailbox with this person's ID says nothing of the account."""
    left = {change.left for change in changes if change.kind in RECOVERED.values()}
    return not binding.contacts.isdisjoint(account.contacts | left)


def _persons(account: Account, changes: Sequence[AccountChange], now: int) -> frozenset[str]:
    """Whose card opens the account: of one that was merged into it, only when nobody can say any more that it was not
    them."""
    since = now - policy.NOT_ME_LINK_LIFETIME
    unsettled = any(change.kind is ChangeKind.MERGE and change.at > since for change in changes)
    return frozenset({account.guardian}) if unsettled else account.persons


def _is_done(account: Account) -> bool:
    """Whether the account, which has the contact, is as a recovery leaves it."""
    return account.state is AccountState.OPEN or account.frozen_by is FrozenBy.RECOVERY


def _own(account: Account, channel: Channel) -> str:
    return account.email if channel is Channel.EMAIL else account.mobile
