"""Queue: work for a later function."""

import json
from collections.abc import Sequence
from typing import Any

from botocore.client import BaseClient

from shared.persistence.failures import StoreBusy, told_apart

_BATCH = 10


class Queue:
    """One SQS queue of JSON bodies, which hold ids and sealed values only."""

    def __init__(self, client: BaseClient, url: str) -> None:
        self._client = client
        self._url = url

    def send(self, bodies: Sequence[Any]) -> None:
        """Queue all bodies, ten a call. Raises StoreBusy when one was not taken: the caller repeats them all."""
        for start in range(0, len(bodies), _BATCH):
            entries = [
                {"Id": str(number), "MessageBody": json.dumps(body, separators=(",", ":"))}
                for number, body in enumerate(bodies[start : start + _BATCH])
            ]
            with told_apart():
                answer = self._client.send_message_batch(QueueUrl=self._url, Entries=entries)
            if answer.get("Failed"):
                raise StoreBusy("queue")
