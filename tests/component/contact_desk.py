"""The operations that change an account's contacts, and the way there."""

from functions.answer_links.accounts import DisputedAccounts
from functions.answer_links.applications import DisputedApplications
from functions.answer_links.contract import ANSWER_LINK, READ_LINK
from functions.answer_links.operation import AnswerLinks
from functions.change_contacts.contract import CHANGE_CONTACT, ISSUE_CONTACT_CODE, MERGE_ACCOUNT, VERIFY_CONTACT_CODE
from functions.change_contacts.operation import ChangeContact, IssueContactCode, MergeAccount, VerifyContactCode
from functions.change_contacts.proofs import PURPOSES, Proofs
from shared.domain import codes, contacts
from shared.domain.contacts import Channel
from shared.domain.identifiers import contact_hash
from shared.persistence.dispute_store import DisputeStore


def contact_desk(service, table, accounts, bindings, tokens):
    """Every operation, by its endpoint."""
    access, proofs = service.account_access, Proofs(tokens)
    disputes = DisputeStore(table, bindings)
    proven = (access, service.account_changes, proofs, service.contact_key)
    links = AnswerLinks(
        service.links,
        DisputedApplications(disputes, accounts),
        DisputedAccounts(service.account_changes, accounts, disputes, service.contact_key),
        service.contact_key,
    )
    return {
        READ_LINK: links.read,
        ANSWER_LINK: links.answer,
        ISSUE_CONTACT_CODE: IssueContactCode(access, service.issuer),
        VERIFY_CONTACT_CODE: VerifyContactCode(access, service.verifier, proofs),
        CHANGE_CONTACT: ChangeContact(*proven),
        MERGE_ACCOUNT: MergeAccount(*proven),
    }


def read_code(service, challenge, contact, side):
    """The code in the message to a contact."""
    hashed = contact_hash(service.contact_key.bytes, contact)
    return codes.code(service.code_key.bytes, PURPOSES[side], hashed, codes.read_challenge(challenge))


def prove(service, token, side, channel, address, code=None):
    """The answer to proving a contact by the code in its message; a minute passes before it is sent."""
    service.now += 60
    given = {"side": side, "channel": channel} | ({} if side == "current" else {"contact": address})
    status, issued, _ = service.call(ISSUE_CONTACT_CODE, given, account=token)
    assert status == 202, issued
    contact = contacts.read(Channel(channel), address)
    code = code or read_code(service, issued["challenge"], contact, side)
    return service.call(VERIFY_CONTACT_CODE, given | {"challenge": issued["challenge"], "code": code}, account=token)


def change(service, token, channel, before, after):
    """The answer to a change of a contact, both proven; ``before`` is what the account has to prove."""
    proofs = {
        "current_proof": prove(service, token, "current", "email" if "@" in before else "sms", before)[1]["proof"],
        "new_proof": prove(service, token, "new", channel, after)[1]["proof"],
    }
    return service.call(CHANGE_CONTACT, {"channel": channel, "contact": after} | proofs, account=token)


def merge(service, token, login, other, channel="email"):
    """The answer to merging what another contact opens, both proven."""
    proofs = {
        "current_proof": prove(service, token, "current", "email", login)[1]["proof"],
        "other_proof": prove(service, token, "other", channel, other)[1]["proof"],
    }
    return service.call(MERGE_ACCOUNT, {"channel": channel, "contact": other} | proofs, account=token)
