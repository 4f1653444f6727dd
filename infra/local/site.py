"""Local site: what CloudFront is in AWS, on this machine: the pages and, under the same origin, the API."""

import gzip
import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from infra.local.engine import HOST, EngineFailed, is_free
from infra.site import (
    API_PATHS,
    ASKED_EACH_TIME,
    BARE,
    CONFIG,
    WEB,
    Installation,
    caching,
    config,
    file_of,
    media_type,
    published,
    security_headers,
)
from infra.stages.local import STAGE
from shared.api.origin import ORIGIN_KEY

DEFAULT_PORT = urlsplit(STAGE.service_origin).port or 80
_API_PREFIX = API_PATHS.removesuffix("*")
_API_SECONDS = 30
_BODY_LIMIT = 10_000_000  # bytes; what an HTTP API takes at most
# What CloudFront compresses of that which is published, and from how many bytes on.
_COMPRESSED = ("text/", "application/json", "image/svg+xml")
_COMPRESSED_FROM = 1_000
# Of one connection only (RFC 9110 section 7.6.1), or made anew on the next.
_NOT_PASSED_ON = {"connection", "content-length", "date", "host", "keep-alive", "server", "te", "transfer-encoding"}


@contextmanager
def serving(
    port: int, api: str, *, origin_key: str = "", installation: Installation = BARE, folder: Path = WEB
) -> Iterator[str]:
    """The site of ``installation`` on ``port`` of the loopback interface: its origin.

    Its API is the one at ``api``, which takes what bears ``origin_key``.

    Ended at the end. Raises EngineFailed: the port is in use.
    """
    require_free(port)
    server = ThreadingHTTPServer((HOST, port), _handler(api, origin_key, installation, folder))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def require_free(port: int) -> None:
    """Raises EngineFailed if something uses ``port``."""
    if not is_free(port):
        raise EngineFailed(
            f"port {port} of this machine is in use, and the site needs it: stop what uses it, or choose another with "
            "--web-port."
        )


def takes_gzip(accepted: str) -> bool:
    """Whether who sends ``accepted`` as accept-encoding takes gzip (RFC 9110 section 12.5.3)."""
    for part in accepted.lower().split(","):
        coding, _, weight = part.replace(" ", "").partition(";q=")
        if coding in ("gzip", "*"):
            return not weight or weight.strip("0.") != ""
    return False


def _handler(api: str, origin_key: str, installation: Installation, folder: Path) -> type[BaseHTTPRequestHandler]:
    class Handler(_Site):
        upstream = urlsplit(api)
        key = origin_key
        root = folder
        told = json.dumps(config(installation)).encode()
        always = security_headers(installation)

    return Handler


class _Site(BaseHTTPRequestHandler):
    """One connection. ``upstream``: the API's address; ``key``: the origin key that it is sent; ``root``: the folder of
    the pages; ``told``: what the file ``CONFIG`` holds; ``always``: the headers of every answer."""

    upstream = urlsplit("")
    key = ""
    root = WEB
    told = b""
    always: Mapping[str, str] = MappingProxyType({})
    protocol_version = "HTTP/1.1"
    timeout = _API_SECONDS

    def do_GET(self) -> None:
        if self.path.startswith(_API_PREFIX):
            return self._pass_on()
        file = file_of(self.path.partition("?")[0])
        if file == CONFIG:
            return self._give("application/json", ASKED_EACH_TIME, self.told)
        path = published(self.root).get(file)
        if path is None:
            return self._answer(HTTPStatus.NOT_FOUND, {"content-type": "text/plain"}, b"no such page\n")
        return self._give(media_type(path), caching(file), path.read_bytes())

    def _only_the_api(self) -> None:
        if self.path.startswith(_API_PREFIX):
            return self._pass_on()
        return self._answer(HTTPStatus.METHOD_NOT_ALLOWED, {"allow": "GET, HEAD"}, b"")

    do_HEAD = do_GET
    do_DELETE = do_OPTIONS = do_PATCH = do_POST = do_PUT = _only_the_api

    def _give(self, media_type: str, cache_control: str, content: bytes) -> None:
        """A file, compressed where CloudFront would do so and the reader takes it."""
        headers = {"content-type": media_type, "cache-control": cache_control}
        if media_type.startswith(_COMPRESSED) and len(content) >= _COMPRESSED_FROM:
            headers["vary"] = "accept-encoding"
            if takes_gzip(self.headers.get("accept-encoding", "")):
                headers["content-encoding"] = "gzip"
                content = gzip.compress(content, mtime=0)
        self._answer(HTTPStatus.OK, headers, content)

    def _pass_on(self) -> None:
        told = self.headers.get("content-length", "0")
        length = int(told) if told.isdecimal() else _BODY_LIMIT + 1
        if length > _BODY_LIMIT:
            self.close_connection = True
            return self._answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {}, b"")
        body = self.rfile.read(length)
        kept = {name.lower(): value for name, value in self.headers.items() if name.lower() not in _NOT_PASSED_ON}
        kept[ORIGIN_KEY] = self.key
        connection = http.client.HTTPConnection(self.upstream.netloc, timeout=_API_SECONDS)
        try:
            connection.request(self.command, self.upstream.path + self.path, body, kept)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            return self._answer(HTTPStatus.BAD_GATEWAY, {"content-type": "text/plain"}, b"the API does not answer\n")
        finally:
            connection.close()
        passed = {name.lower(): value for name, value in answer.getheaders() if name.lower() not in _NOT_PASSED_ON}
        if self.command == "HEAD" and answer.headers["content-length"]:
            passed["content-length"] = answer.headers["content-length"]
        return self._answer(answer.status, passed, content)

    def _answer(self, status: int, headers: dict[str, str], content: bytes) -> None:
        self.send_response(status)
        for name, value in {"content-length": str(len(content)), **headers, **self.always}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing: the screen is for the addresses, and a request line may hold what no log may."""
