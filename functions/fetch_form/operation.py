"""fetch_form: a short-lived link to the form, or word that it is being made."""

from functions.fetch_form.contract import FormPending, FormReady, FormStatus
from shared.api.call import Call, Reply
from shared.api.own_applications import is_on, own_application, own_bindings, own_links
from shared.api.session import Session
from shared.domain import policy
from shared.domain.bindings import Binding
from shared.domain.documents import DocumentKind
from shared.domain.identifiers import application_number
from shared.domain.refusals import Refusal
from shared.persistence.binding_store import BindingStore
from shared.persistence.document_index import DocumentIndex, Indexed
from shared.persistence.form_archive import FormArchive, SealedForm

_ACCEPTED = 202


class FetchForm:
    """One look at the archive, one write of the form's digest; while it is not there, one batch read of the bindings.

    Who applies again keeps the right to the forms of the earlier applications: what counts is the contact that is on
    the form, whatever the bindings have become.
    """

    def __init__(self, bindings: BindingStore, forms: FormArchive, index: DocumentIndex, kept_days: int) -> None:
        self._bindings = bindings
        self._forms = forms
        self._index = index
        self._kept_days = kept_days

    def __call__(self, call: Call) -> Reply:
        number, session = call.path["application_number"], call.session
        application = own_application(session, number)
        form = self._forms.find(application)
        if form is None:
            return self._pending(self._binding(session, application, number), call.now)
        if form.number != number or not self._may_fetch(form, session):
            raise Refusal("application_not_found")
        # Before it leaves: from then on it is known by its digest.
        self._index.put(form.digest, Indexed(DocumentKind.FORM, application))
        url = self._forms.link(application, f"parent-binding-{number}.pdf")
        return Reply(FormReady(url=url, expires_in=policy.FORM_LINK_LIFETIME))

    def _may_fetch(self, form: SealedForm, session: Session) -> bool:
        return is_on(form.contacts, session)

    def _binding(self, session: Session, application: str, number: str) -> Binding:
        """A binding of the application, checked against the session's contacts. Raises Refusal."""
        named = session._replace(links=own_links(session, number))
        for binding in own_bindings(self._bindings, named):
            if binding.application == application and application_number(application, binding.applied_at) == number:
                return binding
        raise Refusal("application_not_found")

    def _pending(self, binding: Binding, now: int) -> Reply:
        if now >= binding.applied_at + self._kept_days * policy.DAY:
            return Reply(FormPending(status=FormStatus.NO_LONGER_KEPT), status=_ACCEPTED)
        if binding.by_hand:
            return Reply(FormPending(status=FormStatus.BY_HAND), status=_ACCEPTED)
        again = {"retry-after": str(policy.FORM_RETRY_AFTER)}
        return Reply(FormPending(status=FormStatus.RENDERING), status=_ACCEPTED, headers=again)
