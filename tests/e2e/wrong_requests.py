"""Requests that are wrong in one way, the same ones for the same seed."""

import json
import random
import urllib.parse
from typing import Any, NamedTuple

_LONG = "x" * 300_000
CANARY = "FC98765432"  # as the name of a field that nobody knows
_WRONG_TYPES = (None, True, 7, -1.5, [], {}, [[]], {"a": 1}, "\u0000", "")
_WRONG_TEXTS = (
    "\u202eA123456789",
    "A12345678\u0007",
    "\u200b",
    "\ufeff",
    "\U000e0041",
    "A123456788",
    "０９１２",
    "'; DROP TABLE",
    "../../etc/passwd",
    "{{7*7}}",
    "=1+1",
    "a@b@c.tw",
    "+14155550100",
    "x" * 5_000,
)
_RAW = (
    b"",
    b"{",
    b"null",
    b"[]",
    b'"text"',
    b"\xff\xfe\x00",
    b'{"a": NaN}',
    b'{"contact": "\\ud800"}',
    b"[" * 9_000,
    b'{"a":' * 3_000,
    b"1" * 5_000,
    b'{"a": 1}}',
    b"\xef\xbb\xbf{}",
)
_CONTENT_TYPES = ("text/plain", "application/xml", "multipart/form-data; boundary=x", "", "application/jsonx")
_TOKENS = ("", "x", "a.b.c", "é".encode().decode("latin-1"), "A" * 3_000, "null", "..", "Bearer")
_PATHS = (
    "/applications/..%2f..%2fetc/form",
    "/bindings/%00/cancellations",
    "/bindings/'/cancellations",
    "//codes",
    "/codes/",
    "/CODES",
    "/reviews/../codes",
    "/applications/%E7%8E%8B/form",
    "/.env",
    "/bindings/a/b/c",
)
_DECISION = f"/reviews/{'A' * 44}/decision"
BODIES: dict[str, dict[str, Any]] = {
    "/codes": {"channel": "email", "contact": "guardian@example.org"},
    "/code-verifications": {"channel": "sms", "contact": "0912345678", "challenge": "A" * 32, "code": "123456"},
    "/login-email-verifications": {"email": "guardian@example.org", "challenge": "A" * 32, "code": "123456"},
    "/student-matches": {"school_level": "elementary", "school_code": "900101", "national_id": "A123456789"},
    "/guardian-checks": {"national_id": "F912345678"},
    "/applications": {
        "students": [{"match": "AAAA", "relationship": "father"}],
        "consent": "AAAA",
        "guardian_check": "AAAA",
        "guardian": {"name": "王曉明", "email": "guardian@example.org", "mobile": "0912345678"},
        "signature": {"typed_name": "王曉明"},
    },
    "/review-decisions": {"decisions": [{"binding_id": "A" * 44, "version": 1, "action": "approve"}]},
    _DECISION: {"action": "return", "reason": "return_other", "words": "請補上全名"},
}
# Query strings that are right; each is made wrong in one way.
QUERIES: dict[str, dict[str, str]] = {
    "/schools": {"school_level": "elementary", "district": "內湖區", "search": "內湖"},
    "/reviews": {"state": "applied"},
    "/consent-statements/current": {"language": "vi"},
}
_CHOICES = ("school_level", "state", "language")
TEACHERS = ("/review-decisions", "/reviews", _DECISION)
_OPEN = ("/codes", "/code-verifications", "/schools")
_BLANKS = (" ", "\u3000", "\t", "\u00a0 \u2003")
# Header values that are no entity tag, and no key of 8 to 128 printable characters.
_TAGS = (None, "", "1", "*", 'W/"1"', '"-1"', '"1', '"x"', '"1", "2"', '"99999999999"', "é", "王", "x" * 8_000)
_KEYS = (None, "", "short", " " * 20, "é" * 10, "王" * 10, "x" * 129, "x" * 8_000, "tab\tbetween-others")


class Request(NamedTuple):
    """What is sent; ``refusals`` are the codes that alone may answer it, if not just any."""

    method: str
    path: str
    body: Any
    token: str | None
    headers: dict[str, str]
    refusals: tuple[str, ...] = ()


