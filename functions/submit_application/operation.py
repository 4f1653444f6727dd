"""submit_application: check what the browser brings, keep it, and write every binding or none."""

import json
from collections.abc import Sequence
from pathlib import Path

from functions.submit_application.contract import ApplicationInput, ApplicationSubmitted, BindingCreated
from functions.submit_application.evidence import Evidence, EvidenceReader
from shared.api.call import Call, Reply
from shared.api.claims import Matched
from shared.api.endpoint import IDEMPOTENCY_KEY
from shared.api.session import Session
from shared.delivery import outbox
from shared.documents.application_record import ApplicationRecord, StudentRecord
from shared.documents.glyph_coverage import missing_glyphs
from shared.domain.bindings import Binding, Details, State
from shared.domain.identifiers import BindingId, application_number, keyed
from shared.domain.refusals import FieldError, Refusal
from shared.domain.students import masked_name
from shared.persistence.application_archive import ApplicationArchive, ApplicationDiffers
from shared.persistence.binding_store import BindingStore, Refused
from shared.persistence.contact_store import Link
from shared.persistence.key_ring import LocalKey
from shared.persistence.queue import Queue


class SubmitApplication:
    """One object, then one write to the table. The application's id comes from contact and Idempotency-Key, so a
    repeat meets its own traces: the same body is answered again, another body is refused (DATA rule 1)."""

    def __init__(
        self,
        evidence: EvidenceReader,
        bindings: BindingStore,
        archive: ApplicationArchive,
        messages: Queue,
        field_key: LocalKey,
        font_folder: Path,
    ) -> None:
        self._evidence = evidence
        self._bindings = bindings
        self._archive = archive
        self._messages = messages
        self._field_key = field_key
        self._font_folder = font_folder

    def __call__(self, call: Call) -> Reply:
        request: ApplicationInput = call.body
        session: Session = call.session
        evidence = self._evidence.read(request, session, call.now)
        application = keyed(
            self._field_key.bytes, "application", session.contact_hashes[0], call.headers[IDEMPOTENCY_KEY]
        )
        self._keep(application, request, evidence, call)
        bindings = _bindings(application, request, evidence, call, by_hand=self._by_hand(request, evidence))
        seats = [matched.student.seat for matched in evidence.students]
        signature = keyed(self._field_key.bytes, "signature", evidence.signature.digest())
        refused = self._bindings.submit(bindings, seats, signature, session.contact_hashes)
        if refused is not None:
            bindings = self._repeated(refused, bindings, application, session)
        return _reply(bindings, application, session)

    def _by_hand(self, request: ApplicationInput, evidence: Evidence) -> bool:
        """Whether a text of the guardian's or the roster's can't be printed: then the school makes the form out."""
        guardian = request.guardian
        texts = [guardian.name, guardian.email, guardian.mobile, evidence.signature.name]
        texts += [applied.relationship_detail or "" for applied in request.students]
        for matched in evidence.students:
            texts += [matched.student.name, matched.school_name, matched.student.class_name]
        return bool(missing_glyphs("".join(texts), self._font_folder))

    def _keep(self, application: str, request: ApplicationInput, evidence: Evidence, call: Call) -> None:
        record = _record(application, request, evidence, call)
        digest = keyed(self._field_key.bytes, "body", request.model_dump_json())
        try:
            self._archive.put(application, record.to_json(), digest)
        except ApplicationDiffers:
            raise Refusal("idempotency_key_reused") from None

    def _repeated(
        self, refused: Sequence[Refused | None], attempted: Sequence[Binding], application: str, session: Session
    ) -> list[Binding]:
        """The bindings of a repeated submission as they are now. Raises Refusal when it is none."""
        standing = [entry.binding for entry in refused if entry is not None and entry.binding is not None]
        if len(standing) == len(refused) and all(binding.application == application for binding in standing):
            return standing
        number, entry = next((n, entry) for n, entry in enumerate(refused) if entry is not None)
        place = (FieldError(f"/students/{number}", "invalid_value"),)
        if entry.binding is not None and entry.binding.contacts.intersection(session.contact_hashes):
            raise Refusal("binding_exists", errors=place)
        # Queued for a block and for a binding alike, so that the time taken tells neither; the sender looks which.
        self._messages.send([outbox.repeat_refused(attempted[number].id.text)])
        raise Refusal("application_refused", errors=place)


def _bindings(
    application: str, request: ApplicationInput, evidence: Evidence, call: Call, *, by_hand: bool
) -> list[Binding]:
    contacts = _contacts(evidence, call)
    names = tuple(masked_name(matched.student.name) for matched in evidence.students)
    return [
        Binding(
            id=_binding_id(matched, evidence),
            state=State.APPLIED,
            version=0,
            application=application,
            applied_at=call.now,
            relationship=applied.relationship,
            details=Details(
                student_name=matched.student.name,
                guardian_name=request.guardian.name,
                national_id=evidence.guardian.national_id,
                email=request.guardian.email,
                mobile=request.guardian.mobile,
                relationship_detail=applied.relationship_detail or "",
                application_students=names if number == 0 else (),
            ),
            language=call.language,
            contacts=contacts,
            teacher=matched.student.teacher,
            school_level=matched.student.school_level,
            school_code=matched.student.school_code,
            class_name=matched.student.class_name,
            consent_version=evidence.consent.version,
            changed_at=call.now,
            reason=None,
            leads=number == 0,
            account_elsewhere=bool(evidence.guardian.elsewhere),
            by_hand=by_hand,
        )
        for number, (applied, matched) in enumerate(zip(request.students, evidence.students, strict=True))
    ]


def _contacts(evidence: Evidence, call: Call) -> frozenset[str]:
    return frozenset({*call.session.contact_hashes, evidence.login_contact})


def _binding_id(matched: Matched, evidence: Evidence) -> BindingId:
    return BindingId(matched.student.index, evidence.guardian.index)


def _record(application: str, request: ApplicationInput, evidence: Evidence, call: Call) -> ApplicationRecord:
    return ApplicationRecord(
        number=application_number(application, call.now),
        submitted_at=call.now,
        language=call.language,
        guardian_name=request.guardian.name,
        national_id=evidence.guardian.national_id,
        email=request.guardian.email,
        mobile=request.guardian.mobile,
        students=tuple(
            StudentRecord(
                binding=_binding_id(matched, evidence).text,
                name=matched.student.name,
                school_name=matched.school_name,
                class_name=matched.student.class_name,
                relationship=applied.relationship,
                relationship_detail=applied.relationship_detail or "",
            )
            for applied, matched in zip(request.students, evidence.students, strict=True)
        ),
        proofs=evidence.proofs,
        contacts=tuple(sorted(_contacts(evidence, call))),
        consent_version=evidence.consent.version,
        consent_digest=evidence.consent.digest,
        consent_language=evidence.consent.language,
        signature=json.loads(evidence.signature.to_json()),
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
