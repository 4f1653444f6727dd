"""change_contacts: each contact is proved by a code of its own; what is done with them is one transaction."""

from functions.change_contacts.contract import (
    AccountMerge,
    AccountMerged,
    ContactChange,
    ContactChanged,
    ContactCode,
    ContactCodeIssued,
    ContactNamed,
    ContactProven,
    Merged,
    Side,
)
from functions.change_contacts.proofs import PURPOSES, Proof, Proofs, current, named
from shared.api.account_access import AccountAccess
from shared.api.call import Call, Reply
from shared.api.code_issuer import CodeIssuer
from shared.api.code_verifier import CodeVerifier
from shared.api.contact_field import read_contact
from shared.domain import contacts, policy
from shared.domain.account_changes import ChangeKind
from shared.domain.accounts import Account
from shared.domain.contacts import Channel, Contact
from shared.domain.identifiers import contact_hash, read_binding_id
from shared.domain.refusals import FieldError, Refusal
from shared.persistence.account_changes import (
    AccountChanges,
    AccountMoved,
    AddressTaken,
    LoginUnsettled,
    Replacement,
)
from shared.persistence.key_ring import LocalKey

_KINDS = {Channel.EMAIL: ChangeKind.EMAIL, Channel.SMS: ChangeKind.MOBILE}


class IssueContactCode:
    """One read and one write, whoever is behind the contact."""

    def __init__(self, access: AccountAccess, issuer: CodeIssuer) -> None:
        self._access = access
        self._issuer = issuer

    def __call__(self, call: Call) -> Reply:
        request: ContactNamed = call.body
        account = self._access.of(call).account
        contact = named(account, request)
        challenge = self._issuer.issue(contact, PURPOSES[request.side], call.now, account.language)
        return Reply(ContactCodeIssued.of(challenge, self._issuer.lifetime, sent_to=contacts.masked(contact)))


class VerifyContactCode:
    """Counts one try. Whose login the contact is, only its proof holds, which nobody can read."""

    def __init__(self, access: AccountAccess, verifier: CodeVerifier, proofs: Proofs) -> None:
        self._access = access
        self._verifier = verifier
        self._proofs = proofs

    def __call__(self, call: Call) -> Reply:
        request: ContactCode = call.body
        account = self._access.of(call).account
        contact = named(account, request)
        verified, links = self._verifier.verify(call, PURPOSES[request.side], contact, request.challenge, request.code)
        own = any(read_binding_id(link.binding).guardian in account.persons for link in links)
        proof = Proof(request.side, verified.hash, verified.owner, int(own))
        return Reply(ContactProven(proof=self._proofs.seal(call, proof), expires_in=policy.CONTACT_PROOF_LIFETIME))


class ChangeContact:
    """That an address is another account's login is found out here, by who has proved that it is theirs."""

    def __init__(self, access: AccountAccess, changes: AccountChanges, proofs: Proofs, contact_key: LocalKey) -> None:
        self._access = access
        self._changes = changes
        self._proofs = proofs
        self._contact_key = contact_key

    def __call__(self, call: Call) -> Reply:
        request: ContactChange = call.body
        account = self._access.of(call).account
        after = read_contact(request.channel, request.contact)
        came = contact_hash(self._contact_key.bytes, after)
        proven = current(account, request.channel)
        left = contact_hash(self._contact_key.bytes, proven)
        self._proofs.open(call, request.current_proof, Side.CURRENT, left)
        self._proofs.open(call, request.new_proof, Side.NEW, came)
        if came == left:
            raise Refusal("contact_unchanged", errors=(FieldError("/contact", "not_allowed"),))
        before, left = (proven.address, left) if proven.channel is request.channel else ("", "")
        self._replace(account, Replacement(_KINDS[request.channel], before, after.address, left, came), call.now)
        until = call.now + policy.CONTACT_UNDO_LIFETIME
        changed = ContactChanged(channel=request.channel, contact=contacts.masked(after), undo_until=until)
        return Reply(changed)

    def _replace(self, account: Account, given: Replacement, now: int) -> None:
        try:
            self._changes.replace(account, given, now)
        except AddressTaken:
            raise Refusal("login_email_taken", errors=(FieldError("/contact", "not_allowed"),)) from None
        except AccountMoved:
            raise Refusal("sign_in_required") from None


class MergeAccount:
    """By proof of both contacts; another account is closed with it, and never a login lost."""

    def __init__(self, access: AccountAccess, changes: AccountChanges, proofs: Proofs, contact_key: LocalKey) -> None:
        self._access = access
        self._changes = changes
        self._proofs = proofs
        self._contact_key = contact_key

    def __call__(self, call: Call) -> Reply:
        request: AccountMerge = call.body
        account = self._access.of(call).account
        other = read_contact(request.channel, request.contact)
        hashed = contact_hash(self._contact_key.bytes, other)
        login = contact_hash(self._contact_key.bytes, Contact(Channel.EMAIL, account.email))
        self._proofs.open(call, request.current_proof, Side.CURRENT, login)
        proof = self._proofs.open(call, request.other_proof, Side.OTHER, hashed)
        try:
            return Reply(AccountMerged(merged=self._merge(account, proof, other, call.now)))
        except LoginUnsettled:
            raise Refusal("login_unsettled") from None
        except (AccountMoved, AddressTaken):
            raise Refusal("sign_in_required") from None

    def _merge(self, account: Account, proof: Proof, other: Contact, now: int) -> Merged:
        if proof.owner and proof.owner not in account.persons:
            self._changes.merge(account, self._owned(proof, other), proof.hash, now)
            return Merged.ACCOUNT
        if proof.own and proof.hash not in account.contacts:
            self._changes.join(account, proof.hash, other.address, now)
            return Merged.CONTACT
        raise Refusal("nothing_to_merge", errors=(FieldError("/contact", "not_allowed"),))

    def _owned(self, proof: Proof, other: Contact) -> Account:
        """The account whose login the contact is. Whoever has never signed in to it has not proved more. Raises
        Refusal."""
        found = self._changes.history(proof.owner)
        account = found[0] if found else None
        if account is None or account.into or account.initial or account.email != other.address:
            raise Refusal("nothing_to_merge", errors=(FieldError("/contact", "not_allowed"),))
        return account
