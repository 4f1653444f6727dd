"""What leaves reaches the engine's mailboxes as it was written."""

import json
import os
import urllib.parse
import urllib.request

import pytest

from shared.delivery.email import EmailSender
from shared.delivery.kinds import MessageKind
from shared.delivery.sms import NumberRefused, SmsSender
from shared.delivery.templates import render
from shared.domain.contacts import Channel
from shared.domain.languages import Language
from tests.unit.delivery.samples import params

_SENDER = "noreply@binding.example"


@pytest.fixture(scope="module")
def email_sender(clients):
    clients("sesv2").create_email_identity(EmailIdentity=_SENDER)
    return EmailSender(clients("sesv2"), _SENDER)


def _read(engine, path):
    with urllib.request.urlopen(f"{engine}{path}") as answer:
        return json.load(answer)


def _found(value, key, wanted):
    """Every record anywhere in ``value`` whose ``key`` is or holds ``wanted``."""
    if isinstance(value, list):
        return [record for part in value for record in _found(part, key, wanted)]
    if not isinstance(value, dict):
        return []
    if wanted in (value.get(key) or ()):
        return [value]
    return [record for part in value.values() for record in _found(part, key, wanted)]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", MessageKind)
def test_every_email_arrives_once_as_written(engine, email_sender, kind, language):
    to = f"{os.urandom(6).hex()}@example.org"
    rendered = render(kind, language, Channel.EMAIL, params(kind))
    email_sender.send(to, rendered, message_id=os.urandom(8).hex(), tags={"kind": kind})
    (record,) = _found(_read(engine, "/_ministack/ses/messages"), "To", to)
    assert (record["Subject"], record["BodyText"], record["BodyHtml"]) == tuple(rendered)
    assert record["Source"] == _SENDER


@pytest.mark.parametrize("language", Language)
def test_every_code_arrives_by_sms_as_written(engine, clients, language):
    to = f"+88691{int.from_bytes(os.urandom(4), 'big') % 10**7:07d}"
    rendered = render(MessageKind.CODE, language, Channel.SMS, params(MessageKind.CODE))
    SmsSender(clients("sns")).send(to, rendered)
    mailbox = _read(engine, f"/_ministack/sns/sms-messages?phoneNumber={urllib.parse.quote(to)}")
    found = _found(mailbox, "PhoneNumber", to)
    assert [record["Message"] for record in found] == [rendered.text]
    assert found[0]["MessageAttributes"]["AWS.SNS.SMS.SMSType"]["StringValue"] == "Transactional"


def test_a_foreign_number_never_reaches_the_engine(engine, clients):
    to = "+19005550100"
    rendered = render(MessageKind.CODE, Language.ENGLISH, Channel.SMS, params(MessageKind.CODE))
    with pytest.raises(NumberRefused):
        SmsSender(clients("sns")).send(to, rendered)
    assert to not in json.dumps(_read(engine, "/_ministack/sns/sms-messages"))
