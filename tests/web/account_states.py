"""Every state of the account's screens, and how somebody comes to it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from tests.web.account import AT, CHANGED, CONNECT, ISSUED, MAILBOX, account, child, contest
from tests.web.reader import HELD, Answer
from tests.web.school_states import Sitting, submit
from tests.web.stand_in import problem

OWN, FIRST = "three unrelated words", "123456"


class State(NamedTuple):
    """Of ``section`` of ``page``, or signed out if that is None, reached by ``reach``, there once ``shown`` is seen."""

    section: str | None
    shown: str
    reach: Callable[[Sitting], object] = lambda sitting: None
    answers: dict[str, Any] = {}  # noqa: RUF012 - never changed
    page: str = "/account/"


def enter(sitting: Sitting, password: str = OWN) -> None:
    """Sign in."""
    sitting.page.locator("#email").fill(MAILBOX)
    sitting.page.locator("#password").fill(password)
    submit(sitting)


def ask_code(sitting: Sitting) -> None:
    """Have a code sent by the first password."""
    enter(sitting, FIRST)
    sitting.page.locator("#code").wait_for()


def enter_code(sitting: Sitting) -> None:
    """Have a code sent by the first password, and enter it."""
    ask_code(sitting)
    sitting.page.locator("#code").fill("549497")
    submit(sitting)


def choose_password(sitting: Sitting) -> None:
    """Come to choosing a password, and choose one."""
    enter_code(sitting)
    sitting.page.locator("#new-password").fill(OWN)
    submit(sitting)


def forget_password(sitting: Sitting) -> None:
    """Say that the password was forgotten."""
    sitting.page.locator("main form .button.quiet").click()
    sitting.page.locator("#password").wait_for(state="detached")


def reset_password(sitting: Sitting) -> None:
    """Come to choosing a password without the one of before."""
    forget_password(sitting)
    for field, text in (("email", MAILBOX), ("code", "549497")):
        sitting.page.locator(f"#{field}").fill(text)
        submit(sitting)
    sitting.page.locator("#new-password").wait_for()


def change_password(sitting: Sitting) -> None:
    """Change the password."""
    for field, text in (("current", OWN), ("new-password", f"other {OWN}")):
        sitting.page.locator(f"#{field}").fill(text)
    submit(sitting)


def enter_contact(sitting: Sitting) -> None:
    """Begin to change the e-mail address."""
    sitting.press("變更電子信箱")
    sitting.page.locator("#contact").fill("new@example.org")
    submit(sitting)
    sitting.page.locator("#code").wait_for()


def prove_contact(sitting: Sitting) -> None:
    """Enter the code that was sent to the account's own contact."""
    enter_contact(sitting)
    sitting.page.locator("#code").fill("549497")
    submit(sitting)


def prove_both(sitting: Sitting) -> None:
    """Enter the code that was sent to the new contact as well."""
    prove_contact(sitting)
    sitting.page.get_by_text("第 2 步").wait_for()
    sitting.page.locator("#code").fill("549497")
    submit(sitting)


def _answer_link(sitting: Sitting) -> None:
    sitting.page.locator("main .card .button:not(.quiet)").click()


def _open_history(sitting: Sitting) -> None:
    sitting.page.locator("summary").first.click()


def _disconnect(sitting: Sitting) -> None:
    sitting.press("取消連結 校園繳費")


def _disconnect_and_confirm(sitting: Sitting) -> None:
    _disconnect(sitting)
    sitting.page.locator("dialog button[type=submit]").click()


def _object(sitting: Sitting) -> None:
    sitting.page.locator("[aria-labelledby=contests] .actions button").first.click()


def object_to_it(sitting: Sitting) -> None:
    """Object to the first application of another adult."""
    _object(sitting)
    sitting.page.locator("#objection").fill("我不認識這個人")
    sitting.page.locator("dialog[open] button[type=submit]").click()


def give(sitting: Sitting) -> None:
    """Let another adult act for the first child."""
    for field, text in (("name", "陳阿姨"), ("email", "aunt@example.org"), ("until", "2027-07-31")):
        sitting.page.locator(f"#{field}").fill(text)
    sitting.page.locator("#scopes input").first.check()
    submit(sitting)


def end_first(sitting: Sitting) -> None:
    """Ask to end the first delegation that was given."""
    sitting.page.locator("[aria-labelledby=given] button").first.click()


def accept(sitting: Sitting) -> None:
    """Accept what a link offers."""
    sitting.page.locator("[aria-labelledby=offer] button").click()


