"""Webhook signatures, held against the example of the Standard Webhooks specification, and secrets that replace one
another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain import policy
from shared.domain.bindings import State
from shared.domain.events import BindingChange, EventType, event_for, read_change, spelt, type_of
from shared.domain.identifiers import BindingId
from shared.domain.webhooks import WebhookSecret, live, new_secret, replaced, signed_headers

NOW = 1_614_265_330
SECRET = WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
CHANGE = BindingChange(BindingId("s" * 22, "g" * 22), EventType.APPROVED, 2, NOW)
KEY = b"k" * 32


def test_the_published_example_is_signed_as_published():
    body = b'{"test": 2432232314}'
    assert signed_headers([SECRET], "msg_p5jXN8AQM9LWM0D4loKWxJek", NOW, body) == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_a_new_secret_has_256_bits_in_the_spelling_of_the_specification():
    assert new_secret(lambda count: b"\x01" * count).text == "whsec_AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="


@given(st.lists(st.integers(min_value=0, max_value=2 * policy.DAY), max_size=12))
def test_however_secrets_are_replaced_the_newest_is_in_force_and_few_are_live(waits):
    secrets, now = (SECRET,), NOW
    for number, wait in enumerate(waits):
        now += wait
        new = WebhookSecret(f"whsec_{number}")
        before = live(secrets, now)
        secrets = replaced(secrets, new, now)
        assert secrets[0] == new and all(secret.until for secret in secrets[1:])
        assert len(live(secrets, now)) == min(len(before) + 1, policy.WEBHOOK_SECRETS)
        assert len(live(secrets, now + policy.WEBHOOK_SECRET_OVERLAP)) == 1


@pytest.mark.parametrize("after", State)
@pytest.mark.parametrize("before", [None, *State])
def test_only_what_makes_or_ends_an_approved_binding_counts(before, after):
    """For services a binding is there, or it is not."""
    kind = type_of(before, after, differs=False)
    approved = (before is State.APPROVED, after is State.APPROVED)
    assert kind == {(False, True): EventType.APPROVED, (True, False): EventType.ENDED}.get(approved)
    changed = type_of(before, after, differs=True)
    assert changed == (EventType.CHANGED if approved == (True, True) else kind)


def test_a_change_waits_in_a_queue_and_comes_out_as_it_was():
    assert read_change(spelt(CHANGE)) == CHANGE


def test_an_event_s_id_says_which_change_it_is_and_of_whom_and_nothing_else():
    ids = {
        event_for(change, "g" * 22, service, KEY).id
        for service in ("a", "b")
        for change in (
            CHANGE,
            CHANGE._replace(version=3),
            CHANGE._replace(at=NOW + 1),
            CHANGE._replace(type=EventType.ENDED),
            CHANGE._replace(reason="left_city"),
            CHANGE._replace(mark="frozen#1"),
        )
    }
    assert len(ids) == 12
    assert event_for(CHANGE, "g" * 22, "a", KEY) == event_for(CHANGE, "g" * 22, "a", KEY)
