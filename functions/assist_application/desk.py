"""Desk: what the registrar entered, checked against roster, catalogue and accounts, as an application."""

from collections.abc import Sequence

from functions.assist_application.contract import AssistedGuardian, AssistedInput, AssistedStudent, PaperSignature
from shared.api.call import Call
from shared.api.claims import Claims
from shared.api.tokens import TokenInvalid
from shared.documents import signature_given
from shared.documents.application import Agreed, Applicant, Application, AppliedStudent
from shared.documents.application_record import ContactProof
from shared.documents.evidence import Method
from shared.documents.signature import Signature, SignatureKind
from shared.domain import policy
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel, Contact
from shared.domain.identifiers import contact_hash
from shared.domain.refusals import FieldError, Refusal
from shared.persistence.counter_store import CounterStore, Facts
from shared.persistence.key_ring import IdentityIndex, LocalKey

_PURPOSES = {Channel.EMAIL: Purpose.LOGIN_EMAIL, Channel.SMS: Purpose.SESSION}


class Desk:
    """One round trip to the table; one KMS call for the guardian, and one a student who is named by national ID."""

    def __init__(self, counter: CounterStore, identities: IdentityIndex, contact_key: LocalKey, claims: Claims) -> None:
        self._counter = counter
        self._identities = identities
        self._contact_key = contact_key
        self._claims = claims

    def application(self, name: str, request: AssistedInput, call: Call) -> Application:
        """The application, under the id ``name``. Raises Refusal, StoreBusy."""
        signature = self._signature(request.signature, call)
        students = self._students(request.students)
        guardian = self._identities.of(request.guardian.national_id)
        given = _contacts(request.guardian)
        hashes = {contact.channel: contact_hash(self._contact_key.bytes, contact) for contact in given}
        facts = self._facts(request, students, guardian, hashes.get(Channel.EMAIL))
        contacts = frozenset(hashes.values())
        applied = _applied(request, students, facts)
        # After the students: whose login an address is, is told only of those who apply for a child of the school.
        _check_login(facts, guardian)
        _check_guardian(facts)
        return Application(
            id=name,
            submitted_at=call.now,
            language=request.language,
            guardian=_applicant(request.guardian, guardian, facts, contacts),
            students=applied,
            consent=_agreed(facts),
            contacts=contacts,
            proofs=tuple(_proof(contact, call.now) for contact in given),
            signature=signature,
            assisted_by=call.staff,
        )

    def _facts(self, request: AssistedInput, students: Sequence[str], guardian: str, login: str | None) -> Facts:
        """What the table knows."""
        consent = request.consent
        return self._counter.read(students, request.school, guardian, login, consent.version, consent.language)

    def _students(self, students: Sequence[AssistedStudent]) -> list[str]:
        """Index values of the students that are named. Raises Refusal."""
        if len(students) > policy.STUDENTS_AN_APPLICATION:
            raise Refusal("too_many_students")
        for number, student in enumerate(students):
            if (student.student_id is None) == (student.national_id is None):
                raise Refusal("invalid_request", errors=(FieldError(f"/students/{number}/student_id", "required"),))
        indices = [student.student_id or self._identities.of(student.national_id) for student in students]
        if len(set(indices)) < len(indices):
            raise Refusal("duplicate_student")
        return indices

    def _signature(self, given: PaperSignature, call: Call) -> Signature:
        """The signature as it is kept. Raises Refusal."""
        if (given.strokes is None) == (given.image is None):
            raise Refusal("signature_invalid", errors=(FieldError("/signature", "required"),))
        if given.strokes is not None:
            return signature_given.drawn(given.strokes)
        try:
            return Signature(SignatureKind.IMAGE, image=self._claims.scanned(call.staff, given.image, call.now))
        except TokenInvalid:
            place = FieldError("/signature/image", "token_invalid")
            raise Refusal("signature_image_expired", errors=(place,)) from None


def _contacts(guardian: AssistedGuardian) -> list[Contact]:
    given = ((Channel.EMAIL, guardian.email), (Channel.SMS, guardian.mobile))
    return [Contact(channel, address) for channel, address in given if address is not None]


def _applicant(given: AssistedGuardian, index: str, facts: Facts, contacts: frozenset[str]) -> Applicant:
    return Applicant(
        index,
        given.name,
        given.national_id,
        given.email or "",
        given.mobile or "",
        elsewhere=facts.account is not None and facts.account.contacts.isdisjoint(contacts),
    )


def _check_login(facts: Facts, guardian: str) -> None:
    """An address is one person's login. Raises Refusal."""
    if facts.login_of not in ("", guardian):
        raise Refusal("login_email_taken", errors=(FieldError("/guardian/email", "not_allowed"),))


def _check_guardian(facts: Facts) -> None:
    """A student of the roster is nobody's guardian; what else is to be done is said there. Raises Refusal."""
    if facts.guardian_is_student:
        raise Refusal("guardian_is_student", errors=(FieldError("/guardian/national_id", "not_allowed"),))


def _applied(request: AssistedInput, indices: Sequence[str], facts: Facts) -> tuple[AppliedStudent, ...]:
    """The students, each of the school. Of a child who is not, nothing is told. Raises Refusal."""
    for number, index in enumerate(indices):
        if index not in facts.students or facts.school is None:
            raise Refusal("student_not_in_school", errors=(FieldError(f"/students/{number}", "invalid_value"),))
    return tuple(
        AppliedStudent(facts.students[index], facts.school.name, given.relationship, given.relationship_detail or "")
        for index, given in zip(indices, request.students, strict=True)
    )


def _agreed(facts: Facts) -> Agreed:
    """Raises Refusal."""
    if facts.consent is None:
        raise Refusal("consent_not_found")
    return Agreed(facts.consent.version, facts.consent.digest, facts.consent.language)


def _proof(contact: Contact, now: int) -> ContactProof:
    return ContactProof(contact.channel, contact.address, _PURPOSES[contact.channel], now, Method.AT_COUNTER)
