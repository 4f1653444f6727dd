"""assist_application: what the registrar has seen stands in place of the codes that a guardian proves contacts by."""

from functions.assist_application.contract import ApplicationAssisted, AssistedBinding, AssistedInput
from functions.assist_application.desk import Desk
from shared.api.application_given import check_relationships
from shared.api.call import Call, Reply
from shared.api.endpoint import IDEMPOTENCY_KEY
from shared.api.staff_access import StaffAccess
from shared.delivery import outbox
from shared.documents.application import Application
from shared.documents.filing import Filing, NotFiled
from shared.domain.bindings import Action, Binding, states_before
from shared.domain.identifiers import application_number
from shared.domain.refusals import FieldError, Refusal
from shared.domain.staff import Role
from shared.persistence.queue import Queue


class AssistApplication:
    """Two reads, one object, one write. A protected child is a child like any other here; a block holds.

    The application is the registrar's: what they send again under one key is the same one.
    """

    def __init__(self, access: StaffAccess, desk: Desk, filing: Filing, messages: Queue) -> None:
        self._access = access
        self._desk = desk
        self._filing = filing
        self._messages = messages

    def __call__(self, call: Call) -> Reply:
        request: AssistedInput = call.body
        check_relationships(request.students)
        self._access.require(call, request.school, Role.REGISTRAR)
        name = self._filing.application_id("assisted", call.staff, call.headers[IDEMPOTENCY_KEY])
        application = self._desk.application(name, request, call)
        # As whenever an ID is named: its account's owner hears of it, unless the contacts are the owner's.
        self._messages.send([outbox.account_probed(application.guardian.index, sorted(application.contacts))])
        try:
            bindings = self._filing.file(application, request.model_dump_json(), None)
        except NotFiled as refused:
            raise _refusal(refused) from None
        return Reply(_answer(application, bindings))


def _refusal(refused: NotFiled) -> Refusal:
    """A binding that is alive is told; everything else that stands in the way is a block."""
    alive = refused.standing is not None and refused.standing.state not in states_before(Action.SUBMIT)
    code = "binding_exists" if alive else "application_refused"
    return Refusal(code, errors=(FieldError(f"/students/{refused.place}", "invalid_value"),))


def _answer(application: Application, bindings: list[Binding]) -> ApplicationAssisted:
    applied_at = bindings[0].applied_at
    return ApplicationAssisted(
        application_number=application_number(application.id, applied_at),
        submitted_at=applied_at,
        bindings=[
            AssistedBinding(
                binding_id=binding.id.text,
                student_name=binding.details.student_name,
                class_name=binding.class_name,
                state=binding.state,
            )
            for binding in bindings
        ],
    )
