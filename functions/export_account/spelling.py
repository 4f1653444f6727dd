"""Spelling: what was gathered, as the export says it."""

from collections.abc import Iterator
from typing import Any

from functions.export_account.contract import (
    AccountExport,
    ExportedAccount,
    ExportedApplication,
    ExportedBinding,
    ExportedChange,
    ExportedContact,
    ExportedDelegation,
    ExportedMessage,
    ExportedPart,
    ExportedProof,
    ExportedService,
    ExportedSignIn,
    ExportedStep,
)
from functions.export_account.gathering import Everything
from shared.delivery.reasons import reason_in_full
from shared.documents.application_record import ApplicationRecord
from shared.documents.export_texts import LEGAL_BASIS, PURPOSE, RETENTION, TEXTS
from shared.domain import national_ids
from shared.domain.bindings import Binding
from shared.domain.delegations import Delegation
from shared.domain.exports import EXPORT_SCHEMA, ExportPart
from shared.domain.identifiers import application_number
from shared.domain.languages import Language
from shared.domain.services import Grant, Service, in_language


def export_of(found: Everything, language: Language) -> AccountExport:
    """The same facts give the same export, whenever it is asked for: it is dated by the last of them."""
    account = found.account
    export = AccountExport(
        schema_name=EXPORT_SCHEMA,
        as_of=0,
        language=language,
        account=ExportedAccount(
            name=account.name,
            email=account.email,
            mobile=account.mobile,
            language=Language(account.language),
            state=account.state,
            opened_at=account.opened_at,
        ),
        contacts=[
            ExportedContact(
                channel=contact.channel,
                address=contact.address,
                codes_sent_at=list(times.sent),
                codes_wrong_at=list(times.wrong),
            )
            for contact, times in found.contacts
        ],
        changes=[ExportedChange(kind=one.kind, at=one.at, before=one.before, after=one.after) for one in found.changes],
        bindings=[_binding(binding, language) for binding in found.bindings],
        applications=[_application(record) for record in found.applications],
        delegations=[
            *(_delegation(one, "given", one.details.delegate_name) for one in found.given),
            *(_delegation(one, "received", one.details.delegator_name) for one in found.received),
        ],
        services=[_service(grant, found.services.get(grant.client), language) for grant in found.grants],
        messages=[ExportedMessage(id=one.id, kind=one.kind, sent_at=one.sent_at) for one in found.messages],
        sign_ins=[ExportedSignIn(started_at=one.started_at, renewed_at=one.renewed_at) for one in found.sign_ins],
        parts=[_part(part, language) for part in ExportPart],
    )
    return export.model_copy(update={"as_of": max(_times(export.model_dump()))})


def _binding(binding: Binding, language: Language) -> ExportedBinding:
    details = binding.details
    return ExportedBinding(
        binding_id=binding.id.text,
        application_number=application_number(binding.application, binding.applied_at),
        applied_at=binding.applied_at,
        student_name=details.student_name,
        school_level=binding.school_level,
        school_code=binding.school_code,
        class_name=binding.class_name,
        relationship=binding.relationship,
        relationship_detail=details.relationship_detail,
        state=binding.state,
        reason=reason_in_full(binding.reason, language) if binding.reason else "",
        history=[ExportedStep(state=step.state, at=step.at) for step in binding.trail],
        guardian_name=details.guardian_name,
        # A sign-in alone, which may be stolen, opens the number to nobody.
        national_id=national_ids.masked(details.national_id),
        email=details.email,
        mobile=details.mobile,
        language=Language(binding.language),
        entered_by_school=bool(binding.assisted_by),
    )


def _application(record: ApplicationRecord) -> ExportedApplication:
    return ExportedApplication(
        application_number=record.number,
        submitted_at=record.submitted_at,
        students=[student.name for student in record.students],
        consent_version=record.consent_version,
        consent_digest=record.consent_digest,
        consent_language=Language(record.consent_language),
        signature_kind=record.signature["kind"],
        contacts=[
            ExportedProof(
                channel=proof.channel, address=proof.address, purpose=proof.purpose, verified_at=proof.verified_at
            )
            for proof in record.proofs
        ],
    )


def _delegation(delegation: Delegation, side: str, other: str) -> ExportedDelegation:
    return ExportedDelegation(
        side=side,
        student_name=delegation.details.student_name,
        other_name=other,
        scopes=sorted(delegation.scopes),
        until=delegation.until.isoformat(),
        offered_at=delegation.offered_at,
        accepted_at=delegation.accepted_at,
        ended_at=delegation.ended_at,
    )


def _service(grant: Grant, service: Service | None, language: Language) -> ExportedService:
    return ExportedService(
        client_id=grant.client,
        name=in_language(service.names, language) if service else "",
        scopes=sorted(grant.scopes),
        state=grant.state,
        granted_at=grant.granted_at,
        first_access=grant.first_access,
        last_access=grant.last_access,
        ended_at=grant.ended_at,
    )


def _part(part: ExportPart, language: Language) -> ExportedPart:
    texts = TEXTS[part]
    return ExportedPart(
        part=part,
        purpose=texts[PURPOSE][language],
        legal_basis=texts[LEGAL_BASIS][language],
        retention=texts[RETENTION][language],
    )


def _times(value: Any, name: str = "") -> Iterator[int]:
    """Every time in a value: the fields that are named for what happened ``at`` it."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _times(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from _times(part, name)
    elif isinstance(value, int) and (name == "at" or name.endswith("_at")):
        yield value
