"""Account: what the service answers a guardian who signs in, or has, when nothing is wrong."""

from typing import Any

from tests.web.reader import Answer

AT = 1_795_000_000
MAILBOX = "guardian@example.org"
TOKENS = {"access_token": "access", "refresh_token": "refresh", "expires_in": 900}
ISSUED = {"challenge": "h", "reference": "K7QM", "expires_in": 3_600, "resend_after": 60}


def child(number: int, state: str, **told: Any) -> dict[str, Any]:
    """A child as the account's owner sees it; it was applied for a day before it came to ``state``."""
    steps = [{"state": "applied", "at": AT}]
    return {
        "binding_id": f"{number:044d}", "application_number": "115-7KQ2M-9M4TX", "student_name": "張二寶",
        "school_level": "elementary", "school_code": "900101", "class_name": "五年一班", "relationship": "mother",
        "state": state, "version": 1, "unbindable": state in ("approved", "applied"), "changed_at": AT + 86_400,
        "reason": None,
        "history": steps if state == "applied" else [*steps, {"state": state, "at": AT + 86_400}], **told,
    }  # fmt: skip


CHILDREN = [
    child(0, "applied"),
    child(1, "approved", student_name="王大明"),
    child(2, "approved", student_name="Nguyễn Thị Minh Khai 阮氏明開", school_level="vocational_high"),
    child(3, "returned", reason={"code": "return_other", "text": "其他原因", "words": "請補上全名"}),
    child(4, "ended", reason={"code": "left_school", "text": "學生已離開本市學校。", "words": ""}),
]


def account(*bindings: dict[str, Any], **told: Any) -> dict[str, Any]:
    """An account with these children."""
    return {
        "name": "王曉明", "email": MAILBOX, "mobile": "+886912345678", "language": "zh-Hant",
        "bindings": list(bindings), **told,
    }  # fmt: skip


def granted(number: int, state: str, **told: Any) -> dict[str, Any]:
    """A service that the account lets in, or did."""
    ended = AT + 2 * 86_400 if state == "revoked" else None
    return {
        "client_id": f"{number:022d}", "name": "校園繳費", "purpose": "列出您子女的應繳費用，並由您線上繳納。",
        "scopes": ["children.read"], "state": state, "granted_at": AT, "first_access": None, "last_access": None,
        "ended_at": ended, **told,
    }  # fmt: skip


RETURN = "https://pay.example/return"
CONNECT = (
    f"/connect/?response_type=code&client_id={'c' * 22}&redirect_uri={RETURN}&state=s1&code_challenge={'x' * 43}"
    "&code_challenge_method=S256"
)
ASKING = {
    "client_id": "c" * 22, "name": "校園繳費", "purpose": "列出您子女的應繳費用，並由您線上繳納。",
    "scopes": ["act_for.check", "children.read", "events.read"],
}  # fmt: skip
GRANTED = [
    granted(1, "granted", scopes=["act_for.check", "children.read"], first_access=AT, last_access=AT + 86_400),
    granted(2, "granted", name="到離校推播", scopes=["events.read"]),
    granted(3, "revoked", name="電子調查表回條"),
]
DISPUTABLE = {
    "subject": "application", "state": "open", "students": ["王○明"], "application_number": "115-7KQ2M-9M4TX",
    "channel": None, "contact": None, "undo_until": None,
}  # fmt: skip
CHANGED = DISPUTABLE | {
    "subject": "undo", "students": [], "application_number": None, "channel": "email",
    "contact": "ne****@example.org", "undo_until": AT + 259_200,
}  # fmt: skip
ANSWERS = {
    "GET account/services": Answer(200, {"services": GRANTED}),
    f"DELETE account/services/{1:022d}": Answer(200, granted(1, "revoked")),
    "GET account/service-requests": Answer(200, ASKING),
    "POST account/service-grants": Answer(201, {"code": "code", "expires_in": 60}),
    "GET account": Answer(200, account(*CHILDREN)),
    "POST sign-ins": Answer(201, TOKENS),
    "POST password-codes": Answer(202, ISSUED),
    "POST password-code-verifications": Answer(
        201, {"password_change": "change", "initial_password_required": False, "expires_in": 600}
    ),
    "POST passwords": Answer(201, TOKENS),
    "POST account/password": Answer(201, TOKENS),
    "POST account-sessions": Answer(201, TOKENS),
    "POST account/contact-codes": Answer(202, ISSUED | {"sent_to": "gu****@example.org"}),
    "POST account/contact-code-verifications": Answer(200, {"proof": "proof", "expires_in": 900}),
    "POST account/contact-changes": Answer(
        200, {"channel": "email", "contact": "ne****@example.org", "undo_until": AT + 259_200}
    ),
    "POST account/mergers": Answer(200, {"merged": "account"}),
    "POST link-readings": Answer(200, DISPUTABLE),
    "POST link-answers": Answer(200, DISPUTABLE | {"state": "done"}),
    "DELETE account-sessions/current": Answer(200, {"everywhere": False}),
    "DELETE account-sessions": Answer(200, {"everywhere": True}),
}
"""By method and path: ``GET account``."""


def contest(number: int = 0, **told: Any) -> dict[str, Any]:
    """Another adult's application for a child."""
    return {
        "contest_id": f"{number:022d}", "binding_id": f"{1:044d}", "student_name": "王大明", "relationship": "mother",
        "applied_at": AT, "objected_at": None, "words": "", **told,
    }  # fmt: skip


def delegation(number: int = 0, state: str = "active", **told: Any) -> dict[str, Any]:
    """A delegation as who gave it sees it."""
    ended = {"ended_at": AT + 172_800, "ended_by": "delegate"} if state == "ended" else {}
    return {
        "delegation_id": f"{number:022d}", "student_name": "王大明", "delegator_name": "王曉明",
        "delegate_name": "陳阿姨", "email": "aunt@example.org", "scopes": ["forms", "pick_up_notices"],
        "until": "2027-07-31", "state": state, "offered_at": AT, "accepted_at": None if state == "offered" else AT,
        "ended_at": None, "ended_by": None, **ended, **told,
    }  # fmt: skip


DELEGATIONS = {
    "given": [delegation(0), delegation(1, "offered"), delegation(2, "ended"), delegation(3, "expired")],
    "received": [delegation(4, email=None, delegator_name="Nguyễn Thị Minh Khai")],
}
ANSWERS |= {
    "GET account/contests": Answer(200, {"contests": []}),
    f"POST account/contests/{0:022d}/objection": Answer(200, contest(objected_at=AT, words="我不認識這個人")),
    f"DELETE account/delegations/{0:022d}": Answer(200, delegation(0, "ended")),
    "GET account/delegations": Answer(200, DELEGATIONS),
    "POST account/delegations": Answer(201, delegation(5, "offered")),
    "POST account/delegation-offers": Answer(200, delegation(6, "offered", email=None)),
    "POST account/delegation-acceptances": Answer(200, delegation(6, email=None)),
}


ANSWERS |= {
    f"POST account/bindings/{1:044d}/unbinding": Answer(
        200, {"binding_id": f"{1:044d}", "state": "ended", "version": 2}
    ),
    "PUT account/language": Answer(200, {"language": "vi"}),
    "GET account/export-file": Answer(202, {"digest": "a1" * 32}),
    "POST account/closure-codes": Answer(202, ISSUED),
    "POST account/closure": Answer(200, {"state": "closed"}),
}


def usual(what: str) -> Answer:
    """The answer to ``what``."""
    return ANSWERS[what]
