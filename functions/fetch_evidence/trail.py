"""Trail: from the archived record and the bindings to the evidence."""

import json
from collections.abc import Mapping
from typing import Final

from shared.documents.application_record import ApplicationRecord, ContactProof, StudentRecord
from shared.documents.evidence import (
    Actor,
    BindingEvidence,
    ConsentEvidence,
    ContactEvidence,
    Evidence,
    FormEvidence,
    SignatureEvidence,
    StepEvidence,
)
from shared.documents.signature import Signature
from shared.domain.bindings import Action, Binding, State, state_after, steps_of
from shared.domain.contacts import Contact, masked
from shared.domain.languages import Language
from shared.persistence.form_archive import SealedForm

# Who takes a binding there.
_ACTORS: Final = {
    State.APPLIED: Actor.GUARDIAN,
    State.APPROVED: Actor.TEACHER,
    State.RETURNED: Actor.TEACHER,
    State.REJECTED: Actor.TEACHER,
    State.CANCELLED: Actor.GUARDIAN,
    State.ENDED: Actor.SYSTEM,
}


def _actor(before: State | None, state: State, record: ApplicationRecord) -> Actor:
    """Who took a binding from one state to the next: one that comes back after it ended does so by itself."""
    if before is State.ENDED and state is state_after(Action.RESTORE):
        return Actor.SYSTEM
    return Actor.REGISTRAR if state is State.APPLIED and record.assisted_by else _ACTORS[state]


def evidence_of(record: ApplicationRecord, form: SealedForm | None, bindings: Mapping[str, Binding]) -> Evidence:
    """What stands behind the application; ``bindings`` are by their id's text.

    The same facts give the same evidence, whenever it is asked for: it is dated by the last of them.
    """
    trails = tuple(
        _trail(number, student, bindings[student.binding], record) for number, student in enumerate(record.students, 1)
    )
    told = [record.submitted_at, *(step.at for binding in trails for step in binding.trail)]
    signature = Signature.from_json(json.dumps(record.signature))
    return Evidence(
        application_number=record.number,
        submitted_at=record.submitted_at,
        as_of=max([*told, form.sealed_at] if form else told),
        language=Language(record.language),
        guardian_name=record.guardian_name,
        contacts=tuple(map(_contact, record.proofs)),
        consent=ConsentEvidence(record.consent_version, record.consent_digest, Language(record.consent_language)),
        signature=SignatureEvidence(signature.kind, signature.digest()),
        form=FormEvidence(form.digest, form.sealed_at) if form else None,
        bindings=trails,
    )


def _contact(proof: ContactProof) -> ContactEvidence:
    address = masked(Contact(proof.channel, proof.address)) if proof.address else ""
    return ContactEvidence(proof.channel, address, proof.purpose, proof.verified_at, proof.method)


def _trail(ordinal: int, student: StudentRecord, binding: Binding, record: ApplicationRecord) -> BindingEvidence:
    taken = steps_of(binding.trail, record.submitted_at)
    befores = [None, *(step.state for step in taken)]
    steps = tuple(
        StepEvidence(step.state, step.at, _actor(before, step.state, record))
        for before, step in zip(befores, taken, strict=False)
    )
    return BindingEvidence(ordinal, student.name, steps[-1].state, steps)
