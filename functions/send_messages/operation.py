"""send_messages: each message leaves once, whatever comes twice."""

from collections.abc import Callable
from typing import Any

from functions.send_messages.letter import Letter
from functions.send_messages.letters import LetterWriter
from shared.api import telemetry
from shared.delivery.email import EmailSender
from shared.delivery.failures import DeliveryRefused, DeliveryUnavailable
from shared.delivery.sms import SmsSender
from shared.delivery.templates import render
from shared.domain.contacts import Channel
from shared.domain.sandbox import Sandbox
from shared.domain.schools import day
from shared.persistence.message_log import MessageLog


class HeldElsewhere(Exception):
    """Another sender holds this message now; it comes again in case that one fails."""


class SendMessage:
    """Claims, sends, marks. Killed between sending and marking, a message goes out again: never lost, rarely twice."""

    def __init__(
        self,
        letters: LetterWriter,
        log: MessageLog,
        emails: EmailSender,
        texts: SmsSender,
        sms_budget: int,
        clock: Callable[[], float],
        sandbox: Sandbox,
    ) -> None:
        self._letters = letters
        self._log = log
        self._emails = emails
        self._texts = texts
        self._sms_budget = sms_budget
        self._clock = clock
        self._sandbox = sandbox

    def __call__(self, body: dict[str, Any]) -> None:
        """Raises HeldElsewhere, StoreBusy, DeliveryUnavailable: the body comes again; DeliveryRefused: parked."""
        now = int(self._clock())
        letter = self._letters.write(body, now)
        if letter is None or self._sandbox.holds(letter.to):
            return
        if not self._log.claim(letter.id, now):
            if self._log.was_sent(letter.id):
                return
            raise HeldElsewhere
        try:
            self._send(letter, now)
        except (DeliveryRefused, DeliveryUnavailable):
            self._log.release(letter.id)
            raise
        self._log.mark_sent(letter.id, now)

    def _send(self, letter: Letter, now: int) -> None:
        rendered = render(letter.kind, letter.language, letter.to.channel, letter.params)
        if letter.to.channel is Channel.EMAIL:
            tags = {"kind": letter.kind.value}
            self._emails.send(letter.to.address, rendered, message_id=letter.id, tags=tags)
        elif self._log.pay_sms(letter.id, day(now), self._sms_budget, now):
            self._texts.send(letter.to.address, rendered)
        else:
            # Too late for anyone when the next day's budget begins; the operators hear of it.
            print(telemetry.event(telemetry.SMS_BUDGET_SPENT, now))
