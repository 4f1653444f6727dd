"""Every screen of the guardian's pages, every state of one, and how somebody comes to it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from playwright.sync_api import Locator

from tests.web.reader import HELD, Answer, Reader
from tests.web.stand_in import NUMBER, applications, problem, statement

MAILBOX = "guardian@example.org"
STUDENT = {
    "match": "m", "name": "王大明", "className": "五年一班", "school": "市立內湖國小",
    "relationship": "other", "detail": "阿姨",
}  # fmt: skip
CONTACT = {"channel": "email", "contact": MAILBOX, "verifiedEmails": [MAILBOX]}
LISTED = {
    **CONTACT,
    "students": [STUDENT, STUDENT | {"match": "n", "name": "堃喆峯犇", "relationship": "mother", "detail": ""}],
}
AGREED = LISTED | {"consent": "c"}
LONG_MAILBOX = "a-rather-long-name-of-a-mailbox@mail.example.org"
CHECKED = {
    **AGREED, "check": "g", "nationalIdMasked": "A12*****89", "name": "王曉明", "email": LONG_MAILBOX,
    "mobile": "0912345678", "verifiedEmails": [MAILBOX, LONG_MAILBOX],
}  # fmt: skip
CORRECTED = CHECKED | {
    "consent": "", "correction": {"number": NUMBER, "reasons": [{"name": "王大明", "text": "其他原因 請補上全名"}]},
}  # fmt: skip


class Screen(NamedTuple):
    """``entered``: what was entered before, and a session if it is not None; ``awaited``: what tells that it stands."""

    path: str
    entered: dict[str, Any] | None
    awaited: str


SHOWN = {
    "start": Screen("/", None, "main .card"),
    "code": Screen("/apply/", None, "#channel"),
    "student": Screen("/apply/", CONTACT, "#kind"),
    "students": Screen("/apply/#student", LISTED, "dl.rows"),
    "consent": Screen("/apply/#consent", LISTED, "#statement"),
    "guardian": Screen("/apply/#guardian", AGREED, "#guardian-id"),
    "own-data": Screen("/apply/#guardian", CHECKED, "#mobile"),
    "review": Screen("/apply/#review", CHECKED, "canvas"),
    "correction": Screen("/apply/#student", CORRECTED, "#corrected"),
    "progress-code": Screen("/progress/", None, "#channel"),
    "progress": Screen("/progress/", CONTACT, ".binding .tag"),
}


class State(NamedTuple):
    """Of ``screen``, reached by ``reach``, and there once ``shown`` is seen."""

    screen: str
    shown: str
    reach: Callable[[Reader], object] = lambda reader: None
    answers: dict[str, Answer | tuple[Answer, ...]] = {}  # noqa: RUF012 - never changed
    visiting: dict[str, Any] = {}  # noqa: RUF012 - never changed


def submit(reader: Reader) -> Locator:
    """What sends the form, whatever the language."""
    return reader.page.locator("main button[type=submit]")


def fill(**fields: str) -> Callable[[Reader], None]:
    """Fills fields by id (``_`` for ``-``), then sends the form."""

    def act(reader: Reader) -> None:
        for field, text in fields.items():
            reader.page.locator(f"#{field.replace('_', '-')}").fill(text)
        submit(reader).click()

    return act


def choose(reader: Reader, *values: str) -> None:
    """Chooses by value, one after the other."""
    for value in values:
        reader.page.locator(f"input[value={value!r}]").check()


def enter_student(reader: Reader) -> None:
    """Fills in a student, and sends."""
    choose(reader, "legal", "mother", "elementary", "900101")
    fill(student_id="A123456789")(reader)


def get_code(reader: Reader) -> None:
    """Asks for a code."""
    fill(contact=MAILBOX)(reader)
    reader.page.locator("#code").wait_for()


def enter_code(reader: Reader) -> None:
    """Asks for a code, and enters one."""
    get_code(reader)
    fill(code="123456")(reader)


def type_name(reader: Reader) -> None:
    """Signs by typing."""
    reader.page.locator("#sign ~ .actions button").first.click()
    reader.page.locator("#typed").fill("王曉明")


def sign(reader: Reader) -> None:
    """Signs by typing, and hands in."""
    type_name(reader)
    submit(reader).click()


def _press(selector: str) -> Callable[[Reader], None]:
    return lambda reader: reader.page.locator(selector).first.click()


def _hand_in_and_download(reader: Reader) -> None:
    sign(reader)
    _press(".card .button")(reader)


def _cancel(reader: Reader) -> None:
    _press(".binding button")(reader)
    _press("[role=alertdialog] button")(reader)


def _offline(reader: Reader) -> None:
    reader.context.set_offline(True)


def _offline_and_back(reader: Reader) -> None:
    reader.context.set_offline(True)
    reader.page.locator(".connection .notice").wait_for()
    reader.context.set_offline(False)


def _wait_long(reader: Reader) -> None:
    reader.page.clock.install()
    sign(reader)
    reader.page.locator("[aria-disabled]").wait_for()
    reader.page.clock.run_for(9_000)


_SUMMARY, _FIELD = ".summary", ".summary li a"
_FORM = f"GET applications/{NUMBER}/form"
_INVALID = problem(400, "invalid_request", ("/contact", "這不是電子信箱"))
_OWN = {"guardian_check": "g", "account": "own", "name": "王曉明", "email": MAILBOX, "mobile": "0912345678"}
STATES = {
    "code-missing": State("code", _FIELD, lambda reader: submit(reader).click()),
    "code-refused": State("code", _FIELD, fill(contact="x"), {"POST codes": _INVALID}),
    "code-asked": State("code", "[aria-disabled]", fill(contact=MAILBOX), {"POST codes": HELD}),
    "code-sent": State("code", "#code", get_code),
    "code-wrong": State("code", _FIELD, enter_code, {"POST code-verifications": problem(422, "code_wrong")}),
    "code-by-phone": State("code", "#contact[type=tel]", lambda reader: choose(reader, "sms")),
    "student-missing": State("student", _FIELD, lambda reader: submit(reader).click()),
    "student-other": State(
        "student", "#detail", lambda reader: choose(reader, "custodian", "other", "elementary", "900101")
    ),
    "student-matched": State("student", "dl.rows", enter_student),
    "student-not-found": State(
        "student", _SUMMARY, enter_student, {"POST student-matches": problem(404, "student_not_found")}
    ),
    "schools-unreached": State(
        "student", ".notice", lambda reader: choose(reader, "elementary"), {"GET schools": Answer(0)}
    ),
    "consent-unread": State("consent", _FIELD, lambda reader: submit(reader).click()),
    "consent-short": State("consent", "#agree", answers={"GET consent-statements/current": statement(1)}),
    "consent-unreached": State(
        "consent", _SUMMARY, answers={"GET consent-statements/current": Answer(0)}, visiting={"awaited": ".summary"}
    ),
    "guardian-missing": State("guardian", _FIELD, lambda reader: submit(reader).click()),
    "guardian-known": State(
        "guardian", ".notice.good", fill(guardian_id="A123456789"), {"POST guardian-checks": Answer(200, _OWN)}
    ),
    "own-data-missing": State("own-data", _FIELD, fill(name="", mobile="")),
    "own-data-to-verify": State("own-data", "h2", fill(email="another@example.org")),
    "review-unsigned": State("review", _FIELD, lambda reader: submit(reader).click()),
    "review-typed": State("review", "#typed", type_name),
    "review-refused": State(
        "review", _FIELD, sign, {"POST applications": problem(400, "invalid_request", ("/guardian/mobile", "號碼有誤"))}
    ),
    "review-unreached": State("review", _SUMMARY, sign, {"POST applications": Answer(0)}),
    "review-sending": State("review", "[aria-disabled]", sign, {"POST applications": HELD}),
    "late": State("review", ".connection .notice", _wait_long, {"POST applications": HELD}),
    "offline": State("own-data", ".connection .notice", _offline),
    "online-again": State("own-data", ".connection .notice.good", _offline_and_back),
    "done": State("review", ".card .ways", sign),
    "done-rendering": State("review", ".card [role=status]", _hand_in_and_download),
    "done-by-hand": State(
        "review", ".card .notice", _hand_in_and_download, {_FORM: Answer(202, {"status": "by_hand"})}
    ),
    "session-warned": State("own-data", "[role=alert]", visiting={"left": 100}),
    "session-at-its-end": State("own-data", "[role=alert]", visiting={"left": 100, "renewable": False}),
    "session-over": State("own-data", ".notice + .card", visiting={"left": 2}),
    "progress-waiting": State(
        "progress", "main > [role=status]", answers={"GET applications": HELD}, visiting={"awaited": "h1"}
    ),
    "progress-none": State(
        "progress", "dl.states", answers={"GET applications": applications()}, visiting={"awaited": "h1"}
    ),
    "progress-unreached": State(
        "progress", _SUMMARY, answers={"GET applications": Answer(0)}, visiting={"awaited": ".summary"}
    ),
    "cancel-asked": State("progress", "[role=alertdialog]", _press(".binding button")),
    "cancelled": State("progress", "main > .notice.good", _cancel),
    "cancel-refused": State(
        "progress", _SUMMARY, _cancel, {"POST bindings/0/cancellations": problem(409, "not_cancellable")}
    ),
    "correction-refused": State(
        "progress", _SUMMARY, _press(".notice .button"),
        {f"GET applications/{NUMBER}/correction": problem(409, "nothing_to_correct")},
    ),
}  # fmt: skip
