"""The sample relying service: what it makes of events in any order, and of webhooks that are not ours."""

import json
import ssl
import time
from itertools import permutations

import pytest

from functions.deliver_webhooks.post import NotTaken, Post
from infra.local.engine import free_port
from shared.domain.webhooks import WebhookSecret, new_secret, signed_headers
from tests.sample_service.fees import Fees, NotAllowed
from tests.sample_service.server import PATH, receiving

ACCOUNT, CHILD = "account", "child"
OURS, OTHERS = (new_secret(lambda count, byte=byte: byte * count) for byte in (b"o", b"x"))


class Bindings:
    """The binding service, as far as the sample asks it."""

    def __init__(self):
        self.known = {CHILD: "王大明"}

    def children(self, account):
        return dict(self.known)

    def may_pay(self, account, student):
        return student in self.known


def event(kind, version, number=0):
    data = {"account": ACCOUNT, "student": CHILD, "version": version, "reason": None}
    return {"id": f"evt_{version}_{number}", "type": kind, "timestamp": "2026-11-29T15:00:00Z", "data": data}


@pytest.fixture
def bindings():
    return Bindings()


@pytest.fixture
def fees(bindings):
    made = Fees(bindings)
    made.connect(ACCOUNT)
    return made


STEPS = (event("binding.approved", 2), event("binding.changed", 3), event("binding.ended", 4))


@pytest.mark.parametrize("order", list(permutations(STEPS)))
def test_after_an_end_nobody_pays_in_whatever_order_the_events_came(fees, bindings, order):
    assert fees.children(ACCOUNT) == bindings.known
    bindings.known = {}
    for one in (*order, *order):
        fees.take(one)
    assert fees.children(ACCOUNT) == {}
    with pytest.raises(NotAllowed):
        fees.pay(ACCOUNT, CHILD, 1_200)


def test_an_end_that_comes_while_the_children_are_asked_for_is_not_lost(fees, bindings):
    known = dict(bindings.known)

    def ask(account):
        if bindings.known:
            bindings.known = {}
            fees.take(event("binding.ended", 4))
            return known  # as it was a moment ago
        return {}

    bindings.children = ask
    assert fees.children(ACCOUNT) == {}


def test_an_end_closes_at_once_and_without_asking(fees, bindings):
    fees.children(ACCOUNT)
    bindings.children = None  # out of reach
    fees.take(event("binding.ended", 4))
    assert fees.children(ACCOUNT) == {}


def test_the_binding_service_has_the_last_word(fees, bindings):
    fees.pay(ACCOUNT, CHILD, 1_200)
    bindings.may_pay = lambda account, student: False
    with pytest.raises(NotAllowed):
        fees.pay(ACCOUNT, CHILD, 1_200)
    assert len(fees.payments) == 1


def deliver(port, secrets, now, body=None):
    content = json.dumps(event("binding.ended", 4)).encode()
    headers = signed_headers(secrets, "evt_4_0", now, content)
    Post(ssl.create_default_context(), loopback=True)(f"http://127.0.0.1:{port}{PATH}", headers, body or content)


def test_what_is_signed_by_a_live_secret_is_taken_and_nothing_else():
    taken, port, now = [], free_port(), int(time.time())
    with receiving(port, [OURS.text], taken.append):
        deliver(port, [OURS], now)
        deliver(port, [OTHERS, OURS], now)
        assert taken == [event("binding.ended", 4)] * 2
        for secrets, at, body in (
            ([OTHERS], now, None),
            ([OURS], now - 3_600, None),
            ([OURS], now, b'{"id":"evt_4_0"}'),
            ([WebhookSecret("whsec_")], now, None),
        ):
            with pytest.raises(NotTaken):
                deliver(port, secrets, at, body)
    assert len(taken) == 2
