"""The sample's web server: where the binding service's webhooks come in, signed after Standard Webhooks."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from standardwebhooks import Webhook, WebhookVerificationError

PATH = "/webhooks"
_MAX_BYTES = 65_536

Take = Callable[[dict[str, Any]], None]


@contextmanager
def receiving(port: int, secrets: Sequence[str], take: Take) -> Iterator[None]:
    """Give every webhook that one of ``secrets`` signed to ``take``; there are two while a secret is being replaced."""
    with ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, secrets, take)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Answers 204 for what was taken; anything else is sent again."""

    def __init__(self, secrets: Sequence[str], take: Take, *connection: Any) -> None:
        self._secrets, self._take = secrets, take
        super().__init__(*connection)

    def do_POST(self) -> None:  # noqa: N802 - the library's name
        body = self.rfile.read(min(int(self.headers.get("content-length", 0)), _MAX_BYTES))
        self.send_response(self._status(body))
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing: whom it is about is no matter for a log."""

    def _status(self, body: bytes) -> int:
        if self.path != PATH:
            return 404
        headers = {name.lower(): value for name, value in self.headers.items()}
        if not any(_is_signed(secret, headers, body) for secret in self._secrets):
            return 401
        self._take(json.loads(body))
        return 204


def _is_signed(secret: str, headers: Mapping[str, str], body: bytes) -> bool:
    """By ``secret``, over this very body, and within minutes: the library looks at the time, too."""
    try:
        Webhook(secret).verify(body, dict(headers))
    except WebhookVerificationError:
        return False
    return True
