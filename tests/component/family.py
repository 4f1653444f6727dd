"""A family: a father who is bound and signed in, and others who want to do with the same child."""

import json
import os
import re
import urllib.request
from datetime import date

from functions.manage_delegations.contract import ACCEPT_DELEGATION, OFFER_DELEGATION, READ_DELEGATIONS
from functions.review_bindings.contract import DECIDE, READ_QUEUE, READ_REVIEW
from shared.domain.identifiers import BindingId, read_binding_id
from shared.domain.schools import day
from shared.persistence import keys
from shared.persistence.table import Update
from tests.component.accounts import open_account, sign_in
from tests.component.service import GUARDIAN_ID, STUDENT_ID, TEACHER

MOTHER_ID, GRANDMOTHER_ID = "W234567893", "A800000014"


def mailbox(who):
    """An address that no other test writes to."""
    return f"{who}-{os.urandom(5).hex()}@example.org"


def mails(engine, address):
    """All that was sent to an address, the oldest first."""
    with urllib.request.urlopen(f"{engine}/_ministack/ses/messages", timeout=5) as answer:
        boxes = json.load(answer)["messages"].values()
    return [mail for box in boxes for mail in box if mail["To"] == [address]]


def bar_other_id(service, binding):
    """Bar a guardian from the child by another ID of the same person, of two whose accounts were merged."""
    other = BindingId(binding.student, "o" * 22)
    also = {":also": frozenset({other.guardian})}
    service.table.update(Update(keys.account(binding.guardian), "SET also = :also", also))
    service.table.update(Update(keys.binding(other), "SET barred_from = :now", {":now": 1}))


class Adult:
    """Somebody with an account."""

    def __init__(self, service, guardian, address):
        self.service, self.guardian, self.address = service, guardian, address
        self.token = sign_in(service, service.accounts.get(guardian))

    def call(self, endpoint, body=None, **more):
        status, answer, _ = self.service.call(endpoint, body, account=self.token, **more)
        return status, answer


class Family:
    def __init__(self, service, settle):
        self.service, self.settle = service, settle
        self.father, self.father_s = self.bind(GUARDIAN_ID, "father")

    @classmethod
    def of_nobody(cls, service, settle):
        """Without anybody who is bound yet."""
        family = object.__new__(cls)
        family.service, family.settle = service, settle
        return family

    def bind(self, national_id, who, relationship=None):
        """Have somebody's application approved; the adult, and the binding's id."""
        address = mailbox(who)
        relationship = relationship or {"mother": "mother", "father": "father"}.get(who, "other")
        binding = self.apply(national_id, relationship, key=f"key-{address}", address=address)
        self.settle()
        assert self.decide(binding, self.queue(binding)["version"])[0] == 200
        self.settle()
        found = read_binding_id(binding)
        return Adult(self.service, found.guardian, address), found

    def apply(self, national_id=MOTHER_ID, relationship="mother", student=STUDENT_ID, key="applied-1", address=""):
        """Somebody's application that is not decided; the binding's id as text."""
        address = address or mailbox(relationship)
        session = self.service.sign_in(address)
        body = self.service.application(session, student, national_id)
        body["students"][0]["relationship"] = relationship
        if relationship == "other":
            body["students"][0]["relationship_detail"] = "阿姨"
        name = "王曉明" if relationship == "father" else "李美玲"
        body["guardian"] |= {"name": name, "email": address}
        status, told, _ = self.service.submit(session, body, key=key)
        assert status == 201, told
        return told["bindings"][0]["binding_id"]

    def queue(self, binding):
        """What the teacher sees of a binding in the queue."""
        waiting = self.service.call(READ_QUEUE, staff=TEACHER)[1]["bindings"]
        return next(one for one in waiting if one["binding_id"] == binding)

    def evidence(self, binding):
        return self.service.call(READ_REVIEW, staff=TEACHER, path={"binding_id": binding})[1]

    def decide(self, binding, version, action="approve", **more):
        path, headers = {"binding_id": binding}, {"if-match": f'"{version}"'}
        body = {"action": action, **more}
        return self.service.call(DECIDE, body, staff=TEACHER, path=path, headers=headers)[:2]


def offer_body(service, binding, address):
    """An offer of one's child to somebody at an address, for a month."""
    until = date.fromordinal(day(service.now).toordinal() + 30).isoformat()
    scopes = ["forms", "pick_up_notices"]
    return {"binding_id": binding.text, "name": "陳阿姨", "email": address, "scopes": scopes, "until": until}


class Delegating:
    """The father's offers to an aunt, and what she does with them."""

    def __init__(self, engine, family):
        self.engine, self.family, self.service = engine, family, family.service
        self.aunt_s = mailbox("aunt")
        self._keys = iter(range(10_000_000, 20_000_000))

    def offer(self, adult=None, binding=None, key=None, **changes):
        adult = adult or self.family.father
        body = offer_body(self.service, binding or self.family.father_s, self.aunt_s)
        return adult.call(OFFER_DELEGATION, body | changes, headers={"idempotency-key": key or str(next(self._keys))})

    def token(self, address=None):
        """What the link in the newest message holds."""
        self.family.settle()
        return re.findall(r"/account/#delegations/([\w=-]+)", str(mails(self.engine, address or self.aunt_s)[-1]))[0]

    def adult(self, address=None, national_id=GRANDMOTHER_ID, **differences):
        """Somebody who has an account with an address."""
        account = open_account(self.service, national_id, address or self.aunt_s, name="陳美惠", **differences)
        return Adult(self.service, account.guardian, account.email)

    def accepted(self, aunt=None):
        """An offer that the aunt has accepted; she, and its id."""
        status, offered = self.offer()
        assert status == 201, offered
        aunt = aunt or self.adult()
        assert aunt.call(ACCEPT_DELEGATION, {"token": self.token()})[0] == 200
        return aunt, offered["delegation_id"]

    def state(self, adult=None):
        """Where the newest delegation that somebody gave stands."""
        return (adult or self.family.father).call(READ_DELEGATIONS)[1]["given"][0]["state"]

    def active(self, aunt):
        """What somebody may do, by whoever's leave."""
        return aunt.call(READ_DELEGATIONS)[1]["received"]
