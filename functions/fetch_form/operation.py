"""fetch_form: a short-lived link to the form, or word that it is being made."""

from functions.fetch_form.contract import FormPending, FormReady, FormStatus
from shared.api.call import Call, Reply
from shared.api.own_applications import may_have, own_application, own_bindings, own_links
from shared.api.session import Session
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain import policy
from shared.domain.audit import AuditAction
from shared.domain.bindings import Binding
from shared.domain.documents import DocumentKind
from shared.domain.identifiers import BindingIdInvalid, application_number, read_binding_id
from shared.domain.refusals import Refusal
from shared.domain.staff import Acting
from shared.persistence.binding_store import BindingStore
from shared.persistence.document_index import DocumentIndex, Indexed
from shared.persistence.form_archive import FormArchive, SealedForm

_ACCEPTED = 202


class Desk:
    """Where forms are handed out."""

    def __init__(self, forms: FormArchive, index: DocumentIndex, kept_days: int) -> None:
        self._forms = forms
        self._index = index
        self._kept_days = kept_days

    def find(self, application: str) -> SealedForm | None:
        """The application's form; one look at the archive."""
        return self._forms.find(application)

    def hand_out(self, application: str, form: SealedForm, *, inline: bool) -> Reply:
        """A link to a form, to be kept as a file or, ``inline``, shown in a page; one write."""
        # Before it leaves: from then on it is known by its digest.
        self._index.put(form.digest, Indexed(DocumentKind.FORM, application))
        url = self._forms.link(application, f"parent-binding-{form.number}.pdf", inline=inline)
        return Reply(FormReady(url=url, expires_in=policy.FORM_LINK_LIFETIME))

    def pending(self, binding: Binding, now: int) -> Reply:
        """Why a form is not there."""
        if now >= binding.applied_at + self._kept_days * policy.DAY:
            return Reply(FormPending(status=FormStatus.NO_LONGER_KEPT), status=_ACCEPTED)
        if binding.by_hand:
            return Reply(FormPending(status=FormStatus.BY_HAND), status=_ACCEPTED)
        again = {"retry-after": str(policy.FORM_RETRY_AFTER)}
        return Reply(FormPending(status=FormStatus.RENDERING), status=_ACCEPTED, headers=again)


class FetchForm:
    """One look at the archive, one batch read of the bindings; where the form is there, one write of its digest."""

    def __init__(self, bindings: BindingStore, desk: Desk) -> None:
        self._bindings = bindings
        self._desk = desk

    def __call__(self, call: Call) -> Reply:
        number, session = call.path["application_number"], call.session
        application = own_application(session, number)
        form = self._desk.find(application)
        if form is None:
            return self._desk.pending(self._binding(session, application, number), call.now)
        if form.number != number or not self._may_fetch(session, application, form):
            raise Refusal("application_not_found")
        return self._desk.hand_out(application, form, inline=False)

    def _may_fetch(self, session: Session, application: str, form: SealedForm) -> bool:
        return may_have(session, application, form.contacts, self._bindings.get_many(form.bindings))

    def _binding(self, session: Session, application: str, number: str) -> Binding:
        """A binding of the application, checked against the session's contacts. Raises Refusal."""
        named = session._replace(links=own_links(session, number))
        for binding in own_bindings(self._bindings, named):
            if binding.application == application and application_number(application, binding.applied_at) == number:
                return binding
        raise Refusal("application_not_found")


class FetchReviewedForm:
    """One read of the binding (before it, for another class than the own, a look at the assignments), one look at the
    archive, one write of the form's digest.

    The form is that of the application which the binding stands for now. A binding of another class is answered like
    one that does not exist.
    """

    def __init__(self, access: StaffAccess, bindings: BindingStore, desk: Desk, audit: StaffAudit) -> None:
        self._access = access
        self._bindings = bindings
        self._desk = desk
        self._audit = audit

    def __call__(self, call: Call) -> Reply:
        acting = self._access.acting(call, call.query.class_id)
        binding = self._binding(call.path["binding_id"])
        if binding is None or not self._may_look(binding, acting):
            raise Refusal("binding_not_found")
        form = self._desk.find(binding.application)
        if form is None:
            return self._desk.pending(binding, call.now)
        self._audit.record(call, acting.role, AuditAction.FORM_SEEN, binding.class_id, subject=binding.id.text)
        return self._desk.hand_out(binding.application, form, inline=True)

    def _may_look(self, binding: Binding, acting: Acting) -> bool:
        return acting.covers(binding.teacher, binding.class_id)

    def _binding(self, text: str) -> Binding | None:
        try:
            found = self._bindings.get_many([read_binding_id(text)])
        except BindingIdInvalid:
            return None
        return found[0] if found else None
