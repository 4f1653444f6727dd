"""The operators hear of a seal certificate that ends soon, and a renewal silences it."""

import pytest

from shared.api.telemetry import SEAL_ENDS_SOON
from shared.domain import policy

DAY = policy.DAY


@pytest.fixture
def told(service, workers, stream, capsys):
    """Whether a form made now tells of the end."""

    def ask(key):
        session = service.sign_in(f"{key}@example.org")
        body = service.application(session)
        body["guardian"]["email"] = f"{key}@example.org"
        service.submit(session, body, key=f"key-{key}")
        workers.work(stream.records())
        return SEAL_ENDS_SOON in capsys.readouterr().out

    return ask


def test_a_certificate_that_ends_soon_is_told_until_it_is_renewed(service, workers, told):
    days = workers.press.sealer.days_left(service.now)
    assert days > policy.SEAL_WARNING_DAYS
    assert not told("fresh")
    service.now += (days - policy.SEAL_WARNING_DAYS + 1) * DAY
    workers.seals.certify(service.now)
    assert not told("renewed")


def test_a_certificate_that_was_not_renewed_is_told(service, workers, told):
    service.now += (workers.press.sealer.days_left(service.now) - policy.SEAL_WARNING_DAYS + 1) * DAY
    assert told("ending")
