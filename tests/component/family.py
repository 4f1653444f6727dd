"""A family: a father who is bound and signed in, and others who want to do with the same child."""

import json
import os
import urllib.request

from functions.review_bindings.contract import DECIDE, READ_QUEUE, READ_REVIEW
from tests.component.accounts import approved, sign_in
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

    def bind(self, national_id, who, student=STUDENT_ID):
        """Have somebody's application approved, as whatever it was; the adult, and the binding's id."""
        address = mailbox(who)
        binding = approved(self.service, self.settle, student, national_id, address)
        return Adult(self.service, binding.guardian, address), binding

    def apply(self, national_id=MOTHER_ID, relationship="mother", student=STUDENT_ID, key="applied-1", address=""):
        """Somebody's application that is not decided; the binding's id as text."""
        address = address or mailbox(relationship)
        session = self.service.sign_in(address)
        body = self.service.application(session, student, national_id)
        body["students"][0]["relationship"] = relationship
        body["guardian"] |= {"name": "李美玲", "email": address}
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