class Mutator:
    """Makes wrong requests, the same ones for the same seed."""

    def __init__(self, session: str, teacher: str, seed: int) -> None:
        self._random = random.Random(seed)
        self._tokens = {False: session, True: teacher}

    def request(self) -> Request:
        """A request that is wrong in one way."""
        path = self._random.choice(list(BODIES))
        token = self._tokens[path in TEACHERS]
        method = "PUT" if path == _DECISION else "POST"
        headers = {"idempotency-key": f"bad-input-{self._random.random()}", "if-match": '"1"'}
        right = Request(method, path, json.loads(json.dumps(BODIES[path])), token, headers)
        kinds = (self._field, self._field, self._field, self._blank, self._raw, self._type)
        wrong = self._random.choice((*kinds, self._token, self._path, self._query, self._header))
        return wrong(right)

    def _place(self, body: Any) -> tuple[Any, Any]:
        """A place somewhere in the body: what holds it, and its name or number there."""
        holder = body
        while True:
            name = self._random.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
            if not isinstance(holder[name], dict | list) or self._random.random() < 0.3:
                return holder, name
            holder = holder[name]

    def _field(self, right: Request) -> Request:
        holder, name = self._place(right.body)
        change = self._random.randrange(4)
        if change == 0 and isinstance(holder, dict):
            del holder[name]
        elif change == 1 and isinstance(holder, dict):
            holder[CANARY] = CANARY
        elif change == 2 and isinstance(holder[name], str):
            holder[name] = self._random.choice(_WRONG_TEXTS)
        else:
            kinds = [value for value in _WRONG_TYPES if type(value) is not type(holder[name])]
            holder[name] = self._random.choice(kinds)
        return right

    def _blank(self, right: Request) -> Request:
        holder, name = self._place(right.body)
        while not isinstance(holder[name], str):
            holder, name = self._place(right.body)
        holder[name] = self._random.choice(_BLANKS)
        return right._replace(refusals=("invalid_request", "reason_required"))

    def _query(self, _right: Request) -> Request:
        path = self._random.choice(list(QUERIES))
        query = dict(QUERIES[path])
        name = self._random.choice(list(query))
        change = self._random.randrange(4)
        if change == 0:
            query[CANARY] = CANARY
        elif change == 1:
            query[name] = self._random.choice((*_BLANKS, ""))
        elif change == 2 or name not in _CHOICES:
            query[name] = self._random.choice(("\u202e", "\u200b", "\u0007", "\ue000", "x" * 4_000))
        else:
            query[name] = self._random.choice(("ELEMENTARY", "applied,approved", "7", "[]", "null", "zh", "..", "%00"))
        token = None if path in _OPEN else self._tokens[path in TEACHERS]
        return Request("GET", f"{path}?{urllib.parse.urlencode(query)}", None, token, {}, ("invalid_request",))

    def _header(self, _right: Request) -> Request:
        path, name, values = self._random.choice(
            ((_DECISION, "if-match", _TAGS), ("/applications", "idempotency-key", _KEYS))
        )
        refusals = {"if-match": ("precondition_required", "version_conflict")}.get(name, ("idempotency_key_required",))
        value = self._random.choice(values)
        headers = {} if value is None else {name: value.encode().decode("latin-1")}
        method = "PUT" if path == _DECISION else "POST"
        return Request(method, path, BODIES[path], self._tokens[path in TEACHERS], headers, refusals)

    def _raw(self, right: Request) -> Request:
        raw = _LONG.encode() if self._random.random() < 0.05 else self._random.choice(_RAW)
        return right._replace(body=raw)

    def _type(self, right: Request) -> Request:
        right.headers["content-type"] = self._random.choice(_CONTENT_TYPES)
        return right

    def _token(self, _right: Request) -> Request:
        path = self._random.choice([one for one in BODIES if one not in _OPEN])
        scheme = self._random.choice(("Bearer ", "Basic ", "", "bearer  "))
        headers = {"authorization": scheme + self._random.choice(_TOKENS), "if-match": '"1"'}
        return Request("PUT" if path == _DECISION else "POST", path, BODIES[path], None, headers)

    def _path(self, right: Request) -> Request:
        method = self._random.choice(("GET", "POST", "PUT", "DELETE", "PATCH"))
        return right._replace(method=method, path=self._random.choice(_PATHS), body=None if method == "GET" else {})
