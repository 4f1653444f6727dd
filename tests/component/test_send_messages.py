import json
import os
import urllib.request

import pytest

from functions.send_messages.account_letters import AccountLetters
from functions.send_messages.family_letters import FamilyLetters
from functions.send_messages.letters import LetterWriter
from functions.send_messages.operation import HeldElsewhere, SendMessage
from shared.api.links import Links
from shared.delivery import outbox
from shared.delivery.email import EmailSender
from shared.delivery.sms import SmsSender
from shared.domain import sealing
from shared.domain.codes import Challenge, Purpose, code
from shared.domain.contacts import Channel
from shared.persistence import key_ring, keys
from shared.persistence.account_changes import AccountChanges
from shared.persistence.account_store import AccountStore
from shared.persistence.binding_store import BindingStore
from shared.persistence.contact_store import ContactStore
from shared.persistence.contest_store import ContestStore
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.message_log import MessageLog
from shared.persistence.service_store import ServiceStore
from tests.component.parallel import at_once
from tests.component.service import SANDBOX

NOW = 1_800_000_000
NUMBER = "+886912345678"
CHALLENGE = Challenge(b"\x05" * 16, NOW + 3_600)


class Post:
    """The sender over one table, and the engine's mailbox."""

    def __init__(self, engine, table, clients, kms_key, field_key, budget=1_000):
        self.engine, self.table, self.field_key = engine, table, field_key
        self.contacts = ContactStore(table)
        self.code_key = key_ring.code_key(clients("kms"), kms_key())
        clients("sesv2").create_email_identity(EmailIdentity="binding.example")
        bindings, accounts = BindingStore(table, field_key, os.urandom), AccountStore(table, field_key, os.urandom)
        links = Links(field_key, os.urandom, "https://binding.example")
        family = FamilyLetters(
            ContestStore(table, bindings, field_key, os.urandom),
            DelegationStore(table, field_key, os.urandom),
            accounts,
            links,
            "https://binding.example",
        )
        letters = LetterWriter(
            self.contacts,
            bindings,
            accounts,
            HomeroomStore(table, field_key, os.urandom),
            self.code_key,
            field_key,
            field_key,
            links,
            family,
            AccountLetters(
                AccountChanges(table, accounts, field_key, os.urandom), accounts, ServiceStore(table), links, ""
            ),
            "https://binding.example",
        )
        self.send = SendMessage(
            letters,
            MessageLog(table),
            EmailSender(clients("sesv2"), "no-reply@binding.example"),
            SmsSender(clients("sns")),
            budget,
            lambda: NOW,
            SANDBOX,
        )

    def ask(self, name, channel, address, challenge=CHALLENGE, now=NOW):
        context = f"{keys.contact(name).context}|address"
        sealed = sealing.seal(self.field_key.bytes, address, context, os.urandom)
        assert self.contacts.issue(name, Purpose.SESSION, challenge, now, channel, sealed, "en")
        return outbox.code(name, Purpose.SESSION, challenge.id)

    def texts(self):
        return str(self._read("sns/sms-messages"))

    def emails(self):
        return str(self._read("ses/messages"))

    def _read(self, place):
        with urllib.request.urlopen(f"{self.engine}/_ministack/{place}", timeout=5) as answer:
            return json.load(answer)


@pytest.fixture
def post(engine, table, clients, kms_key, field_key):
    return Post(engine, table, clients, kms_key, field_key)


def unique(kind):
    return f"{kind}{os.urandom(4).hex()}"


def test_a_code_arrives_by_sms_with_its_origin_bound_line(post):
    name = unique("s")
    post.send(post.ask(name, Channel.SMS, NUMBER))
    digits = code(post.code_key.bytes, Purpose.SESSION, name, CHALLENGE)
    assert f"@binding.example #{digits}" in post.texts()


def test_a_body_that_comes_five_times_at_once_is_one_email(post):
    name = unique("e")
    address = f"{name}@example.org"
    body = post.ask(name, Channel.EMAIL, address)

    def send():
        try:
            post.send(body)
        except HeldElsewhere:
            pass

    at_once([send] * 5)
    post.send(body)
    assert post.emails().count(f"'{address}'") == 1


def test_a_code_that_a_newer_one_replaced_is_not_sent(post):
    name = unique("r")
    old = post.ask(name, Channel.EMAIL, f"{name}@example.org")
    post.ask(name, Channel.EMAIL, f"{name}@example.org", Challenge(b"\x06" * 16, NOW + 3_660), NOW + 60)
    post.send(old)
    assert f"{name}@example.org" not in post.emails()


def test_no_sms_leaves_over_the_stages_budget(engine, table, clients, kms_key, field_key):
    post = Post(engine, table, clients, kms_key, field_key, budget=1)
    challenges = [Challenge(bytes([n]) * 16, NOW + 3_600) for n in (11, 12)]
    digits = []
    for challenge in challenges:
        name = unique("b")
        post.send(post.ask(name, Channel.SMS, NUMBER, challenge))
        digits.append(code(post.code_key.bytes, Purpose.SESSION, name, challenge))
    assert [f"#{one}" in post.texts() for one in digits] == [True, False]
