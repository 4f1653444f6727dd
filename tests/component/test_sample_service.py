"""The sample relying service against the API itself and real webhooks, without a deployment: school fees from the
guardian's consent to the end of a binding."""

import json
import re
import ssl
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

import pytest

from functions.catalog import FUNCTIONS
from functions.connect_services.contract import GRANT_SERVICE
from functions.deliver_webhooks.operation import DeliverWebhook
from functions.deliver_webhooks.post import Post
from functions.read_account.contract import READ_ACCOUNT
from functions.unbind_child.contract import UNBIND_CHILD
from infra.local.engine import free_port
from shared.domain import policy
from shared.persistence import keys
from shared.persistence.service_store import ServiceStore
from shared.persistence.table import Update
from tests.component.accounts import approved, sign_in
from tests.component.service import STUDENT_ID
from tests.component.services import REDIRECT, approved_service
from tests.component.test_deliver_webhooks import Line
from tests.sample_service.binding_api import BindingApi
from tests.sample_service.fees import Fees, NotAllowed
from tests.sample_service.server import PATH, receiving

SECOND_CHILD = "B142312123"
ENDPOINTS = [endpoint for function in FUNCTIONS for endpoint in function.endpoints]


@contextmanager
def serving(service):
    """The service's operations over HTTP: the origin."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):  # noqa: N802
            self._answer("GET")

        def do_POST(self):  # noqa: N802
            self._answer("POST")

        def _answer(self, method):
            address = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
            endpoint, path = _matched(method, address.path)
            sent = {name.lower(): value for name, value in self.headers.items()}
            query = dict(parse_qsl(address.query))
            status, told, _ = service.call(endpoint, body, headers=sent, path=path, query=query)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        def log_message(self, *_):
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def _matched(method, path):
    for endpoint in ENDPOINTS:
        found = re.fullmatch(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", endpoint.path), path)
        if found and endpoint.method == method:
            return endpoint, found.groupdict()
    raise LookupError(path)


class Shop:
    """The sample service, registered, with its server and the worker that sends to it."""

    def __init__(self, service, origin, clients):
        self.service, self.taken = service, []
        self.registered, port = approved_service(service), free_port()
        self._sqs, self._queue = clients("sqs"), f"{service.table.name}-webhooks"
        # Registration takes addresses over HTTPS alone, on a stage like that of these tests.
        address = {":webhook": f"http://127.0.0.1:{port}{PATH}"}
        service.table.update(Update(keys.service(self.registered.id), "SET webhook = :webhook", address))
        self.api = BindingApi(origin, self.registered.id, self.registered.secret, REDIRECT)
        self.fees, self.line = Fees(self.api), Line(service)
        self.server = receiving(port, [self.api.webhook_secret()], self._take)
        post = Post(ssl.create_default_context(), loopback=True)
        stores = ServiceStore(service.table), service.webhooks, service.events, service.consented
        self._deliver = DeliverWebhook(*stores, self.line, post, lambda: service.now)

    def _take(self, event):
        self.taken.append(event)
        self.fees.take(event)

    def work(self):
        """Send what is due by now."""
        url = self._sqs.get_queue_url(QueueName=self._queue)["QueueUrl"]
        while messages := self._sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            self.line.send([json.loads(message["Body"]) for message in messages])
            for message in messages:
                self._sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        for body in self.line.due():
            self._deliver(body)


@pytest.fixture
def shop(service, clients):
    service.now = int(time.time())  # the sample's library looks at the clock on the wall
    with serving(service) as origin:
        yield Shop(service, origin, clients)


def unbind(service, account, binding):
    children = service.call(READ_ACCOUNT, account=account)[1]["bindings"]
    version = next(child["version"] for child in children if child["binding_id"] == binding.text)
    how = {"path": {"binding_id": binding.text}, "headers": {"if-match": f'"{version}"'}}
    status, told, _ = service.call(UNBIND_CHILD, account=account, **how)
    assert status == 200, told


def test_school_fees_from_consent_to_the_end_of_a_binding(service, shop, settle):
    first = approved(service, settle)
    settle()
    guardian = sign_in(service, service.accounts.get(first.guardian))
    connection = shop.api.begin_connection()
    status, let_in, _ = service.call(GRANT_SERVICE, connection.query, account=guardian)
    assert status == 201, let_in
    account = shop.api.finish_connection(let_in["code"], connection)
    shop.fees.connect(account)
    assert list(shop.fees.children(account).values()) == ["王大明"]

    service.now += policy.MINUTE
    service.enrol(SECOND_CHILD, name="王二明", seat=2)
    second = approved(service, settle, student=SECOND_CHILD)
    settle()
    with shop.server:
        shop.work()
        ((kind, student),) = [(event["type"], event["data"]["student"]) for event in shop.taken]
        assert kind == "binding.approved"
        assert shop.fees.children(account)[student] == "王二明"
        shop.fees.pay(account, student, 1_200)
        assert [payment.amount for payment in shop.fees.payments] == [1_200]

        unbind(service, guardian, second)
        settle()
        shop.work()
        assert [event["type"] for event in shop.taken] == ["binding.approved", "binding.ended"]
        assert shop.taken[-1]["data"]["reason"] == "unbound_by_guardian"
        assert student not in shop.fees.children(account)
        assert not shop.api.may_pay(account, student)
        with pytest.raises(NotAllowed):
            shop.fees.pay(account, student, 1_200)


def test_a_service_that_is_down_gets_an_end_once_it_is_up_again(service, shop, settle):
    binding = approved(service, settle, student=STUDENT_ID)
    settle()
    guardian = sign_in(service, service.accounts.get(binding.guardian))
    connection = shop.api.begin_connection()
    let_in = service.call(GRANT_SERVICE, connection.query, account=guardian)[1]
    shop.fees.connect(account := shop.api.finish_connection(let_in["code"], connection))
    (student,) = shop.fees.children(account)
    unbind(service, guardian, binding)
    settle()
    shop.work()
    assert shop.fees.children(account) and not shop.taken
    with pytest.raises(NotAllowed):
        shop.fees.pay(account, student, 1_200)
    with shop.server:
        service.now += policy.WEBHOOK_RETRIES[0]
        shop.work()
    assert [event["type"] for event in shop.taken] == ["binding.ended"]
    assert shop.fees.children(account) == {}
