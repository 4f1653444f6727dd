"""decide_of_age: what a letter's code and the student's own ID open, and what the student ends there."""

from collections.abc import Sequence
from typing import Any

from functions.decide_of_age.contract import (
    OfAgeEndings,
    OfAgeEntry,
    OfAgeOpened,
    OfAgeStanding,
    OwnDelegate,
    OwnGuardian,
)
from shared.api.call import Call, Reply
from shared.api.tokens import TokenInvalid, Tokens
from shared.domain import policy
from shared.domain.bindings import Binding, State
from shared.domain.identifiers import read_binding_id
from shared.domain.refusals import Refusal
from shared.domain.schools import day
from shared.domain.students import masked_name
from shared.persistence.attributes import Item
from shared.persistence.binding_store import BindingStore
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.key_ring import IdentityIndex
from shared.persistence.letter_codes import SHOWN, LetterCodes, LetterGone
from shared.persistence.roster_store import RosterStore

_KIND = "of_age"


class Standing:
    """Who is bound to one student."""

    def __init__(self, bindings: BindingStore, delegations: DelegationStore) -> None:
        self._bindings = bindings
        self._delegations = delegations

    def of(self, items: Sequence[Item], now: int) -> dict[str, Any]:
        """The fields of OfAgeStanding, from all items of the student's partition. Raises SealBroken."""
        shown = {one.id.guardian: one for one in self._bindings.bindings(items) if one.state in SHOWN}
        acting = [one for one in self._delegations.active(items, day(now)) if one.delegator in shown]
        return {
            "bound": [_guardian(binding) for binding in shown.values()],
            "acting": [
                OwnDelegate(
                    binding_id=shown[one.delegator].id.text,
                    name=masked_name(one.details.delegate_name),
                    scopes=sorted(one.scopes),
                    until=one.until.isoformat(),
                )
                for one in acting
            ],
        }


class OpenOfAge:
    """One KMS call and one write for whatever is wrong, so that nobody learns what it was."""

    def __init__(
        self, codes: LetterCodes, identities: IdentityIndex, roster: RosterStore, standing: Standing, tokens: Tokens
    ) -> None:
        self._codes = codes
        self._identities = identities
        self._roster = roster
        self._standing = standing
        self._tokens = tokens

    def __call__(self, call: Call) -> Reply:
        entry: OfAgeEntry = call.body
        student, letter = self._identities.of(entry.national_id), self._codes.hash_of(entry.code)
        if not self._codes.opens(entry.code, student, call.now):
            raise Refusal("letter_refused")
        try:
            profile, items = self._codes.read(student, letter, call.now)
        except LetterGone:
            raise Refusal("letter_refused") from None
        known = self._roster.student(profile)
        return Reply(
            OfAgeOpened(
                session=self._tokens.seal(_KIND, [student, letter], call.now + policy.OF_AGE_SESSION),
                expires_in=policy.OF_AGE_SESSION,
                student_name=masked_name(known.name),
                class_name=known.class_name,
                **self._standing.of(items, call.now),
            )
        )


class EndOfAge:
    """Ends what is open of those named. Doing it again changes nothing; each is a write of its own, and all that are
    done stay done when one can't be."""

    def __init__(self, codes: LetterCodes, standing: Standing, tokens: Tokens) -> None:
        self._codes = codes
        self._standing = standing
        self._tokens = tokens

    def __call__(self, call: Call) -> Reply:
        wanted: OfAgeEndings = call.body
        bindings = [read_binding_id(text) for text in wanted.binding_ids]
        try:
            student, letter = self._tokens.open(_KIND, wanted.session, call.now)
            if any(binding.student != student for binding in bindings):
                raise Refusal("binding_not_found")
            for binding in bindings:
                self._codes.end(binding, letter, call.now)
            _, items = self._codes.read(student, letter, call.now)
        except (TokenInvalid, LetterGone):
            raise Refusal("letter_session_expired") from None
        return Reply(OfAgeStanding(**self._standing.of(items, call.now)))


def _guardian(binding: Binding) -> OwnGuardian:
    approved = [step.at for step in binding.trail if step.state is State.APPROVED]
    return OwnGuardian(
        binding_id=binding.id.text,
        relationship=binding.relationship,
        guardian_name=masked_name(binding.details.guardian_name),
        state=binding.state,
        since=max(approved) if approved and binding.state is State.APPROVED else binding.applied_at,
    )
