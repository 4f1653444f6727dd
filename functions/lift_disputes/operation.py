"""lift_disputes: the account first, then the binding: cut short between the two, it is lifted by doing it again."""

from functions.lift_disputes.contract import DisputeLifted
from shared.api.call import Call, Reply
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain.audit import AuditAction
from shared.domain.bindings import Binding
from shared.domain.identifiers import BindingIdInvalid, read_binding_id
from shared.domain.refusals import Refusal
from shared.domain.schools import SchoolId
from shared.domain.staff import Role
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
        audit: StaffAudit,
    ) -> None:
        self._access = access
        self._bindings = bindings
        self._disputes = disputes
        self._accounts = accounts
        self._audit = audit

    def __call__(self, call: Call) -> Reply:
        school = call.query.school
        self._access.require(call, school, Role.REGISTRAR)
        binding = self._disputed(call.path["binding_id"], school)
        self._audit.record(call, Role.REGISTRAR, AuditAction.DISPUTE_LIFTED, school, subject=binding.id.text)
        account = self._accounts.get(binding.id.guardian, consistent=True)
        if account is not None:
            self._accounts.thaw(account.guardian, binding.application)
        self._disputes.lift(binding.id, school)
        return Reply(DisputeLifted(binding_id=binding.id.text))

    def _disputed(self, named: str, school: SchoolId) -> Binding:
        try:
            found = self._bindings.get_many([read_binding_id(named)], consistent=True)
        except BindingIdInvalid:
            found = []
        if not found or found[0].class_id.school != school or not found[0].disputed_at:
            raise Refusal("dispute_not_found")
        return found[0]
