"""Staff audit: records what the caller of a staff endpoint is about to be shown, or has changed."""

from collections.abc import Sequence

from shared.api.call import Call
from shared.domain.audit import AuditAction, AuditEntry
from shared.domain.identifiers import encoded
from shared.domain.schools import ClassId, SchoolId
from shared.domain.sealing import Entropy
from shared.domain.staff import Role
from shared.persistence.audit_log import AuditLog

_ID_BYTES = 16


class StaffAudit:
    """One entry a call; made before the answer, so that nothing is shown that was not recorded."""

    def __init__(self, log: AuditLog, entropy: Entropy) -> None:
        self._log = log
        self._entropy = entropy

    def record(
        self,
        call: Call,
        role: Role | None,
        action: AuditAction,
        place: ClassId | SchoolId | None,
        *,
        subject: str = "",
        details: Sequence[str] = (),
    ) -> None:
        """Record that the caller, as ``role``, did ``action`` at ``place`` (None: in the city). Raises StoreBusy."""
        school, class_name = place if isinstance(place, ClassId) else (place, "")
        entry = AuditEntry(
            id=encoded(self._entropy(_ID_BYTES)),
            at=call.now,
            actor=call.staff,
            role=role,
            action=action,
            school=school,
            class_name=class_name,
            subject=subject,
            details=tuple(details),
        )
        self._log.record(entry)
