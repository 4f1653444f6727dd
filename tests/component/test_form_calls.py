"""What a form costs: one signature and one object, counted at the clients."""

import os
from collections import Counter

import pytest

from functions.relay_changes.operation import Worker
from functions.render_form.operation import RenderForm
from shared.persistence.archive import Archive
from shared.persistence.consent_store import ConsentStore
from shared.persistence.form_archive import FormArchive


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


class ForgetfulArchive(FormArchive):
    """The seeded defect: an archive that never finds a form which stands."""

    def stands(self, application):
        return False


def test_a_form_takes_one_signature_and_one_put(service, workers, records, counted):
    # Made once a container, as the field's key was.
    assert service.form_archive._form_key.bytes and service.links._tokens._key.bytes
    counted.clear()
    assert workers.work(records)[Worker.FORMS] == 1
    # What is got: the application, and the seal's certificates, which serve many forms.
    assert counted == {"HeadObject": 1, "GetObject": 2, "Sign": 1, "PutObject": 1}


def test_a_record_that_comes_again_takes_neither(workers, records, counted):
    workers.work(records)
    counted.clear()
    workers.work(records * 3)
    assert set(counted) == {"HeadObject"}


def test_a_worker_that_makes_a_form_again_is_counted(service, workers, records, counted, table, clients, field_key):
    """Twin."""
    workers.work(records)
    forgetful = ForgetfulArchive(Archive(clients("s3"), table.name), field_key, os.urandom)
    workers.replace(Worker.FORMS, RenderForm(workers.press, service.applications, forgetful, ConsentStore(table)))
    counted.clear()
    workers.work(records)
    assert (counted["Sign"], counted["PutObject"]) == (1, 1)
