"""fetch_evidence: what stands behind an application, as JSON at once, as a sealed page once it is made."""

from collections.abc import Iterable

from functions.fetch_evidence.contract import EvidencePage, EvidencePending, EvidenceReady, EvidenceRecord
from functions.fetch_evidence.trail import evidence_of
from shared.api.call import Call, Reply
from shared.api.own_applications import may_have, own_application
from shared.api.session import Session
from shared.documents.application_record import ApplicationRecord, read_record
from shared.domain import policy
from shared.domain.bindings import Binding
from shared.domain.identifiers import read_binding_id
from shared.domain.refusals import Refusal
from shared.persistence.application_archive import ApplicationArchive
from shared.persistence.binding_store import BindingStore
from shared.persistence.evidence_archive import EvidenceArchive
from shared.persistence.form_archive import FormArchive, SealedForm
from shared.persistence.queue import Queue

_ACCEPTED = 202


class FetchEvidence:
    """One batch read of the bindings. The page is asked for when it is not there, and made by render_form."""

    def __init__(
        self,
        bindings: BindingStore,
        applications: ApplicationArchive,
        forms: FormArchive,
        archive: EvidenceArchive,
        rendering: Queue,
    ) -> None:
        self._bindings = bindings
        self._applications = applications
        self._forms = forms
        self._archive = archive
        self._rendering = rendering

    def __call__(self, call: Call) -> Reply:
        number = call.path["application_number"]
        application, record, bindings = self._found(call.session, number)
        form = self._forms.find(application)
        evidence = evidence_of(record, form, bindings)
        spelt, digest = evidence.to_json(), evidence.digest()
        answer = {"evidence": EvidenceRecord.model_validate_json(spelt), "digest": digest}
        if _is_awaited(form, application, bindings) or not self._has_page(application, digest, spelt, call.now):
            again = {"retry-after": str(policy.FORM_RETRY_AFTER)}
            return Reply(EvidencePending(**answer), status=_ACCEPTED, headers=again)
        url = self._archive.page_link(application, digest, f"parent-binding-evidence-{number}.pdf")
        return Reply(EvidenceReady(**answer, page=EvidencePage(url=url, expires_in=policy.FORM_LINK_LIFETIME)))

    def _found(self, session: Session, number: str) -> tuple[str, ApplicationRecord, dict[str, Binding]]:
        """The application's id, its record and its bindings, if the session may have them. Raises Refusal."""
        application = own_application(session, number)
        kept = self._applications.find(application)
        record = None if kept is None else read_record(kept)
        if record is None or record.number != number:
            raise Refusal("application_not_found")
        bindings = self._bindings_of(record)
        if not self._may_fetch(session, application, record, bindings.values()):
            raise Refusal("application_not_found")
        return application, record, bindings

    def _may_fetch(
        self, session: Session, application: str, record: ApplicationRecord, bindings: Iterable[Binding]
    ) -> bool:
        return may_have(session, application, record.contacts, bindings)

    def _bindings_of(self, record: ApplicationRecord) -> dict[str, Binding]:
        found = self._bindings.get_many([read_binding_id(student.binding) for student in record.students])
        return {binding.id.text: binding for binding in found}

    def _has_page(self, application: str, digest: str, evidence: str, now: int) -> bool:
        if self._archive.has_page(application, digest):
            return True
        if self._archive.put(application, digest, evidence.encode(), now):
            self._rendering.send([{"application": application, "evidence": digest}])
        return False


def _is_awaited(form: SealedForm | None, application: str, bindings: dict[str, Binding]) -> bool:
    """Whether the form is still to come: then its digest is not known yet."""
    return form is None and any(
        binding.application == application and not binding.by_hand for binding in bindings.values()
    )
