"""Wiring of send_messages."""

import os
import time

from functions.send_messages.account_letters import AccountLetters
from functions.send_messages.contract import Settings
from functions.send_messages.family_letters import FamilyLetters
from functions.send_messages.letters import LetterWriter
from functions.send_messages.operation import SendMessage
from shared.api.links import Links
from shared.api.worker import worker
from shared.delivery.email import EmailSender
from shared.delivery.sms import SmsSender
from shared.domain.sandbox import Sandbox
from shared.persistence import key_ring
from shared.persistence.account_changes import AccountChanges
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.contact_store import ContactStore
from shared.persistence.contest_store import ContestStore
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.message_log import MessageLog
from shared.persistence.service_store import ServiceStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
bindings = BindingStore(table, field_key, os.urandom)
accounts = AccountStore(table, field_key, os.urandom)
contests = ContestStore(table, bindings, field_key, os.urandom)
changes = AccountChanges(table, accounts, field_key, os.urandom)
delegations = DelegationStore(table, field_key, os.urandom)
links = Links(key_ring.link_key(client("kms"), settings.link_key_id), os.urandom, settings.service_origin)
letters = LetterWriter(
    contacts=ContactStore(table),
    bindings=bindings,
    accounts=accounts,
    homerooms=HomeroomStore(table, field_key, os.urandom),
    code_key=key_ring.code_key(client("kms"), settings.code_key_id),
    address_key=key_ring.address_key(client("kms"), settings.address_key_id),
    field_key=field_key,
    links=links,
    family=FamilyLetters(contests, delegations, accounts, links, settings.service_origin),
    account=AccountLetters(changes, accounts, ServiceStore(table), links, settings.service_origin),
    origin=settings.service_origin,
)
operation = SendMessage(
    letters=letters,
    log=MessageLog(table),
    emails=EmailSender(client("sesv2"), settings.email_sender),
    texts=SmsSender(client("sns")),
    sms_budget=settings.sms_daily_budget,
    clock=time.time,
    sandbox=Sandbox(settings.sandbox_domain),
)
handle = worker("send_messages", operation)
