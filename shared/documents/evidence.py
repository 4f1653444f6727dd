"""Evidence: what stands behind an application, as one value with one spelling; its page is made from it alone.

It holds no more personal data than the form: contacts are masked, national IDs are left out.
"""

import hashlib
import json
from enum import StrEnum
from typing import Any, Final, NamedTuple

from shared.domain.bindings import State
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel
from shared.domain.languages import Language


class Actor(StrEnum):
    """Who moved a binding."""

    GUARDIAN = "guardian"
    REGISTRAR = "registrar"
    TEACHER = "teacher"
    SYSTEM = "system"


class Method(StrEnum):
    """How a contact was proved: by six digits that were sent to it and came back, or by the applicant's own account,
    whose address it is and another of whose contacts opened the session. ``AT_COUNTER``: by nothing yet; the applicant
    named it at the school's counter, where an ID document was shown."""

    SIX_DIGIT_CODE = "six_digit_code"
    EXISTING_ACCOUNT = "existing_account"
    AT_COUNTER = "at_counter"


class ContactEvidence(NamedTuple):
    """A contact that was proved. ``address`` is masked, and empty when the form does not name that contact."""

    channel: Channel
    address: str
    purpose: Purpose
    verified_at: int
    method: Method


class ConsentEvidence(NamedTuple):
    """The statement that was agreed to; ``digest`` is its SHA-256 in hex."""

    version: str
    digest: str
    language: Language


class SignatureEvidence(NamedTuple):
    """How the form was signed (a value of ``signature.SignatureKind``), and the signature's SHA-256 in hex."""

    kind: str
    digest: str


class FormEvidence(NamedTuple):
    """The sealed file: its SHA-256 in hex, and when it was sealed."""

    digest: str
    sealed_at: int


class StepEvidence(NamedTuple):
    """One step of a binding's trail."""

    state: State
    at: int
    by: Actor


class BindingEvidence(NamedTuple):
    """One student of the form: number and name as there, where the binding stands, and how it came there."""

    ordinal: int
    student_name: str
    state: State
    trail: tuple[StepEvidence, ...]


class Evidence(NamedTuple):
    """Everything. Times are epoch seconds, ``as_of`` being that of the last fact; ``form`` is absent when the school
    makes the form out by hand."""

    application_number: str
    submitted_at: int
    as_of: int
    language: Language
    guardian_name: str
    contacts: tuple[ContactEvidence, ...]
    consent: ConsentEvidence
    signature: SignatureEvidence
    form: FormEvidence | None
    bindings: tuple[BindingEvidence, ...]

    def to_json(self) -> str:
        """The one canonical spelling: fixed order of keys, no blanks."""
        return json.dumps(_spelt(self), ensure_ascii=False, separators=(",", ":"))

    def digest(self) -> str:
        """SHA-256 (hex) of the canonical spelling, which the page shows, so that page and JSON belong together."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()


_CONVERTED: Final = {
    "channel": Channel,
    "purpose": Purpose,
    "method": Method,
    "state": State,
    "by": Actor,
    "language": Language,
}


def read_evidence(text: str | bytes) -> Evidence:
    """The evidence that ``to_json`` spelt. Raises ValueError, KeyError or TypeError for anything else."""
    value = json.loads(text)
    bindings = (
        BindingEvidence(**_read(binding) | {"trail": tuple(StepEvidence(**_read(step)) for step in binding["trail"])})
        for binding in value["bindings"]
    )
    return Evidence(
        **_read(value)
        | {
            "contacts": tuple(ContactEvidence(**_read(contact)) for contact in value["contacts"]),
            "consent": ConsentEvidence(**_read(value["consent"])),
            "signature": SignatureEvidence(**value["signature"]),
            "form": FormEvidence(**value["form"]) if value["form"] else None,
            "bindings": tuple(bindings),
        }
    )


def _spelt(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return {name: _spelt(part) for name, part in value._asdict().items()}
    return [_spelt(part) for part in value] if isinstance(value, tuple) else value


def _read(value: dict[str, Any]) -> dict[str, Any]:
    return {name: _CONVERTED[name](part) if name in _CONVERTED else part for name, part in value.items()}
