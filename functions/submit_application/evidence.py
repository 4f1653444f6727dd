"""Evidence: what the earlier steps proved, read back from the tokens that the browser brings."""

from collections.abc import Callable, Collection
from typing import NamedTuple, TypeVar

from functions.submit_application.contract import ApplicationInput, SignatureInput
from shared.api.application_given import check_relationships
from shared.api.claims import Checked, Claims, Consented, Matched
from shared.api.session import Session
from shared.api.tokens import TokenInvalid
from shared.documents import signature_given
from shared.documents.application_record import ContactProof
from shared.documents.evidence import Method
from shared.documents.signature import Signature, SignatureKind
from shared.domain import policy
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel, Contact
from shared.domain.identifiers import contact_hash
from shared.domain.refusals import FieldError, Refusal
from shared.persistence.key_ring import LocalKey
from shared.persistence.withdrawals import Withdrawals

_Token = TypeVar("_Token", Matched, Consented, Checked, bytes)


class Evidence(NamedTuple):
    """Everything that an application needs and that its body does not say in clear."""

    students: tuple[Matched, ...]
    consent: Consented
    guardian: Checked
    login_contact: str
    proofs: tuple[ContactProof, ...]
    signature: Signature


class EvidenceReader:
    """Reads and checks it; makes no call but for the contact key, and now and then for who was withdrawn."""

    def __init__(self, claims: Claims, contact_key: LocalKey, withdrawals: Withdrawals) -> None:
        self._claims = claims
        self._contact_key = contact_key
        self._withdrawals = withdrawals

    def read(self, request: ApplicationInput, session: Session, now: int) -> Evidence:
        """Raises Refusal."""
        check_relationships(request.students)
        students = self._students(request, session, now)
        consent = _opened("consent_expired", lambda: self._claims.consented(session, request.consent, now))
        guardian = _opened("guardian_check_expired", lambda: self._claims.checked(session, request.guardian_check, now))
        return Evidence(
            students=students,
            consent=consent,
            guardian=guardian,
            login_contact=self._login_contact(request, guardian, session),
            proofs=self._proofs(request, session, now),
            signature=self._signature(request.signature, session, now),
        )

    def _students(self, request: ApplicationInput, session: Session, now: int) -> tuple[Matched, ...]:
        if len(request.students) > policy.STUDENTS_AN_APPLICATION:
            raise Refusal("too_many_students")
        withdrawn = self._withdrawals.at(now)
        students = tuple(
            _opened(
                "match_expired",
                lambda applied=applied: self._matched(session, applied.match, now, withdrawn),
                FieldError(f"/students/{number}/match", "token_invalid"),
            )
            for number, applied in enumerate(request.students)
        )
        if len({matched.student.index for matched in students}) < len(students):
            raise Refusal("duplicate_student")
        return students

    def _matched(self, session: Session, token: str, now: int, withdrawn: Collection[str]) -> Matched:
        """The match of somebody who was withdrawn since is as good as one that has expired. Raises TokenInvalid."""
        matched = self._claims.matched(session, token, now)
        if matched.student.index in withdrawn:
            raise TokenInvalid
        return matched

    def _login_contact(self, request: ApplicationInput, guardian: Checked, session: Session) -> str:
        """Hash of the login e-mail, which this session has proved, or which is that of the guardian's own account."""
        hashed = contact_hash(self._contact_key.bytes, Contact(Channel.EMAIL, request.guardian.email))
        if hashed not in session.contact_hashes and request.guardian.email != guardian.account_email:
            raise Refusal("login_email_unverified")
        own = request.guardian.email == guardian.account_email
        if not own and session.owner_of(hashed) not in ("", guardian.index):
            raise Refusal("login_email_taken", errors=(FieldError("/guardian/email", "not_allowed"),))
        return hashed

    def _proofs(self, request: ApplicationInput, session: Session, now: int) -> tuple[ContactProof, ...]:
        """What codes proved in this session, with the address where it is one of the application's; and the login,
        where the guardian's own account vouches for it."""
        given = (Contact(Channel.EMAIL, request.guardian.email), Contact(Channel.SMS, request.guardian.mobile))
        known = {contact_hash(self._contact_key.bytes, contact): contact.address for contact in given}
        proofs = [
            ContactProof(
                Channel(contact.channel),
                known.get(contact.hash, ""),
                Purpose.SESSION if number == 0 else Purpose.LOGIN_EMAIL,
                contact.verified_at,
                Method.SIX_DIGIT_CODE,
            )
            for number, contact in enumerate(session.contacts)
        ]
        login = request.guardian.email
        if login not in {proof.address for proof in proofs}:
            proofs.append(ContactProof(Channel.EMAIL, login, Purpose.LOGIN_EMAIL, now, Method.EXISTING_ACCOUNT))
        return tuple(proofs)

    def _signature(self, given: SignatureInput, session: Session, now: int) -> Signature:
        """The signature as it is kept. Raises Refusal."""
        if [given.strokes, given.typed_name, given.image].count(None) != 2:
            raise Refusal("signature_invalid", errors=(FieldError("/signature", "required"),))
        if given.image is None:
            strokes, name = given.strokes, given.typed_name
            return signature_given.typed(name) if strokes is None else signature_given.drawn(strokes)
        image = _opened(
            "signature_image_expired",
            lambda: self._claims.imaged(session, given.image, now),
            FieldError("/signature/image", "token_invalid"),
        )
        return Signature(SignatureKind.IMAGE, image=image)


def _opened(code: str, read: Callable[[], _Token], *errors: FieldError) -> _Token:
    try:
        return read()
    except TokenInvalid:
        raise Refusal(code, errors=errors) from None
