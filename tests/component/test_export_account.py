"""All that is held on a guardian, for the guardian: as JSON at once, as a file once it is made; and for nobody else."""

import json
import os
import time

import pytest

from functions.export_account.contract import EXPORT_ACCOUNT, FETCH_EXPORT_FILE, AccountExport
from functions.relay_changes.operation import Worker
from shared.domain import policy
from shared.domain.services import Grant, GrantState, ServiceScope
from shared.persistence.grant_store import GrantStore
from tests.component.accounts import MOBILE, NAME, approved, open_account, sign_in
from tests.component.contact_desk import change
from tests.component.documents.reading import structure
from tests.component.service import GUARDIAN_ID

OTHER_ID, SIBLING_ID = "W234567893", "P269747034"
MASKED_ID = f"{GUARDIAN_ID[:3]}*****{GUARDIAN_ID[-2:]}"
PERSONAL = (NAME, "@", MOBILE, GUARDIAN_ID, "王大明")


@pytest.fixture
def mailbox():
    return f"x{os.urandom(5).hex()}@example.org"


@pytest.fixture
def token(service, settle, workers, mailbox):
    """A guardian with a child, signed in."""
    workers.replace(Worker.FORMS, lambda body: None)
    binding = approved(service, settle, mailbox=mailbox)
    account = service.accounts.get(binding.guardian)
    scopes = frozenset({ServiceScope.CHILDREN_READ})
    grant = Grant(account.guardian, "c" * 22, scopes, GrantState.GRANTED, service.now)
    assert GrantStore(service.table).give(grant, "code", account.generation)
    return sign_in(service, account)


def test_an_export_tells_of_every_part_what_is_held_and_why(service, token, mailbox):
    status, told, headers = service.call(EXPORT_ACCOUNT, account=token)
    assert (status, headers["cache-control"]) == (200, "no-store")
    account, (binding,), (application,) = told["account"], told["bindings"], told["applications"]
    assert (account["name"], account["email"], account["mobile"]) == (NAME, mailbox, MOBILE)
    assert [(one["channel"], one["address"]) for one in told["contacts"]] == [("email", mailbox), ("sms", MOBILE)]
    assert told["contacts"][0]["codes_sent_at"] == [service.now]
    assert (binding["student_name"], binding["national_id"], binding["state"]) == ("王大明", MASKED_ID, "approved")
    assert GUARDIAN_ID not in json.dumps(told)
    assert [step["state"] for step in binding["history"]] == ["applied", "approved"]
    assert application["consent_version"] and len(application["consent_digest"]) == 64
    assert (application["signature_kind"], application["students"]) == ("drawn", ["王大明"])
    assert [proof["address"] for proof in application["contacts"]] == [mailbox]
    assert [one["client_id"] for one in told["services"]] == ["c" * 22]
    assert {one["kind"] for one in told["messages"]} == {"submitted", "approved_new_account"}
    assert told["sign_ins"] == [{"started_at": service.now, "renewed_at": service.now}]
    assert told["as_of"] == service.now
    for part in told["parts"]:
        assert part["part"] in AccountExport.model_fields and all(part.values())


def test_what_was_applied_for_is_told_after_the_login_was_changed(service, settle, token, mailbox):
    before = service.call(EXPORT_ACCOUNT, account=token)[1]["applications"]
    assert change(service, token, "email", mailbox, f"new-{mailbox}")[0] == 200
    settle()
    account = service.accounts.get(service.identities.of(GUARDIAN_ID))
    assert service.call(EXPORT_ACCOUNT, account=sign_in(service, account))[1]["applications"] == before != []


def test_who_shares_a_mailbox_is_told_nothing_of_the_other(service, token, mailbox):
    other = open_account(service, national_id=OTHER_ID, mailbox=mailbox)
    told = service.call(EXPORT_ACCOUNT, account=sign_in(service, other))[1]
    assert (told["bindings"], told["applications"], told["services"], told["messages"]) == ([], [], [], [])
    assert GUARDIAN_ID not in json.dumps(told)


def test_the_file_is_made_once_and_handed_out_by_a_link(service, token, workers, clients, table):
    service.now = int(time.time())  # the bucket has a clock of its own
    first = service.call(FETCH_EXPORT_FILE, account=token)
    assert (first[0], first[2]["retry-after"]) == (202, str(policy.FORM_RETRY_AFTER))
    assert service.call(FETCH_EXPORT_FILE, account=token)[:2] == first[:2]
    bodies = received(clients, table)
    assert len(bodies) == 1 and not any(word in json.dumps(bodies) for word in PERSONAL)
    for _ in range(2):
        workers.render(bodies[0])
    status, told, _ = service.call(FETCH_EXPORT_FILE, account=token)
    assert (status, told["expires_in"]) == (200, policy.FORM_LINK_LIFETIME)
    kept = clients("s3").list_objects_v2(Bucket=table.name, Prefix="exports/")["Contents"]
    pdf, sealed = sorted(one["Key"] for one in kept)
    assert pdf in told["url"] and sealed == pdf.replace(".pdf", ".sealed")
    pdf, held = (clients("s3").get_object(Bucket=table.name, Key=key)["Body"].read() for key in (pdf, sealed))
    shown = structure(pdf).text
    assert MASKED_ID in shown and GUARDIAN_ID not in shown
    assert not any(word.encode() in held for word in PERSONAL[2:])


def test_what_changed_is_another_file(service, token):
    digests = [service.call(FETCH_EXPORT_FILE, account=token)[1]["digest"] for _ in range(2)]
    service.now += policy.MINUTE
    other = sign_in(service, service.accounts.get(service.identities.of(GUARDIAN_ID)))
    digests.append(service.call(FETCH_EXPORT_FILE, account=other)[1]["digest"])
    assert digests[0] == digests[1] != digests[2]


def received(clients, table):
    """The bodies that wait for render_form."""
    url = clients("sqs").get_queue_url(QueueName=f"{table.name}-forms")["QueueUrl"]
    found = clients("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    return [json.loads(message["Body"]) for message in found]