CONTESTED = {"contests": [contest(), contest(1, objected_at=AT, words="我不認識這個人")]}
_CONTESTS = {"GET account/contests": Answer(200, CONTESTED)}
_MINE = "[aria-labelledby=contests]"
_UNTIL = problem(422, "invalid_request", ("/until", "數值超出可接受的範圍，請更正。"))
_LINK = "delegations/T0KEN"
_NO_CHILD = {"GET account": Answer(200, account(child(0, "applied")))}
FAMILY_STATES = {
    "contests": State("children", _MINE, answers=_CONTESTS),
    "contests-objecting": State("children", "#objection", _object, _CONTESTS),
    "contests-objected": State("children", ".notice.good", object_to_it, _CONTESTS),
    "contests-over": State(
        "children", "dialog .summary", object_to_it,
        _CONTESTS | {f"POST account/contests/{0:022d}/objection": problem(404, "contest_not_found")},
    ),
    "contests-unreached": State("children", ".summary", answers={"GET account/contests": Answer(0)}),
    "delegations": State("delegations", "#until"),
    "delegations-none": State(
        "delegations", "#received + .hint",
        answers={"GET account/delegations": Answer(200, {"given": [], "received": []}), **_NO_CHILD},
    ),
    "delegations-missing": State("delegations", ".summary li a", submit),
    "delegations-refused": State("delegations", ".summary li a", give, {"POST account/delegations": _UNTIL}),
    "delegations-given": State("delegations", ".desk > .notice.good", give),
    "delegations-ending": State("delegations", "dialog[open]", end_first),
    "delegations-offered": State(_LINK, "#offer ~ .actions"),
    "delegations-accepted": State(_LINK, ".desk > .notice.good", accept),
    "delegations-dead": State(_LINK, ".summary", answers={
        "POST account/delegation-offers": problem(404, "delegation_not_found"),
    }),
}  # fmt: skip


def _unbind(sitting: Sitting) -> None:
    sitting.press("解除綁定 王大明")


def unbind(sitting: Sitting) -> None:
    """Give up a child, and say that it is meant."""
    _unbind(sitting)
    sitting.page.locator("dialog[open] button[type=submit]").click()


def choose_language(sitting: Sitting) -> None:
    """Choose another language for one's messages."""
    sitting.page.locator("#message-language").select_option("vi")
    sitting.page.locator("form:has(#message-language) button[type=submit]").click()


def _ask_to_close(sitting: Sitting) -> None:
    sitting.press("關閉帳號")


def ask_closure_code(sitting: Sitting) -> None:
    """Say that the account is to be closed, and have a code sent."""
    _ask_to_close(sitting)
    sitting.page.locator("dialog[open] button[type=submit]").click()
    sitting.page.locator("#code").wait_for()


def close(sitting: Sitting) -> None:
    """Close the account by the code."""
    ask_closure_code(sitting)
    sitting.page.locator("#code").fill("549497")
    sitting.page.locator("form:has(#code) button[type=submit]").click()


