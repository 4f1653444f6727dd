"""What a form costs: one signature and one object, counted at the clients."""

import os
from collections import Counter

import pytest

from functions.relay_changes.operation import Worker


@pytest.fixture
def counted(clients):
    """Calls to KMS and S3 during the test, by name."""
    calls: Counter = Counter()

    def count(model, **_):
        calls[model.name] += 1

    for service in ("kms", "s3"):
        clients(service).meta.events.register(f"before-call.{service}", count)
    yield calls
    for service in ("kms", "s3"):
        clients(service).meta.events.unregister(f"before-call.{service}", count)


@pytest.fixture
def records(service, stream):
    """The records of an application."""
    mailbox = f"c{os.urandom(5).hex()}@example.org"
    session = service.sign_in(mailbox)
    body = service.application(session)
    body["guardian"]["email"] = mailbox
    assert service.submit(session, body, "first-key")[0] == 201
    return stream.records()


def test_a_form_takes_one_signature_and_one_put(workers, records, counted):
    counted.clear()
    assert workers.work(records)[Worker.FORMS] == 1
    # What is got: the application, and the seal's certificates, which serve many forms.
    assert counted == {"GetObject": 2, "Sign": 1, "PutObject": 1}


def test_a_worker_that_seals_twice_is_counted(workers, records, counted):
    """Twin: the seeded defect is a worker that throws its first seal away."""
    render = workers._work[Worker.FORMS]
    seal = render._sealer
    render._sealer = lambda pdf, now: [seal(pdf, now), seal(pdf, now)][1]
    counted.clear()
    workers.work(records)
    assert counted["Sign"] == 2
