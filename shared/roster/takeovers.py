"""Takeovers: the school from which an import takes a pupil has it in its own trail."""

from collections.abc import Iterable

from shared.domain.audit import AuditAction, AuditEntry
from shared.domain.imports import RosterImport
from shared.domain.staff import Role
from shared.roster.difference import Change

MOVED = "moved"


def takeovers(roster_import: RosterImport, changes: Iterable[Change], begun: int) -> list[AuditEntry]:
    """An entry for the losing school of each pupil whom an import takes over that began at ``begun``.

    The same one however often it is gone on with. None for an import by whoever runs the service, who is no member of
    staff.
    """
    if not roster_import.by:
        return []
    # For one school a registrar brings it in, or a city administrator.
    role = Role.CITY_ADMINISTRATOR if roster_import.school is None else None
    return [
        AuditEntry(
            id=f"{roster_import.id}.{change.after.index}",
            at=begun,
            actor=roster_import.by,
            role=role,
            action=AuditAction.ROSTER_APPLIED,
            school=change.before.school,
            class_name=change.before.class_name,
            subject=change.after.index,
            details=(MOVED,),
        )
        for change in changes
        if change.takes_over and not change.held and change.before is not None
    ]
