"""answer_services, assurance: how it was proven that a guardian is a child's."""

from functions.answer_services.contract import (
    ContactAssured,
    ContactProof,
    IdAssured,
    IdProof,
    KinshipAssured,
    KinshipProof,
    LinkAssurance,
)
from shared.domain.bindings import Binding, State
from shared.domain.contacts import Channel, Contact
from shared.domain.identifiers import contact_hash
from shared.persistence.key_ring import LocalKey
from shared.persistence.links import Link


class Assurances:
    """Which of a binding's contacts a code has proven is told by their hashes alone."""

    def __init__(self, contact_key: LocalKey) -> None:
        self._contact_key = contact_key

    def of(self, link: Link) -> LinkAssurance:
        """Of an approved binding."""
        binding = link.binding
        applied, counter = binding.applied_at, bool(binding.assisted_by)
        return LinkAssurance(
            contact=ContactAssured(how=[ContactProof.COUNTER] if counter else self._codes(binding), at=applied),
            kinship=KinshipAssured(how=_kinship(link), at=_approved_at(binding)),
            national_id=IdAssured(how=IdProof.SEEN_AT_COUNTER if counter else IdProof.DECLARED, at=applied),
        )

    def _codes(self, binding: Binding) -> list[ContactProof]:
        asked = (
            (ContactProof.EMAIL_CODE, Contact(Channel.EMAIL, binding.details.email)),
            (ContactProof.SMS_CODE, Contact(Channel.SMS, binding.details.mobile)),
        )
        key = self._contact_key.bytes
        return [proof for proof, contact in asked if contact_hash(key, contact) in binding.contacts]


def _kinship(link: Link) -> KinshipProof:
    if link.binding.assisted_by:
        return KinshipProof.COUNTER_DOCUMENTS
    return KinshipProof(link.approved_as) if link.approved_as else KinshipProof.SCHOOL


def _approved_at(binding: Binding) -> int:
    return max(step.at for step in binding.trail if step.state is State.APPROVED)
