"""Recovery: a guardian at the counter whose account gets another contact."""

from functions.recover_accounts.contract import ISSUE_RECOVERY_CODE, RECOVER_ACCOUNT
from functions.recover_accounts.operation import IssueRecoveryCode, RecoverAccount, SeenAtCounter
from shared.domain import contacts
from shared.domain.codes import Purpose, code, read_challenge
from shared.domain.contacts import Channel
from shared.domain.identifiers import contact_hash
from shared.persistence.recovery_tries import RecoveryTries

SCHOOL = {"school_level": "elementary", "school_code": "900101"}
NEW = "new@example.org"


def recovering(service, table, access, bindings, accounts, identities):
    """The operations, by endpoint."""
    tries = RecoveryTries(table)
    seen = SeenAtCounter(access, bindings, accounts, service.account_changes, identities, tries, service.recorder.audit)
    return {
        ISSUE_RECOVERY_CODE: IssueRecoveryCode(seen, service.issuer),
        RECOVER_ACCOUNT: RecoverAccount(seen, service.verifier, service.account_changes, service.contact_key),
    }


def named(binding, national_id, contact=NEW, channel="email"):
    """What both requests say."""
    return {"binding_id": binding, "national_id": national_id, "channel": channel, "contact": contact}


def read(service, challenge, contact=NEW, channel="email"):
    """The code as the guardian reads it from their own device."""
    hashed = contact_hash(service.contact_key.bytes, contacts.read(Channel(channel), contact))
    return code(service.code_key.bytes, Purpose.CHANGE_TO, hashed, read_challenge(challenge))


def ask(service, body, staff, school=SCHOOL):
    """The answer to asking for the code."""
    return service.call(ISSUE_RECOVERY_CODE, body, staff=staff, query=school)[:2]


def recover(service, body, staff, school=SCHOOL, **differences):
    """The answer to the whole of it."""
    service.now += 60
    status, issued = ask(service, body, staff, school)
    assert status == 202, issued
    right = read(service, issued["challenge"], body["contact"], body["channel"])
    entered = body | {"challenge": issued["challenge"], "code": right} | differences
    how = {"staff": staff, "query": school, "headers": {"idempotency-key": "recovery-0001"}}
    return service.call(RECOVER_ACCOUNT, entered, **how)[:2]