_UNBINDING = f"POST account/bindings/{1:044d}/unbinding"
DATA_STATES = {
    "unbinding": State("children", "dialog[open]", _unbind),
    "unbound": State("children", ".desk > .notice.good", unbind),
    "unbinding-late": State("children", "dialog .summary", unbind, {_UNBINDING: problem(412, "version_conflict")}),
    "withdrawing": State("children", "dialog[open]", lambda sitting: sitting.press("取消申請 張二寶")),
    "data": State("data", "#closing"),
    "data-making": State("data", "[aria-disabled]", lambda sitting: sitting.press("下載 PDF（閱讀用）")),
    "data-unreached": State(
        "data", ".summary", lambda sitting: sitting.press("下載 PDF（閱讀用）"), {"GET account/export-file": Answer(0)}
    ),
    "language-chosen": State("data", ".desk > .notice.good", choose_language),
    "closing": State("data", "dialog[open] li", _ask_to_close),
    "closing-code": State("data", "#code", ask_closure_code),
    "closing-wrong": State("data", ".summary li a", close, {"POST account/closure": problem(422, "code_wrong")}),
    "closed": State("data", ".notice.good + form", close),
}
PENDING = account(child(0, "applied"))
SIGN_IN_REQUIRED = problem(401, "sign_in_required")
_ASKED_FIRST = Answer(201, {"password_change": "change", "initial_password_required": True, "expires_in": 600})
NEVER_SET = {"POST password-code-verifications": _ASKED_FIRST}
FIRST_SIGN_IN = {"POST sign-ins": Answer(202, ISSUED)} | NEVER_SET
_LOCKED = problem(429, "sign_in_locked")._replace(headers={"retry-after": "900"})
NOT_ME = "/not-me/"
_TAKEN = problem(409, "login_email_taken", ("/contact", "此欄位不能使用這個值。"))
_COMMON = problem(400, "invalid_request", ("/new_password", "這是常見密碼，請換一個。"))
_SUMMARY, _FIELD = ".summary", ".summary li a"
STATES = {
    "sign-in": State(None, "#password"),
    "sign-in-missing": State(None, _FIELD, submit),
    "sign-in-sending": State(None, "[aria-disabled]", enter, {"POST sign-ins": HELD}),
    "sign-in-refused": State(None, _SUMMARY, enter, {"POST sign-ins": problem(401, "sign_in_refused")}),
    "sign-in-locked": State(None, "form .notice", enter, {"POST sign-ins": _LOCKED}),
    "sign-in-unreached": State(None, _SUMMARY, enter, {"POST sign-ins": Answer(0)}),
    "first-code": State(None, "#code", ask_code, FIRST_SIGN_IN),
    "first-code-wrong": State(
        None, _FIELD, enter_code,
        FIRST_SIGN_IN | {"POST password-code-verifications": problem(422, "code_wrong")},
    ),
    "new-password": State(None, "#new-password", enter_code, FIRST_SIGN_IN),
    "new-password-refused": State(
        None, _FIELD, choose_password, FIRST_SIGN_IN | {"POST passwords": _COMMON}
    ),
    "new-password-late": State(
        None, "form .button.quiet", choose_password,
        FIRST_SIGN_IN | {"POST passwords": problem(409, "password_change_expired")},
    ),
    "new-password-with-first": State(None, "#initial", reset_password, NEVER_SET),
    "new-password-first-wrong": State(
        None, "#initial", choose_password, FIRST_SIGN_IN | {"POST passwords": problem(422, "password_wrong")}
    ),
    "forgotten": State(None, "form .hint", forget_password),
    "ended": State("children", "#password", answers={
        "GET account": SIGN_IN_REQUIRED, "POST account-sessions": SIGN_IN_REQUIRED,
    }),
    "signed-out": State("children", ".notice.good + form", lambda sitting: sitting.press("登出")),
    "account-unreached": State("children", _SUMMARY, answers={"GET account": Answer(0)}),
    "children": State("children", "details[open]", _open_history),
    "children-none": State("children", ".lead", answers={"GET account": Answer(200, account())}),
    "children-pending": State("children", "#pending", answers={"GET account": Answer(200, PENDING)}),
    **FAMILY_STATES,
    **DATA_STATES,
    "security": State("security", "#everywhere"),
    "password-missing": State("security", _FIELD, submit),
    "password-wrong": State(
        "security", _FIELD, change_password, {"POST account/password": problem(422, "password_wrong")}
    ),
    "password-changed": State("security", ".desk > .notice.good", change_password),
    "signing-out-everywhere": State("security", "dialog[open]", lambda sitting: sitting.press("在所有裝置登出")),
    "contacts": State("contacts", "#other"),
    "contact-missing": State("contacts", _FIELD, lambda sitting: (sitting.press("變更行動電話"), submit(sitting))),
    "contact-own-code": State("contacts", "#code", enter_contact),
    "contact-code-wrong": State(
        "contacts", _FIELD, prove_contact,
        {"POST account/contact-code-verifications": problem(422, "code_wrong")},
    ),
    "contact-other-code": State("contacts", "text=第 2 步", prove_contact),
    "contact-taken": State("contacts", _FIELD, prove_both, {"POST account/contact-changes": _TAKEN}),
    "contact-changed": State("contacts", ".notice.good + form", prove_both),
    "merging": State("contacts", "#contact", lambda sitting: sitting.press("併入我的另一個帳號")),
    "not-me": State("token", "#about", page=NOT_ME),
    "not-me-said": State("token", ".notice.good", _answer_link, page=NOT_ME),
    "not-me-refused": State(
        "token", _SUMMARY, answers={"POST link-readings": problem(404, "link_invalid")}, page=NOT_ME
    ),
    "not-me-without-link": State(None, "main .notice", page="/not-me/"),
    "not-me-undo": State("token", "#about", answers={"POST link-readings": Answer(200, CHANGED)}, page=NOT_ME),
    "not-me-late": State(
        "token", _SUMMARY, _answer_link,
        {"POST link-readings": Answer(200, CHANGED), "POST link-answers": problem(409, "undo_too_late")}, NOT_ME,
    ),
    "not-me-over": State(
        "token", ".card .notice",
        answers={"POST link-readings": Answer(200, CHANGED | {"subject": "account", "state": "over"})}, page=NOT_ME,
    ),
    "services": State("services", "#revoked"),
    "services-none": State("services", ".desk p.card", answers={"GET account/services": Answer(200, {"services": []})}),
    "services-unreached": State("services", _SUMMARY, answers={"GET account/services": Answer(0)}),
    "disconnecting": State("services", "dialog[open]", _disconnect),
    "disconnected": State("services", ".desk > .notice.good", _disconnect_and_confirm),
    "connect": State("connect", ".desk form ul", page=CONNECT),
    "connect-refused": State(
        "connect", _SUMMARY, answers={"GET account/service-requests": problem(404, "service_not_found")}, page=CONNECT
    ),
    "connect-broken": State("connect", ".desk .notice", page="/connect/?client_id=c"),
    "connect-signed-out": State(None, "#password", page=CONNECT),
    "connecting": State("connect", ".desk [aria-disabled]", submit, {"POST account/service-grants": HELD}, CONNECT),
}  # fmt: skip
