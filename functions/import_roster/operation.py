"""import_roster, asking: an import is opened, checked, applied and taken back; a worker does the work."""

from typing import Any

from functions.import_roster.contract import Applying, ImportOpened, OneSchool, UploadForm
from functions.import_roster.telling import summary
from shared.api.call import Call, Reply
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain import policy
from shared.domain.audit import AuditAction
from shared.domain.identifiers import encoded
from shared.domain.imports import ImportAction, ImportState, RosterImport, states_before
from shared.domain.refusals import Refusal
from shared.domain.schools import SchoolId
from shared.domain.sealing import Entropy
from shared.domain.staff import Role
from shared.persistence.import_archive import ImportArchive
from shared.persistence.import_store import ImportMoved, ImportStore
from shared.persistence.queue import Queue
from shared.roster.tasks import Task, TaskKind

_ROLES = (Role.REGISTRAR, Role.CITY_ADMINISTRATOR)
_ID_BYTES = 16


class Imports:
    """Imports as their callers may see them: those for a school are its registrars', all are the city's."""

    def __init__(self, access: StaffAccess, store: ImportStore) -> None:
        self._access = access
        self.store = store

    def found(self, call: Call, school: SchoolId | None = None) -> tuple[RosterImport, Role]:
        """The import that the path names, and the role in which the caller may act on it, or on what it did to
        ``school``. Raises Refusal."""
        found = self.store.get(call.path["import_id"])
        if found is None:
            raise Refusal("import_not_found")
        return found, self._access.require(call, found.school or school, *_ROLES)

    def allowed(self, call: Call, school: SchoolId | None) -> Role:
        """The role in which the caller may import for a school or the city. Raises Refusal."""
        return self._access.require(call, school, *_ROLES)


class OpenImport:
    """Writes the import, and signs where its file may be posted."""

    def __init__(self, imports: Imports, archive: ImportArchive, entropy: Entropy) -> None:
        self._imports = imports
        self._archive = archive
        self._entropy = entropy

    def __call__(self, call: Call) -> Reply:
        wanted: OneSchool = call.body
        school = wanted.named()
        self._imports.allowed(call, school)
        import_id = encoded(self._entropy(_ID_BYTES))
        self._imports.store.open(RosterImport(import_id, call.now, call.staff, school, ImportState.UPLOADING, call.now))
        url, fields = self._archive.upload(import_id)
        return Reply(
            ImportOpened(
                import_id=import_id,
                upload=UploadForm(url=url, fields=dict(fields)),
                expires_in=policy.ROSTER_UPLOAD_LINK_LIFETIME,
                max_bytes=policy.ROSTER_FILE_MAX_BYTES,
            )
        )


class AskForWork:
    """Moves an import on and queues what follows. Whoever asks again has it gone on with: all of it can be repeated."""

    def __init__(self, imports: Imports, archive: ImportArchive, queue: Queue, audit: StaffAudit) -> None:
        self._imports = imports
        self._archive = archive
        self._queue = queue
        self._audit = audit

    def check(self, call: Call) -> Reply:
        """Raises Refusal."""
        found, role = self._imports.found(call)
        if not self._archive.uploaded(found.id):
            raise Refusal("roster_not_uploaded")
        return self._do(call, role, found, TaskKind.CHECK, found.school)

    def apply(self, call: Call) -> Reply:
        """Raises Refusal."""
        wanted: Applying = call.body
        found, role = self._imports.found(call)
        if found.lacking and not wanted.allow_missing:
            raise Refusal("too_many_missing")
        if found.school is not None and (self._imports.store.last(found.school) or "") not in (found.last, found.id):
            raise Refusal("import_not_ready")
        allowed = found.allow_missing or wanted.allow_missing
        return self._do(call, role, found, TaskKind.APPLY, found.school, allow_missing=allowed)

    def undo(self, call: Call) -> Reply:
        """In the school that the body names, which may be one of many; else wherever it was applied. Raises Refusal."""
        wanted: OneSchool = call.body
        school = wanted.named()
        found, role = self._imports.found(call, school)
        if found.school not in (None, school or found.school):
            raise Refusal("import_not_found")
        if found.school is not None or school is None:
            self._require_last(found, found.school)
            return self._do(call, role, found, TaskKind.UNDO, found.school)
        self._require_last(found, school)
        if found.state not in states_before(ImportAction.UNDO):
            raise Refusal("import_not_ready")
        return self._queued(call, role, found, Task(found.id, TaskKind.UNDO, school))

    def _require_last(self, found: RosterImport, school: SchoolId | None) -> None:
        if school is not None and self._imports.store.last(school) != found.id:
            raise Refusal("import_not_last")

    def _do(
        self, call: Call, role: Role, found: RosterImport, kind: TaskKind, school: SchoolId | None, **noted: bool
    ) -> Reply:
        try:
            moved = self._imports.store.advance(found.id, ImportAction(kind), call.now, **noted)
        except ImportMoved:
            raise Refusal("import_not_ready") from None
        return self._queued(call, role, moved, Task(found.id, kind), school)

    def _queued(self, call: Call, role: Role, found: RosterImport, task: Task, school: SchoolId | None = None) -> Reply:
        self._audit.record(call, role, _AUDITED[task.kind], school or task.school, subject=found.id)
        self._queue.send([task.body])
        return Reply(summary(found))


_AUDITED: dict[TaskKind, Any] = {
    TaskKind.CHECK: AuditAction.ROSTER_CHECKED,
    TaskKind.APPLY: AuditAction.ROSTER_APPLIED,
    TaskKind.UNDO: AuditAction.ROSTER_UNDONE,
}
