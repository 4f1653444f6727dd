"""fetch_form: a short-lived link to the form, or word that it is being made."""

from functions.fetch_form.contract import FormPending, FormReady, FormStatus
from shared.api.call import Call, Reply
from shared.api.own_applications import own_bindings, own_links
from shared.api.session import Session
from shared.domain import policy
from shared.domain.bindings import Binding
from shared.domain.identifiers import application_number
from shared.domain.refusals import Refusal
from shared.persistence.archive import Archive, SealedForm
from shared.persistence.binding_store import BindingStore
from shared.persistence.form_index import FormIndex

_ACCEPTED = 202


class FetchForm:
    """One look at the archive, one write of the form's digest; while it is not there, one batch read of the bindings.

    Who applies again keeps the right to the forms of the earlier applications: what counts is the contact that is on
    the form, whatever the bindings have become.
    """

    def __init__(self, bindings: BindingStore, archive: Archive, index: FormIndex) -> None:
        self._bindings = bindings
        self._archive = archive
        self._index = index

    def __call__(self, call: Call) -> Reply:
        number, session = call.path["application_number"], call.session
        application = self._application(session, number)
        form = self._archive.form(application)
        if form is None:
            return _pending(self._binding(session, application, number))
        if form.number != number or not self._is_on(form, session):
            raise Refusal("application_not_found")
        # Before it leaves: from then on it is known by its digest.
        self._index.put(form.digest, application)
        url = self._archive.form_link(application, f"parent-binding-{number}")
        return Reply(FormReady(url=url, expires_in=policy.FORM_LINK_LIFETIME))

    def _application(self, session: Session, number: str) -> str:
        """The id of the application that the session's links and ``number`` name. Raises Refusal."""
        for link in own_links(session, number):
            return link.application
        raise Refusal("application_not_found")

    def _is_on(self, form: SealedForm, session: Session) -> bool:
        return not form.contacts.isdisjoint(session.contact_hashes)

    def _binding(self, session: Session, application: str, number: str) -> Binding:
        """A binding of the application, checked against the session's contacts. Raises Refusal."""
        named = session._replace(links=own_links(session, number))
        for binding in own_bindings(self._bindings, named):
            if binding.application == application and application_number(application, binding.applied_at) == number:
                return binding
        raise Refusal("application_not_found")


def _pending(binding: Binding) -> Reply:
    if binding.by_hand:
        return Reply(FormPending(status=FormStatus.BY_HAND), status=_ACCEPTED)
    again = {"retry-after": str(policy.FORM_RETRY_AFTER)}
    return Reply(FormPending(status=FormStatus.RENDERING), status=_ACCEPTED, headers=again)
