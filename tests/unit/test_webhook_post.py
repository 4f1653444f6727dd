"""Where a webhook may go, and for how long it may take."""

import json
import socket
import ssl
import threading
import time
from contextlib import contextmanager
from ipaddress import ip_address

import pytest

from functions.deliver_webhooks.post import NotTaken, Post, is_public

PUBLIC = "93.184.216.34"
PATIENCE = 0.5
BODY = b'{"id":"evt_1"}'


@contextmanager
def listening(answer, *, chunks=()):
    """A plain server that answers every request with ``answer``, then with each of ``chunks`` a while later: its port,
    and what it was sent."""
    received, over = [], threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            while not over.is_set():
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    received.append(_request(connection))
                    try:
                        connection.sendall(answer)
                        for chunk in chunks:
                            if over.wait(0.05):
                                break
                            connection.sendall(chunk)
                    except OSError:
                        continue

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield server.getsockname()[1], received
        finally:
            over.set()
            server.shutdown(socket.SHUT_RDWR)
            thread.join()


def _request(connection):
    data = b""
    while b"\r\n\r\n" not in data or len(data.partition(b"\r\n\r\n")[2]) < len(BODY):
        more = connection.recv(4_096)
        if not more:
            break
        data += more
    return data


def post(address, *, loopback=True, resolve=socket.getaddrinfo, connect=socket.create_connection):
    send = Post(ssl.create_default_context(), loopback=loopback, seconds=PATIENCE, resolve=resolve, connect=connect)
    send(address, {"webhook-id": "evt_1"}, BODY)


def resolving(*addresses):
    """A resolver that answers each look-up with the next of ``addresses``; how often it was asked."""
    asked = []

    def resolve(host, port, type):  # noqa: A002
        asked.append(host)
        return [(socket.AF_INET, type, 6, "", (one, port)) for one in addresses[len(asked) - 1]]

    return resolve, asked


def test_what_is_sent_is_one_request_with_the_body_to_the_byte():
    with listening(b"HTTP/1.1 204 No Content\r\n\r\n") as (port, received):
        post(f"http://127.0.0.1:{port}/hook?of=fees")
    head, _, body = received[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /hook?of=fees HTTP/1.1\r\n")
    assert f"host: 127.0.0.1:{port}".encode() in head
    assert b"webhook-id: evt_1" in head and f"content-length: {len(BODY)}".encode() in head
    assert (body, len(received)) == (BODY, 1)
    assert json.loads(body)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1/\r\n\r\n",
        b"HTTP/1.1 500 No\r\n\r\n",
        b"HTTP/1.1 410 Gone\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1\r\n\r\n",
        b"HTTP/1.1 2oo OK\r\n\r\n",
        b"",
        b"x" * 100_000,
    ],
)
def test_anything_but_2xx_is_not_taken_and_nothing_is_followed(answer):
    with listening(answer) as (port, received), pytest.raises(NotTaken):
        post(f"http://127.0.0.1:{port}/")
    assert len(received) == 1


def test_an_informational_answer_is_passed_over():
    early = b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
    with listening(early) as (port, _):
        post(f"http://127.0.0.1:{port}/")


def test_the_answer_s_body_is_not_waited_for():
    with listening(b"HTTP/1.1 200 OK\r\n\r\n", chunks=[b"x"] * 10_000) as (port, _):
        post(f"http://127.0.0.1:{port}/")


def test_one_that_answers_drop_by_drop_is_left_when_the_time_is_over():
    began = time.monotonic()
    with listening(b"HTTP/1.1 2", chunks=[b"0"] * 10_000) as (port, _), pytest.raises(NotTaken):
        post(f"http://127.0.0.1:{port}/")
    assert time.monotonic() - began >= PATIENCE  # it answered all the time: nothing else ended it


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.8",
        "172.16.9.1",
        "192.168.1.1",
        "127.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fe80::1",
        "fd00:ec2::254",
        "::ffff:10.0.0.8",
        "::ffff:93.184.216.34",
        "64:ff9b::a00:8",
        "2002:a00:8::1",
        "2001:0:53aa:64c::1",
        "::7f00:1",
        "fec0::1",
        "192.88.99.1",
    ],
)
def test_no_address_of_ours_is_connected_to(address):
    assert not is_public(ip_address(address))
    connected = []
    resolve, _ = resolving([address])
    with pytest.raises(NotTaken):
        post("https://fees.example/", resolve=resolve, connect=lambda *asked: connected.append(asked))
    assert not connected


def test_a_name_that_nobody_answers_for_is_left_when_the_time_is_over():
    answered = threading.Event()

    def resolve(host, port, type):  # noqa: A002
        answered.wait(20 * PATIENCE)
        return [(socket.AF_INET, type, 6, "", (PUBLIC, port))]

    began = time.monotonic()
    try:
        with pytest.raises(NotTaken):
            post("https://fees.example/", resolve=resolve, connect=_never)
        assert not answered.is_set() and time.monotonic() - began >= PATIENCE
    finally:
        answered.set()


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    resolve, _ = resolving([PUBLIC, "10.0.0.8"])
    with pytest.raises(NotTaken):
        post("https://fees.example/", resolve=resolve, connect=_never)


def test_what_was_looked_at_is_what_is_connected_to_however_the_name_answers_next():
    """DNS rebinding: public when it is checked, the metadata service when it is used."""
    resolve, asked = resolving([PUBLIC], ["169.254.169.254"])
    connected = []

    def connect(address, timeout):
        connected.append(address)
        raise TimeoutError

    with pytest.raises(NotTaken):
        post("https://fees.example/", resolve=resolve, connect=connect)
    assert (connected, asked) == ([(PUBLIC, 443)], ["fees.example"])


@pytest.mark.parametrize("address", ["http://fees.example/", "http://127.0.0.1/", "ftp://fees.example/", "https:///x"])
def test_plain_http_is_for_one_s_own_machine_alone(address):
    resolve, _ = resolving([PUBLIC])
    with pytest.raises(NotTaken):
        post(address, loopback=False, resolve=resolve, connect=_never)


def test_localhost_is_the_machine_itself_or_nothing():
    resolve, _ = resolving([PUBLIC])
    with pytest.raises(NotTaken):
        post("http://localhost/", resolve=resolve, connect=_never)


def test_a_server_that_can_t_show_whose_it_is_is_sent_nothing():
    with listening(b"HTTP/1.1 200 OK\r\n\r\n") as (port, received):
        resolve, _ = resolving([PUBLIC])

        def connect(_address, timeout):
            return socket.create_connection(("127.0.0.1", port), timeout)

        with pytest.raises(NotTaken):
            post("https://fees.example/", resolve=resolve, connect=connect)
    assert not any(BODY in request for request in received)


def _never(*_):
    raise AssertionError("connected")
