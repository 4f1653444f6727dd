"""Queue: work for a later function."""

import json
from collections.abc import Sequence
from typing import Any, Final

from botocore.client import BaseClient

from shared.persistence.failures import StoreBusy, told_apart

_BATCH = 10
MOST_DELAY: Final = 900
"""Seconds for which a message can be held back."""


class Queue:
    """One SQS queue of JSON bodies, which hold ids and sealed values only."""

    def __init__(self, client: BaseClient, url: str) -> None:
        self._client = client
        self._url = url

    def send(self, bodies: Sequence[Any], *, delay: int = 0, group: str = "") -> None:
        """Queue all bodies, ten a call. Raises StoreBusy when one was not taken: the caller repeats them all.

        ``delay``: for so many seconds they are not handed out, at most MOST_DELAY. ``group``: for whom they are, if
        many for one must not hold up those for others.
        """
        more = ({"DelaySeconds": delay} if delay else {}) | ({"MessageGroupId": group} if group else {})
        for start in range(0, len(bodies), _BATCH):
            entries = [
                {"Id": str(number), "MessageBody": json.dumps(body, separators=(",", ":")), **more}
                for number, body in enumerate(bodies[start : start + _BATCH])
            ]
            with told_apart():
                answer = self._client.send_message_batch(QueueUrl=self._url, Entries=entries)
            if answer.get("Failed"):
                raise StoreBusy("queue")
