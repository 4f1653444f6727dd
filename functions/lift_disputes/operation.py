"""lift_disputes: the account first, then the binding: cut short between the two, it is lifted by doing it again."""

from functions.lift_disputes.contract import DisputeLifted
from shared.api.call import Call, Reply
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain.accounts import Account, FrozenBy
from shared.domain.audit import AuditAction
from shared.domain.bindings import Binding
from shared.domain.identifiers import BindingIdInvalid, read_binding_id
from shared.domain.refusals import Refusal
from shared.domain.schools import SchoolId
from shared.domain.staff import Role
from shared.persistence.account_changes import AccountChanges
from shared.persistence.account_store import AccountStore
from shared.persistence.binding_store import BindingStore
from shared.persistence.dispute_store import DisputeStore


class LiftDispute:
    """A binding of another school is answered like one that nobody disputes."""

    def __init__(
        self,
        access: StaffAccess,
        bindings: BindingStore,
        disputes: DisputeStore,
        accounts: AccountStore,
        changes: AccountChanges,
        audit: StaffAudit,
    ) -> None:
        self._access = access
        self._bindings = bindings
        self._disputes = disputes
        self._accounts = accounts
        self._changes = changes
        self._audit = audit

    def __call__(self, call: Call) -> Reply:
        school = call.query.school
        self._access.require(call, school, Role.REGISTRAR)
        binding = self._named(call.path["binding_id"], school)
        account = self._accounts.get(binding.id.guardian, consistent=True)
        waits = account is not None and _waits_for(account, binding)
        if not binding.disputed_at and not waits:
            raise Refusal("dispute_not_found")
        settled = {binding.application} | self._gone(account, call.staff) if waits else set()
        self._audit.record(call, Role.REGISTRAR, AuditAction.DISPUTE_LIFTED, school, subject=binding.id.text)
        if waits:
            self._accounts.thaw(account.guardian, settled)
        self._disputes.lift(binding.id, school)
        return Reply(DisputeLifted(binding_id=binding.id.text))

    def _gone(self, account: Account, staff: str) -> set[str]:
        """The applications for which the account waits, and of which no binding stands any more. Raises Refusal:
        whoever gave the account another contact does not find as well that all is right."""
        found = self._changes.history(account.guardian)
        changes = found[1] if found else []
        if any(change.by == staff for change in changes):
            raise Refusal("second_registrar_required")
        # Some bindings may not have followed the latest change yet.
        contacts = account.contacts | {change.left for change in changes if change.left}
        standing = {binding.application for binding in self._disputes.approved(account, contacts)}
        return set(account.frozen_for - standing)

    def _named(self, named: str, school: SchoolId) -> Binding:
        try:
            found = self._bindings.get_many([read_binding_id(named)], consistent=True)
        except BindingIdInvalid:
            found = []
        if not found or found[0].class_id.school != school:
            raise Refusal("dispute_not_found")
        return found[0]


def _waits_for(account: Account, binding: Binding) -> bool:
    """Whether the school has to open the account, and the binding is one of its own."""
    if account.frozen_by is not FrozenBy.APPROVAL:
        return False
    return binding.application in account.frozen_for or not binding.contacts.isdisjoint(account.contacts)
