"""fetch_form: a short-lived link to the form, or word that it is being made."""

from functions.fetch_form.contract import FormPending, FormReady, FormStatus
from shared.api.call import Call, Reply
from shared.api.own_bindings import own_bindings
from shared.api.session import Session
from shared.domain import policy
from shared.domain.identifiers import application_number
from shared.domain.refusals import Refusal
from shared.persistence.archive import Archive
from shared.persistence.binding_store import BindingStore

_ACCEPTED = 202


class FetchForm:
    """One batch read to see that the session's contact is on the application, then one look at the archive."""

    def __init__(self, bindings: BindingStore, archive: Archive) -> None:
        self._bindings = bindings
        self._archive = archive

    def __call__(self, call: Call) -> Reply:
        number = call.path["application_number"]
        application = self._application(call.session, number)
        if not self._archive.has_form(application):
            return Reply(
                FormPending(status=FormStatus.RENDERING),
                status=_ACCEPTED,
                headers={"retry-after": str(policy.FORM_RETRY_AFTER)},
            )
        url = self._archive.form_link(application, f"parent-binding-{number}")
        return Reply(FormReady(url=url, expires_in=policy.FORM_LINK_LIFETIME))

    def _application(self, session: Session, number: str) -> str:
        """The id of the application with this number, if one of the session's contacts is on it. Raises Refusal."""
        for binding in own_bindings(self._bindings, session):
            if application_number(binding.application, binding.applied_at) == number:
                return binding.application
        raise Refusal("application_not_found")
