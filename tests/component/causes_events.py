"""Causes of the problems that a relying service meets that wants to be told of events."""

from functions.renew_webhook_secret.contract import RENEW_WEBHOOK_SECRET
from functions.replay_events.contract import REPLAY_EVENTS
from shared.domain import policy
from tests.component.services import approved_service


def webhook_missing(visitor):
    token = approved_service(visitor.service, webhook_url=None).token()
    visitor.call(RENEW_WEBHOOK_SECRET, relying=token)


def too_many_replays(visitor):
    token = approved_service(visitor.service).token()
    for _ in range(policy.EVENT_REPLAYS_A_DAY):
        visitor.call(REPLAY_EVENTS, {"since": 0}, relying=token)
        assert visitor.last[0] == 202
    visitor.call(REPLAY_EVENTS, {"since": 0}, relying=token)


WAYS = {"webhook_missing": webhook_missing, "too_many_replays": too_many_replays}
