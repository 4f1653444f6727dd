"""The local site: the pages under their headers, and the API passed on as CloudFront passes it on."""

import gzip
import http.client
import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

from infra.local.engine import HOST, free_port
from infra.local.site import DEFAULT_PORT, serving
from infra.site import ASKED_EACH_TIME, BARE, KEPT, Installation, Sandbox, StaffSignIn, config, security_headers
from infra.stages.local import STAGE

LARGE = b"export const text = 'text';\n" * 60
INSTALLATION = Installation(
    StaffSignIn("http://127.0.0.1:4566", "client"), ("http://127.0.0.1:4566",), Sandbox("sandbox.example", "000000")
)


class _Api(BaseHTTPRequestHandler):
    """Tells what it was asked, with a status and a header of its own."""

    protocol_version = "HTTP/1.1"

    def _tell(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
        told = {"method": self.command, "path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()}}
        content = json.dumps(told | {"body": body}).encode()
        self.send_response(429)
        self.send_header("Retry-After", "7")
        self.send_header("Content-Type", "application/problem+json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_HEAD(self):
        self.send_response(200)
        self.send_header("Content-Length", "321")
        self.end_headers()

    do_GET = do_POST = do_PUT = do_DELETE = do_OPTIONS = _tell

    def log_message(self, *_):
        pass


@pytest.fixture
def api():
    server = ThreadingHTTPServer((HOST, 0), _Api)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{HOST}:{server.server_port}/stage/$default"
    server.shutdown()
    server.server_close()


@pytest.fixture
def call(api, tmp_path):
    """Sends one request to the site: status, headers (names in lower case) and body."""
    folder = tmp_path / "web"
    (folder / "verify").mkdir(parents=True)
    (folder / "verify" / "index.html").write_text("<title>親子</title>")
    (folder / "assets").mkdir()
    (folder / "assets" / "app-1a2b.js").write_text("0")
    (folder / "assets" / "large.js").write_bytes(LARGE)
    (folder / "secret.md").write_text("not published")
    (tmp_path / "outside.html").write_text("not published")
    with serving(free_port(), api, origin_key="the key", installation=INSTALLATION, folder=folder) as origin:

        def send(method, path, body=None, headers=None):
            connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=10)
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            content = answer.read()
            connection.close()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content

        yield send


@pytest.mark.parametrize("path", ["/verify", "/verify/", "/verify/index.html", "/verify?from=paper"])
def test_a_page_is_served_under_the_declared_headers(call, path):
    status, headers, body = call("GET", path)
    assert (status, body.decode()) == (200, "<title>親子</title>")
    assert security_headers(INSTALLATION).items() <= headers.items()
    assert (headers["content-type"], headers["cache-control"]) == ("text/html; charset=utf-8", ASKED_EACH_TIME)
    assert call("HEAD", path)[2] == b""


@pytest.mark.parametrize("taken", ["gzip", "br, GZIP;q=0.5", "*", "gzip;q=1.0, identity"])
def test_a_text_is_compressed_for_who_takes_it(call, taken):
    status, headers, body = call("GET", "/assets/large.js", headers={"accept-encoding": taken})
    assert (status, headers["content-encoding"], headers["vary"]) == (200, "gzip", "accept-encoding")
    assert gzip.decompress(body) == LARGE and len(body) == int(headers["content-length"]) < len(LARGE)
    assert (headers["content-type"], headers["cache-control"]) == ("text/javascript; charset=utf-8", KEPT)
    assert security_headers(INSTALLATION).items() <= headers.items()


@pytest.mark.parametrize("taken", ["", "br", "gzip;q=0", "identity, gzip;q=0.000"])
def test_nobody_gets_what_they_do_not_take(call, taken):
    _, headers, body = call("GET", "/assets/large.js", headers={"accept-encoding": taken})
    assert "content-encoding" not in headers and (headers["vary"], body) == ("accept-encoding", LARGE)


def test_a_small_text_and_a_missing_page_are_not_compressed(call):
    for path in ("/verify", "/nothing", "/config.json"):
        assert "content-encoding" not in call("GET", path, headers={"accept-encoding": "gzip"})[1]


@pytest.mark.parametrize("taken", ["", "gzip"])
@pytest.mark.parametrize("path", ["/verify", "/assets/large.js", "/config.json", "/nothing"])
def test_a_head_tells_what_a_get_would(call, path, taken):
    sent = {"accept-encoding": taken}
    got, told = call("GET", path, headers=sent), call("HEAD", path, headers=sent)
    assert (told[0], told[2]) == (got[0], b"")
    assert told[1] | {"date": ""} == got[1] | {"date": ""}


def test_a_head_of_the_api_tells_the_length_of_its_answer(call):
    status, headers, body = call("HEAD", "/v1/schools")
    assert (status, headers["content-length"], body) == (200, "321", b"")


def test_the_pages_are_told_of_their_installation(call):
    status, headers, body = call("GET", "/config.json")
    assert (status, headers["content-type"], headers["cache-control"]) == (200, "application/json", ASKED_EACH_TIME)
    assert security_headers(INSTALLATION).items() <= headers.items()
    assert json.loads(body) == {
        "staff_sign_in": {"origin": "http://127.0.0.1:4566", "client_id": "client"},
        "sandbox": {"domain": "sandbox.example", "code": "000000"},
    }
    assert config(BARE) == {"staff_sign_in": None, "sandbox": None}


def test_a_file_named_by_its_content_is_kept_by_browsers(call):
    status, headers, _ = call("GET", "/assets/app-1a2b.js")
    assert (status, headers["content-type"], headers["cache-control"]) == (200, "text/javascript; charset=utf-8", KEPT)
    assert "cache-control" not in call("GET", "/assets/app-0000.js")[1]


@pytest.mark.parametrize(
    "path",
    ["/", "/secret.md", "/../outside.html", "/verify/../../outside.html", "/%2e%2e/outside.html", "//etc/passwd"],
)
def test_nothing_else_is_served(call, path):
    status, headers, body = call("GET", path)
    assert (status, body) == (404, b"no such page\n")
    assert security_headers(INSTALLATION).items() <= headers.items()


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
def test_the_api_is_passed_on_whole(call, method):
    sent = {"authorization": "Bearer x", "accept-language": "vi", "idempotency-key": "k", "content-type": "text/x"}
    status, headers, body = call(method, "/v1/codes?a=%2F", "親子".encode(), sent)
    told = json.loads(body)
    assert (status, headers["retry-after"], headers["content-type"]) == (429, "7", "application/problem+json")
    assert security_headers(INSTALLATION).items() <= headers.items()
    assert (told["method"], told["path"], told["body"]) == (method, "/stage/$default/v1/codes?a=%2F", "親子")
    assert sent.items() <= told["headers"].items()


@pytest.mark.parametrize("sent", [{}, {"X-Origin-Key": "forged"}])
def test_the_api_is_sent_the_origin_key_whatever_the_caller_sends(call, sent):
    told = json.loads(call("POST", "/v1/codes", b"{}", sent)[2])
    assert told["headers"]["x-origin-key"] == "the key"


def test_the_pages_are_only_read(call):
    status, headers, _ = call("POST", "/verify", b"x")
    assert (status, headers["allow"]) == (405, "GET, HEAD")


def test_an_api_that_is_away_is_said(tmp_path):
    with serving(free_port(), f"http://{HOST}:9", folder=tmp_path) as origin:
        connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=10)
        connection.request("POST", "/v1/codes", b"{}")
        assert connection.getresponse().status == 502
        connection.close()


def test_it_listens_on_the_loopback_address_alone(tmp_path):
    port = free_port()
    with serving(port, f"http://{HOST}:9", folder=tmp_path):
        with pytest.raises(OSError), socket.create_connection(("127.0.0.2", port), timeout=2):
            pass


def test_its_port_is_the_one_that_messages_and_forms_name():
    assert STAGE.service_origin == f"http://localhost:{DEFAULT_PORT}"
