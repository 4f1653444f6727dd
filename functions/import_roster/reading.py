"""import_roster, reading: how far imports are, and what their checks have found."""

from functions.import_roster.contract import ImportList, ImportsQuery
from functions.import_roster.operation import Imports
from functions.import_roster.telling import detail, summary
from shared.api.call import Call, Reply
from shared.api.staff_audit import StaffAudit
from shared.domain.audit import AuditAction
from shared.domain.imports import ImportState
from shared.persistence.import_archive import ImportArchive
from shared.roster.report import read_report

_TOLD_IN = (ImportState.REFUSED, ImportState.READY)


class ReadImport:
    """One import. Pupils are named only while it waits to be applied, and that is recorded."""

    def __init__(self, imports: Imports, archive: ImportArchive, audit: StaffAudit) -> None:
        self._imports = imports
        self._archive = archive
        self._audit = audit

    def __call__(self, call: Call) -> Reply:
        found, role = self._imports.found(call)
        report = self._archive.report(found.id) if found.state in _TOLD_IN else None
        if found.state is ImportState.READY:
            self._audit.record(
                call, role, AuditAction.ROSTER_CHECKED, found.school, subject=found.id, details=("seen",)
            )
        return Reply(detail(found, read_report(report) if report else None, call.language))


class ListImports:
    """The newest imports of a school, those of the whole city that touched it among them; or those of the city."""

    def __init__(self, imports: Imports) -> None:
        self._imports = imports

    def __call__(self, call: Call) -> Reply:
        query: ImportsQuery = call.query
        school = query.named("?")
        self._imports.allowed(call, school)
        last = self._imports.store.last(school) if school else None
        found = self._imports.store.latest(school)
        return Reply(ImportList(imports=[summary(one, last=school is None or one.id == last) for one in found]))
