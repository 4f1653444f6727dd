"""Storm: very many tries to sign in, at once and all day, and how many of them Cognito was asked to compare."""

import os
from typing import NamedTuple

from shared.domain import policy
from shared.domain.accounts import Account
from shared.domain.identifiers import encoded
from tests.component.accounts import MOBILE, NAME, enter
from tests.component.parallel import at_once

WRONG = "not the one that it is"
THREADS = 16


class Burst(NamedTuple):
    """Tries of one moment: when, how many, and how many of them were compared."""

    at: int
    tried: int
    compared: int


def crowd(service, number):
    """The addresses of so many people with an account and a login each."""
    logins, mailboxes = service.door.logins(), [f"s{one}@example.org" for one in range(number)]
    for mailbox in mailboxes:
        guardian, hashed = encoded(os.urandom(16)), service.contact(mailbox)
        service.door.contacts.own(hashed, guardian, service.now)
        logins.ensure_login(guardian, mailbox)
        account = Account(guardian, NAME, mailbox, MOBILE, frozenset({hashed}), "zh-Hant", "opened")
        service.accounts.open(account, service.now)
    return mailboxes


def against_one(service, mailbox, tries, seconds=policy.DAY):
    """``tries`` against one address, in bursts from many threads, spread over ``seconds``."""
    bursts = -(-tries // THREADS)
    return [burst(service, [mailbox] * THREADS, seconds // bursts) for _ in range(bursts)]


def against_many(service, mailboxes, each):
    """``each`` tries at once against every one of ``mailboxes``, in turn."""
    return [burst(service, [mailbox] * each, 0) for mailbox in mailboxes]


def burst(service, mailboxes, seconds):
    """One try for each entry, all at once; the clock then goes on by ``seconds``."""
    before = asked(service)
    statuses = at_once([lambda mailbox=mailbox: enter(service, WRONG, mailbox)[0] for mailbox in mailboxes])
    compared = asked(service) - before
    assert sorted(statuses) == [401] * compared + [429] * (len(mailboxes) - compared)
    made = Burst(service.now, len(mailboxes), compared)
    service.now += seconds
    return made


def asked(service):
    """How many passwords Cognito was given to compare so far."""
    return sum(operation == "admin_initiate_auth" for _, operation in service.door.pool.calls)


def most_within(bursts, seconds):
    """The most that were compared within any ``seconds``."""
    return max(sum(other.compared for other in bursts if 0 <= other.at - first.at < seconds) for first in bursts)
