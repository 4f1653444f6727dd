"""A relying service from its registration to the end of a binding, against the deployed service: the sample of
``tests/sample_service`` with real webhooks over the loopback interface."""

import json
import time
import urllib.error
import urllib.request
from contextlib import ExitStack

import pytest

from infra.local.deployment import client_of
from infra.local.engine import free_port
from tests.e2e.people import eventually
from tests.sample_service.binding_api import BindingApi
from tests.sample_service.fees import Fees, NotAllowed
from tests.sample_service.server import PATH, receiving

pytestmark = pytest.mark.timeout(600)  # with a deployment, and codes that may be asked for once a minute

REDIRECT = "https://pay.example/return"
WITHIN = 60  # seconds: an end reaches whoever subscribed


class Shop:
    """The sample service with its server, which can be down; ``taken`` are the webhooks that it took."""

    def __init__(self, api, port):
        self.api, self.fees, self.taken, self._port = api, Fees(api), [], port
        self.secrets = [api.webhook_secret()]
        self._running = ExitStack()

    def up(self):
        self._running.enter_context(receiving(self._port, self.secrets, self._take))

    def down(self):
        self._running.close()

    def _take(self, event):
        self.taken.append((time.time(), event))
        self.fees.take(event)

    def told(self, kind, student=None):
        """The first webhook of this kind, of a student if one is named."""
        found = [event for _, event in list(self.taken) if event["type"] == kind]
        return next((event for event in found if student in (None, event["data"]["student"])), None)


@pytest.fixture(scope="module")
def shop(assigned, origin):
    """Registered by one city administrator, approved by another."""
    port = free_port()
    asked = {
        "name": {"zh_hant": "校園繳費", "en": "School fees"},
        "purpose": {"zh_hant": "列出您子女的應繳費用。", "en": "To list what is due for your children."},
        "owner_email": "owner@pay.example",
        "scopes": ["act_for.check", "children.read", "events.read"],
        "redirect_uris": [REDIRECT],
        "webhook_url": f"http://127.0.0.1:{port}{PATH}",
    }
    registered = assigned("city@edu.example").call("POST", "/services", asked)
    assert registered.status == 201, registered.body
    path = f"/services/{registered.body['client_id']}/approvals"
    approved = assigned("city2@edu.example").call("POST", path, {})
    assert approved.status == 201, approved.body
    shop = Shop(BindingApi(origin, registered.body["client_id"], approved.body["client_secret"], REDIRECT), port)
    shop.id = registered.body["client_id"]
    shop.up()
    yield shop
    shop.down()


@pytest.fixture(scope="module")
def bus(deployment):
    """What the event bus hands to whoever subscribed: events by type and service."""
    events, sqs = client_of("events", deployment.endpoint), client_of("sqs", deployment.endpoint)
    url = sqs.create_queue(QueueName="subscriber")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    name = deployment.outputs["EventBusName"]
    pattern = json.dumps({"source": ["parent-binding"]})
    events.put_rule(Name="subscriber", EventBusName=name, EventPattern=pattern)
    events.put_targets(Rule="subscriber", EventBusName=name, Targets=[{"Id": "queue", "Arn": arn}])
    seen = []

    def look(kind):
        for message in sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", ()):
            seen.append(json.loads(message["Body"]))
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return next((event for event in seen if event["detail-type"] == kind), None)

    return look


@pytest.fixture(scope="module")
def account(shop, owner):
    """The guardian's account as the shop knows it, once the guardian has let it in."""
    connection = shop.api.begin_connection()
    let_in = owner.account_call("POST", "/account/service-grants", connection.query)
    assert let_in.status == 201, let_in.body
    account = shop.api.finish_connection(let_in.body["code"], connection)
    shop.fees.connect(account)
    return account


@pytest.fixture(scope="module")
def second(shop, account, owner, teacher, children, bus):
    """The guardian's second child, approved once the shop was let in: as the shop knows it."""
    submitted = owner.submit(owner.fill_in([children[1]], "father"))
    assert submitted.status == 201, submitted.body
    owner.second = submitted.body["bindings"][0]["binding_id"]
    assert teacher(children[1]).decide(children[1].name, action="approve").status == 200
    approved = eventually(lambda: shop.told("binding.approved"), "the approval's webhook")
    assert approved["data"]["account"] == account
    return approved["data"]["student"]


def unbind(owner, binding):
    children = owner.account_call("GET", "/account").body["bindings"]
    version = next(child["version"] for child in children if child["binding_id"] == binding)
    answer = owner.account_call("POST", f"/account/bindings/{binding}/unbinding", {}, if_match=f'"{version}"')
    assert answer.status == 200, answer.body


def test_a_service_that_was_let_in_pays_for_the_guardian_s_children_and_hears_of_new_ones(
    shop, account, second, children, bus
):
    assert sorted(shop.fees.children(account).values()) == sorted(child.name for child in children[:2])
    shop.fees.pay(account, second, 1_200)
    assert [payment.amount for payment in shop.fees.payments] == [1_200]
    event = eventually(lambda: bus("binding.approved"), "the approval on the bus")
    told = shop.told("binding.approved")
    assert (event["source"], event["detail"]) == ("parent-binding", told | {"service": shop.id})


def test_what_is_not_signed_by_our_secret_is_refused(shop, second):
    forged = json.dumps(shop.told("binding.approved") | {"id": "evt_forged"}).encode()
    headers = {
        "webhook-id": "evt_forged",
        "webhook-timestamp": str(int(time.time())),
        "webhook-signature": "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    }
    request = urllib.request.Request(f"http://127.0.0.1:{shop._port}{PATH}", forged, headers, method="POST")
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(request, timeout=5)
    assert all(event["id"] != "evt_forged" for _, event in shop.taken)


def test_an_end_reaches_a_service_that_was_down_and_the_bus_within_a_minute(shop, account, second, owner, bus):
    shop.down()
    began = time.time()
    unbind(owner, owner.second)
    eventually(lambda: bus("binding.ended"), "the end on the bus")
    on_bus = time.time() - began
    assert not shop.api.may_pay(account, second)
    shop.up()
    ended = eventually(lambda: shop.told("binding.ended", second), "the end's webhook")
    assert ended["data"]["reason"] == "unbound_by_guardian"
    assert max(on_bus, shop.taken[-1][0] - began) < WITHIN
    with pytest.raises(NotAllowed):
        shop.fees.pay(account, second, 1_200)
    assert second not in shop.fees.children(account)
    event = bus("binding.ended")
    assert event["detail"] == ended | {"service": shop.id}


def test_the_feed_holds_what_was_sent_and_a_replay_sends_it_again(shop, second):
    sent = [event for _, event in shop.taken]
    since = int(min(at for at, _ in shop.taken)) - WITHIN
    shop.api.call("POST", "/event-replays", {"since": since})
    wanted = {event["id"] for event in sent}
    eventually(lambda: {event["id"] for _, event in shop.taken[len(sent) :]} >= wanted, "the replay")
    assert all(event in sent for _, event in shop.taken[len(sent) :])
    page = eventually(lambda: _page_of(shop, len(wanted)), "the feed")
    assert sorted(page["events"], key=lambda event: event["id"]) == sorted(sent, key=lambda event: event["id"])
    assert shop.api.call("GET", f"/events?after={page['next']}")["events"] == []


def _page_of(shop, count):
    page = shop.api.call("GET", "/events")
    return page if len(page["events"]) >= count else None
