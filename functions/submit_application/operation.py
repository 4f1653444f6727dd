"""submit_application: check what the browser brings, keep it, and write every binding or none."""

from collections.abc import Sequence

from functions.submit_application.contract import ApplicationInput, ApplicationSubmitted, BindingCreated
from functions.submit_application.evidence import Evidence, EvidenceReader
from shared.api.call import Call, Reply
from shared.api.endpoint import IDEMPOTENCY_KEY
from shared.api.own_applications import is_on
from shared.api.session import Session
from shared.delivery import outbox
from shared.documents.application import Agreed, Applicant, Application, AppliedStudent
from shared.documents.filing import Filing, NotFiled
from shared.domain.bindings import Binding, State
from shared.domain.identifiers import BindingId, application_number
from shared.domain.refusals import FieldError, Refusal
from shared.persistence.contact_store import Link
from shared.persistence.queue import Queue

# Why an own binding stands in the way. What else of the own is refused, a block bars.
_LIVE = (State.APPLIED, State.APPROVED)


class SubmitApplication:
    """The application is its session's first contact's: what that sends again under one key is the same one."""

    def __init__(self, evidence: EvidenceReader, filing: Filing, messages: Queue) -> None:
        self._evidence = evidence
        self._filing = filing
        self._messages = messages

    def __call__(self, call: Call) -> Reply:
        request: ApplicationInput = call.body
        session: Session = call.session
        evidence = self._evidence.read(request, session, call.now)
        if evidence.guardian.student:
            # A student's ID is nobody else's: told like a block, so that it does not tell who is a student.
            raise self._refused(BindingId(evidence.students[0].student.index, evidence.guardian.index), 0)
        contacts = session.contact_hashes
        name = self._filing.application_id("application", contacts[0], call.headers[IDEMPOTENCY_KEY])
        application = _application(name, request, evidence, call)
        try:
            bindings = self._filing.file(application, request.model_dump_json(), contacts)
        except NotFiled as refused:
            raise self._refusal(refused, session) from None
        return _reply(bindings, name, session)

    def _refusal(self, refused: NotFiled, session: Session) -> Refusal:
        place = (FieldError(f"/students/{refused.place}", "invalid_value"),)
        standing = refused.standing
        if standing is not None and standing.state in _LIVE and is_on(standing.contacts, session):
            return Refusal("binding_exists", errors=place)
        return self._refused(refused.wanted, refused.place)

    def _refused(self, wanted: BindingId, place: int) -> Refusal:
        # Queued whatever it was refused for, so that the time taken tells nothing; the sender looks which.
        self._messages.send([outbox.repeat_refused(wanted.text)])
        return Refusal("application_refused", errors=(FieldError(f"/students/{place}", "invalid_value"),))


def _application(name: str, request: ApplicationInput, evidence: Evidence, call: Call) -> Application:
    guardian, checked = request.guardian, evidence.guardian
    return Application(
        id=name,
        submitted_at=call.now,
        language=call.language,
        guardian=Applicant(
            checked.index,
            guardian.name,
            checked.national_id,
            guardian.email,
            guardian.mobile,
            elsewhere=bool(checked.elsewhere),
        ),
        students=tuple(
            AppliedStudent(*matched, applied.relationship, applied.relationship_detail or "")
            for applied, matched in zip(request.students, evidence.students, strict=True)
        ),
        consent=Agreed(*evidence.consent),
        contacts=frozenset({*call.session.contact_hashes, evidence.login_contact}),
        proofs=evidence.proofs,
        signature=evidence.signature,
    )


def _reply(bindings: Sequence[Binding], application: str, session: Session) -> Reply:
    applied_at = bindings[0].applied_at
    body = ApplicationSubmitted(
        application_number=application_number(application, applied_at),
        submitted_at=applied_at,
        bindings=[
            BindingCreated(binding_id=binding.id.text, student_name=binding.details.student_name, state=binding.state)
            for binding in bindings
        ],
    )
    links = tuple(Link(binding.id.text, application) for binding in bindings)
    return Reply(body, session=session.with_links(links))
