"""check_guardian: one read and one queued message, whoever's ID it is."""

from functions.check_guardian.contract import GuardianChecked, GuardianCheckRequest
from shared.api.call import Call, Reply
from shared.api.claims import Claims
from shared.api.guardian_account import checked, own_account
from shared.api.session import Session
from shared.api.step_answers import AccountFound
from shared.delivery import outbox
from shared.persistence.guardian_store import GuardianStore
from shared.persistence.key_ring import IdentityIndex
from shared.persistence.queue import Queue


class CheckGuardian:
    """One KMS call, one read, one message: the worker behind the queue finds out whether an owner must be told."""

    def __init__(self, guardians: GuardianStore, identities: IdentityIndex, messages: Queue, claims: Claims) -> None:
        self._guardians = guardians
        self._identities = identities
        self._messages = messages
        self._claims = claims

    def __call__(self, call: Call) -> Reply:
        request: GuardianCheckRequest = call.body
        session: Session = call.session
        index = self._identities.of(request.national_id)
        account, is_student = self._guardians.of(index)
        self._messages.send([outbox.account_probed(index, session.contact_hashes)])
        own = own_account(session, account)
        claim = checked(request.national_id, index, account, own, is_student=is_student)
        return Reply(
            GuardianChecked(
                guardian_check=self._claims.guardian(session, claim),
                account=AccountFound.OWN if own else AccountFound.NONE,
                name=own.name if own else None,
                email=own.email if own else None,
                mobile=own.mobile if own else None,
            )
        )
