"""Post: one HTTPS request to a stranger's address, which can reach nothing of ours and keep us for no longer than it
may.

The name is resolved once, and what it resolved to is what is connected to: a name that answers differently the second
time (DNS rebinding) is never asked a second time. Nothing is followed, and of the answer the status alone is read.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import SplitResult, urlsplit

from shared.domain import policy
from shared.domain.services import is_loopback

Resolve = Callable[..., list[Any]]
Connect = Callable[..., socket.socket]

_HTTPS, _HTTP = 443, 80
_STATUS_MAX_BYTES = 8_192
_TAKEN = range(200, 300)
_INFORMATIONAL = range(100, 200)
# Whatever holds an IPv4 address within it could be translated to one that is not public.
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_RELAYS = IPv4Network("192.88.99.0/24")  # from IPv4 into IPv6, once (RFC 7526)


class NotTaken(Exception):
    """The service did not answer 2xx in time, or is not where anything may be sent."""


class Post:
    """``loopback``: plain HTTP to the machine itself is allowed. ``resolve``, ``connect``: as ``socket`` has them;
    ``context``: whom to trust."""

    def __init__(
        self,
        context: ssl.SSLContext,
        *,
        loopback: bool,
        seconds: float = policy.WEBHOOK_TIMEOUT,
        resolve: Resolve = socket.getaddrinfo,
        connect: Connect = socket.create_connection,
    ) -> None:
        self._context = context
        self._loopback = loopback
        self._seconds = seconds
        self._resolve = resolve
        self._connect = connect

    def __call__(self, address: str, headers: Mapping[str, str], body: bytes) -> None:
        """Send ``body``, JSON, in one request. Raises NotTaken."""
        try:
            status = self._status(urlsplit(address), headers, body)
        except (OSError, ValueError) as error:
            raise NotTaken from error
        if status not in _TAKEN:
            raise NotTaken

    def _status(self, parts: SplitResult, headers: Mapping[str, str], body: bytes) -> int:
        """Raises OSError, ValueError, NotTaken."""
        plain = self._loopback and is_loopback(parts.geturl())
        host, port = parts.hostname, parts.port or (_HTTP if plain else _HTTPS)
        if not host or not (plain or parts.scheme == "https"):
            raise NotTaken
        over = time.monotonic() + self._seconds
        found = self._address(host, port, plain, over)
        connection = self._connect((found, port), over - time.monotonic())
        with connection, _ended_after(over - time.monotonic(), connection):
            secured = connection if plain else self._context.wrap_socket(connection, server_hostname=host)
            with secured:
                secured.sendall(_request(parts, headers, body))
                return _read_status(secured)

    def _address(self, host: str, port: int, plain: bool, over: float) -> str:
        """The one address to connect to. Raises NotTaken unless all that the name stands for may be connected to;
        OSError, ValueError unless that is known before ``over``."""
        found = [ip_address(entry[4][0]) for entry in self._resolved(host, port, over)]
        if not found or not all(one.is_loopback if plain else is_public(one) for one in found):
            raise NotTaken
        return str(min(found, key=lambda one: one.version))  # functions have no way to IPv6

    def _resolved(self, host: str, port: int, over: float) -> list[Any]:
        """A look-up has no time limit of its own: one that takes too long is left to itself."""
        answer: Future[list[Any]] = Future()

        def ask() -> None:
            try:
                answer.set_result(self._resolve(host, port, type=socket.SOCK_STREAM))
            except (OSError, ValueError) as error:
                answer.set_exception(error)

        threading.Thread(target=ask, daemon=True).start()
        return answer.result(over - time.monotonic())


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is somebody's on the internet: no private network's, no machine's own, no cloud's metadata."""
    if isinstance(address, IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour or address.teredo
        if inside or address.is_site_local or any(address in network for network in _TRANSLATED):
            return False
    elif address in _RELAYS:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _request(parts: SplitResult, headers: Mapping[str, str], body: bytes) -> bytes:
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sent = {
        "host": parts.netloc,
        "user-agent": "parent-binding/1",
        "content-type": "application/json",
        "content-length": str(len(body)),
        "connection": "close",
        **headers,
    }
    head = f"POST {target} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in sent.items())
    return f"{head}\r\n".encode("ascii") + body


def _read_status(connection: socket.socket) -> int:
    """The final status of the answer that begins; nothing behind its first line counts. Raises NotTaken, ValueError."""
    read = b""
    while len(read) < _STATUS_MAX_BYTES:
        more = connection.recv(_STATUS_MAX_BYTES)
        if not more:
            break
        read += more
        while b"\r\n" in read:
            version, status, *_ = read.partition(b"\r\n")[0].decode("ascii").split(" ")
            if not version.startswith("HTTP/1."):
                raise NotTaken
            if int(status) not in _INFORMATIONAL:
                return int(status)
            _, end, behind = read.partition(b"\r\n\r\n")
            if not end:
                break
            read = behind
    raise NotTaken


@contextmanager
def _ended_after(seconds: float, connection: socket.socket) -> Iterator[None]:
    """Each wait is bounded by itself; this bounds them all together. (TLS takes the socket over; its double stays.)"""
    with connection.dup() as double:
        timer = threading.Timer(seconds, _end, [double])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def _end(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
