"""The causes of what answers those who change an account's contacts, each as a way to be followed."""

from functions.answer_links.contract import ANSWER_LINK, READ_LINK
from functions.assist_application.contract import ASSIST_APPLICATION
from functions.change_contacts.contract import CHANGE_CONTACT, MERGE_ACCOUNT
from functions.close_account.contract import ASK_CLOSURE_CODE, CLOSE_ACCOUNT
from functions.lift_disputes.contract import LIFT_DISPUTE
from functions.recover_accounts.contract import ISSUE_RECOVERY_CODE
from shared.api.links import About, LinkKind, NotMe
from shared.domain import policy
from shared.domain.identifiers import read_binding_id
from shared.persistence import keys
from shared.persistence.contact_store import ContactStore
from tests.component.accounts import approved, open_account, sign_in
from tests.component.contact_desk import change, merge, prove
from tests.component.counter import REGISTRAR, assign, counter_body
from tests.component.recovery import SCHOOL, named
from tests.component.service import GUARDIAN_ID, MAILBOX, STUDENT_ID


def _signed_in(visitor):
    return sign_in(visitor.service, open_account(visitor.service))


def contact_proof_expired(visitor):
    """Change the contact with a proof that is none."""
    token = _signed_in(visitor)
    current = prove(visitor.service, token, "current", "email", MAILBOX)[1]["proof"]
    body = {"channel": "email", "contact": "new@example.org", "current_proof": current, "new_proof": "none"}
    visitor.call(CHANGE_CONTACT, body, account=token)


def contact_unchanged(visitor):
    """Change the login to what it is."""
    visitor.asked, visitor.last = (
        CHANGE_CONTACT,
        change(visitor.service, _signed_in(visitor), "email", MAILBOX, MAILBOX),
    )


def nothing_to_merge(visitor):
    """Merge what a contact opens that opens nothing."""
    answer = merge(visitor.service, _signed_in(visitor), MAILBOX, "nobody@example.org")
    visitor.asked, visitor.last = MERGE_ACCOUNT, answer


def login_unsettled(visitor):
    """Close an account whose login was changed an hour before."""
    service, account = visitor.service, open_account(visitor.service)
    ContactStore(service.table).own(service.contact(MAILBOX), account.guardian, 0)
    assert change(service, sign_in(service, account), "email", MAILBOX, "new@example.org")[0] == 200
    service.now += policy.HOUR
    token = sign_in(service, service.accounts.get(account.guardian, consistent=True))
    challenge = service.call(ASK_CLOSURE_CODE, account=token)[1]["challenge"]
    visitor.call(CLOSE_ACCOUNT, {"challenge": challenge, "code": "000000"}, account=token)


def link_invalid(visitor):
    """Read a link that is none."""
    visitor.call(READ_LINK, {"token": "none"})


def undo_too_late(visitor):
    """Undo a change by a link that was sent a moment after it."""
    account = open_account(visitor.service)
    ContactStore(visitor.service.table).own(visitor.service.contact(MAILBOX), account.guardian, 0)
    assert change(visitor.service, sign_in(visitor.service, account), "email", MAILBOX, "new@example.org")[0] == 200
    sent_at = visitor.service.now + 1
    url = visitor.service.links.url(LinkKind.UNDO_CHANGE, (account.guardian, 1), sent_at)
    visitor.service.now += policy.CONTACT_UNDO_LIFETIME
    visitor.call(ANSWER_LINK, {"token": url.partition("#")[2]})


def guardian_is_student(visitor):
    """Enter a pupil as a guardian at the counter."""
    assign(visitor.service)
    body = counter_body("P269747034", guardian={"name": "王大明", "national_id": STUDENT_ID})
    visitor.call(ASSIST_APPLICATION, body, staff=REGISTRAR, headers={"idempotency-key": "counter-0009"})


def application_disputed(visitor):
    """Have a teacher approve what its applicant says was not them."""
    service = visitor.service
    session = service.sign_in()
    submitted = service.submit(session, service.application(session))[1]
    visitor.settle()
    binding = read_binding_id(submitted["bindings"][0]["binding_id"])
    application = service.table.get(keys.binding(binding))["app"]
    claims = NotMe(About.APPLICATION, binding.text, application, MAILBOX)
    url = service.links.url(LinkKind.NOT_ME, claims, service.now)
    visitor.call(ANSWER_LINK, {"token": url.partition("#")[2]})
    visitor.decide(binding.text, action="approve")


def dispute_not_found(visitor):
    """Lift what nobody disputes."""
    assign(visitor.service)
    visitor.call(LIFT_DISPUTE, staff=REGISTRAR, path={"binding_id": "A" * 44}, query=SCHOOL)


def guardian_id_differs(visitor):
    """Replace the contact of another person than the one whose ID is shown."""
    assign(visitor.service)
    binding = approved(visitor.service, visitor.settle)
    visitor.call(ISSUE_RECOVERY_CODE, named(binding.text, "W234567893"), staff=REGISTRAR, query=SCHOOL)


def too_many_recoveries(visitor):
    """Enter an ID at the counter once more than a day allows."""
    assign(visitor.service)
    binding = approved(visitor.service, visitor.settle)
    for _ in range(policy.RECOVERY_TRIES_A_DAY + 1):
        visitor.call(ISSUE_RECOVERY_CODE, named(binding.text, GUARDIAN_ID), staff=REGISTRAR, query=SCHOOL)


WAYS = {
    "too_many_recoveries": too_many_recoveries,
    "guardian_id_differs": guardian_id_differs,
    "application_disputed": application_disputed,
    "dispute_not_found": dispute_not_found,
    "guardian_is_student": guardian_is_student,
    "link_invalid": link_invalid,
    "login_unsettled": login_unsettled,
    "undo_too_late": undo_too_late,
    "contact_proof_expired": contact_proof_expired,
    "contact_unchanged": contact_unchanged,
    "nothing_to_merge": nothing_to_merge,
}
