"""School: what the service answers the desk of a registrar, a teacher or the city when nothing is wrong."""

from typing import Any

from shared.domain.policy import WAITING_STEPS
from tests.web.reader import Answer

AT = 1_795_000_000
SCHOOL = {"school_level": "elementary", "school_code": "900101", "school_name": "市立內湖國小"}
OTHER_SCHOOL = {"school_level": "junior_high", "school_code": "900201", "school_name": "市立麗山國中"}
OWN_CLASS = SCHOOL | {"class_name": "五年一班"}
ME = "a" * 22
_NOTHING: dict[str, Any] = {"staff_id": ME, "homeroom": None, "assignments": []}


def _assigned(role: str, school: dict[str, str] | None = None, class_name: str | None = None) -> dict[str, Any]:
    return {"role": role, "school": school, "class_name": class_name, "starts": "2026-08-01", "ends": None}


DUTIES = {
    "nobody": _NOTHING,
    "teacher": _NOTHING | {"homeroom": OWN_CLASS},
    "substitute": _NOTHING | {"homeroom": OWN_CLASS, "assignments": [_assigned("substitute", SCHOOL, "五年二班")]},
    "registrar": _NOTHING | {"assignments": [_assigned("registrar", SCHOOL)]},
    "city": _NOTHING | {"assignments": [_assigned("city_administrator")]},
}
"""What each may act on, as ``GET /v1/assignments`` tells it."""


def _counts(students: int, bound: int, exempt: int, *waiting: int) -> dict[str, Any]:
    pending = sum(waiting)
    return {
        "students": students, "bound": bound, "pending": pending, "exempt": exempt,
        "unbound": students - bound - pending - exempt,
        "waiting": [
            {"from_days": days, "applications": count} for days, count in zip(WAITING_STEPS, waiting, strict=True)
        ],
    }  # fmt: skip


def _of_class(class_name: str, counts: dict[str, Any]) -> dict[str, Any]:
    return {"class_name": class_name, "counts": counts, "counted_at": AT}


def _of_school(school: dict[str, str], classes: int, counts: dict[str, Any]) -> dict[str, Any]:
    named = {"school_level": school["school_level"], "school_code": school["school_code"]}
    return named | {"name": school["school_name"], "district": "內湖區", "classes": classes, "counts": counts}


CLASSES = [
    _of_class("五年一班", _counts(28, 20, 1, 2, 1, 0, 1)),
    _of_class("五年二班", _counts(27, 27, 0, 0, 0, 0, 0)),
    _of_class("六年十二班（藝術才能）", _counts(12, 0, 0, 0, 0, 0, 0)),
]
COVERAGE = {
    "registrar": {
        "school_year": 115, "total": _counts(67, 47, 1, 2, 1, 0, 1), "levels": [], "schools": [], "classes": CLASSES,
    },
    "city": {
        "school_year": 115, "total": _counts(1835, 779, 11, 142, 71, 15, 11), "levels": [], "classes": [],
        "schools": [
            _of_school(SCHOOL, 24, _counts(631, 402, 9, 22, 11, 4, 3)),
            _of_school(OTHER_SCHOOL, 41, _counts(1204, 377, 2, 120, 60, 11, 8)),
        ],
    },
}  # fmt: skip
_NAMES = ("王大明", "堃喆峯犇", "張二寶", "李小華", "Nguyễn Thị Minh Khai 阮氏明開")
_STATES = ("bound", "pending", "unbound", "exempt", "unbound")
STUDENTS = {
    "students": [
        {
            "student_id": f"{seat:022d}", "seat": seat + 1, "name": name, "state": state, "protected": seat == 2,
            "approved": int(state == "bound"), "applied": int(state == "pending"),
        }
        for seat, (name, state) in enumerate(zip(_NAMES, _STATES, strict=True))
    ]
}  # fmt: skip


def block(**told: Any) -> dict[str, Any]:
    """A guardian who is barred."""
    return {
        "guardian_id": "b" * 22, "guardian_national_id": "F91*****78", "starts": "2026-11-01", "holds": True,
        "reference": "臺北地院115年度家護字第123號", "set_at": AT, "lift": None, **told,
    }  # fmt: skip


def lift(*, own: bool) -> dict[str, Any]:
    """A request that a block be lifted."""
    return {"requested_at": AT, "reference": "臺北地院116年度家護聲字第45號", "own": own}


ACTING = {"name": "陳阿姨", "given_by": "王曉明", "scopes": ["forms", "payments"], "until": "2027-07-31"}


def card(*, disputed: bool = False, **told: Any) -> dict[str, Any]:
    """A child as a registrar sees them; ``disputed``: the first binding is."""
    bound = {
        "binding_id": "1" * 44, "guardian_id": "g" * 22, "guardian_name": "王曉明", "relationship": "mother",
        "guardian_national_id": "A12*****89", "state": "approved", "changed_at": AT, "disputed": False,
    }  # fmt: skip
    return {
        "student_id": f"{2:022d}", "student_name": "張二寶", "class_name": "五年一班", "seat": 3, "protected": False,
        "exempt": None, "blocks": [], "acting_adults": [ACTING],
        "bindings": [bound | {"disputed": disputed}, bound | {"binding_id": "2" * 44, "state": "ended"}], **told,
    }  # fmt: skip


CODE_SENT = {"challenge": "h", "reference": "K7QM", "expires_in": 3_600, "resend_after": 60}
RECOVERED = {"binding_id": "1" * 44, "channel": "email", "contact": "ne****@example.org"}
LIFTS = {
    "lifts": [
        {
            "student_id": f"{2:022d}",
            "student_name": "張二寶",
            "class_name": "五年一班",
            "block": block(lift=lift(own=False)),
        },
        {
            "student_id": f"{3:022d}",
            "student_name": "李小華",
            "class_name": "五年一班",
            "block": block(lift=lift(own=True)),
        },
    ]
}
ASSISTED = {
    "application_number": "115-7KQ2M-9M4TX", "submitted_at": AT,
    "bindings": [{"binding_id": "3" * 44, "student_name": "張二寶", "class_name": "五年一班", "state": "applied"}],
}  # fmt: skip
GIVEN = {
    "assignments": [
        {
            "staff_id": "r" * 22, "name": "許雅惠", "email": "registrar1@school.example", "role": "registrar",
            "class_name": None, "starts": "2026-08-01", "ends": None, "in_force": True,
        },
        {
            "staff_id": "s" * 22, "name": "洪巧雲", "email": "a-rather-long-address-of-a-substitute@school.example",
            "role": "substitute", "class_name": "五年一班", "starts": "2026-12-01", "ends": "2026-12-24",
            "in_force": False,
        },
    ]
}  # fmt: skip
LETTERS = {"url": "https://documents.example/letters.pdf", "expires_in": 300, "letters": 12, "seats_by_hand": [7, 21]}
IMPORT = "i" * 22


def roster_import(state: str, **told: Any) -> dict[str, Any]:
    """An import in ``state``."""
    return {
        "import_id": IMPORT, "state": state, "school_level": None, "school_code": None,
        "created_at": AT, "changed_at": AT + 60, "rows": 631,
        "schools": 1, "schools_done": 0, "faults": 0, "schools_lacking": 0, "findings": [], "by_school": [],
        "differences": [], "can_be_undone": state == "applied",
        "counts": {"added": 12, "changed": 31, "moved": 2, "returned": 1, "left": 4, "unchanged": 585}, **told,
    }  # fmt: skip


OPENED = {
    "import_id": IMPORT, "upload": {"url": "https://documents.example/", "fields": {"key": "uploads/x"}},
    "expires_in": 900, "max_bytes": 50_000_000,
}  # fmt: skip
DIFFERENCES = [
    {"kind": "added", "name": "林小雨", "class_name": "一年一班", "seat": 3, "parts": []},
    {"kind": "changed", "name": "堃喆峯犇", "class_name": "五年一班", "seat": 2, "parts": ["seat", "birth_date"]},
    {"kind": "moved", "name": "李小華", "class_name": "五年一班", "seat": 30, "parts": ["school", "class_name"]},
    {"kind": "left", "name": "張二寶", "class_name": "五年一班", "seat": 3, "parts": []},
]
FINDINGS = [
    {"row": 17, "column": "身分證字號", "text": "第 17 列，「身分證字號」欄：檢查碼不符，請核對。"},
    {"row": 203, "column": "導師電子信箱", "text": "第 203 列，「導師電子信箱」欄：不是電子信箱。"},
    {"row": 0, "column": "", "text": "整份檔案：欄位「班級」重複。"},
]
WARNINGS = [{"row": 9, "column": "出生日期", "text": "第 9 列，「出生日期」欄：年齡太小或太大，請核對。"}]


def audited(number: int, action: str, **told: Any) -> dict[str, Any]:
    """An entry of the audit."""
    return {
        "id": f"{number:022d}", "at": AT - number * 3_000, "actor": "r" * 22, "role": "registrar", "action": action,
        "actor_name": "許雅惠", "class_name": None, "subject": None, "details": [], **told,
    }  # fmt: skip


AUDIT = {
    "entries": [
        audited(0, "decided", class_name="五年一班", subject="b" * 44, details=["approve"]),
        audited(1, "student_looked_up", subject=f"{2:022d}"),
        audited(2, "roster_applied", subject=IMPORT, actor="c" * 22, actor_name=None, role="city_administrator"),
    ],
    "next": "next",
}  # fmt: skip


def service(number: int, state: str, **told: Any) -> dict[str, Any]:
    """A relying service."""
    approved = None if state == "requested" else AT + 3_600
    return {
        "client_id": f"{number:022d}", "state": state, "name": {"zh_hant": "校園繳費", "en": "School fees"},
        "purpose": {"zh_hant": "列出您子女的應繳費用，並由您線上繳納。", "en": "To list what is due."},
        "owner_email": "a-rather-long-address-of-an-owner@pay.example", "scopes": ["children.read", "act_for.check"],
        "redirect_uris": ["https://pay.example/a/rather/long/address/to/which/the/browser/returns"],
        "webhook_url": "https://pay.example/events", "requested_by": "b" * 22, "requested_at": AT,
        "approved_by": approved and ME, "approved_at": approved, "changed_by": None, "changed_at": None, **told,
    }  # fmt: skip


SERVICES = {
    "services": [
        service(1, "requested"),
        service(2, "requested", name={"zh_hant": "到離校推播", "en": "Arrival notices"}, requested_by=ME),
        service(3, "active", name={"zh_hant": "電子回條", "en": "E-slips"}, webhook_url=None),
        service(4, "suspended", name={"zh_hant": "圖書借閱", "en": "Library"}),
    ]
}
SECRET = {"service": service(1, "active"), "client_secret": "s" * 43}
SCHOOLS = {
    "schools": [{"code": "900101", "name": "市立內湖國小", "district": "內湖區", "telephone": "", "extension": ""}],
    "districts": ["內湖區"],
}


def usual(what: str, role: str) -> Answer:
    """The answer to ``what`` (``GET coverage``) for somebody of ``role``."""
    method, _, path = what.partition(" ")
    answers = {
        "assignments": DUTIES[role],
        "schools": SCHOOLS,
        "school-classes": {"classes": [{"class_name": each["class_name"]} for each in CLASSES]},
        "reviews": {"bindings": [], "more": False},
        "coverage": COVERAGE.get(role),
        "coverage-files": {"file_name": "coverage-115-900101.csv", "content": "\ufeff班級,學生\r\n"},
        "class-students": STUDENTS,
        "student-lookups": card(),
        "lift-requests": LIFTS,
        "account-recovery-codes": CODE_SENT,
        "account-recoveries": RECOVERED,
        "assisted-signature-images": {"signature_image": "image", "width": 484, "height": 126},
        "assisted-applications": ASSISTED,
        "school-assignments": GIVEN if method == "GET" else GIVEN["assignments"][1],
        "letters": LETTERS,
        "roster-imports": OPENED
        if method == "POST"
        else {"imports": [roster_import("applied"), roster_import("refused", import_id="j" * 22)]},
        f"roster-imports/{IMPORT}": roster_import("applied"),
        f"roster-imports/{IMPORT}/check": roster_import("checking"),
        f"roster-imports/{IMPORT}/application": roster_import("applying"),
        f"roster-imports/{IMPORT}/undo": roster_import("undoing"),
        "audit": AUDIT,
        "services": SERVICES if method == "GET" else service(5, "requested"),
        f"services/{1:022d}/approvals": SECRET,
        f"services/{3:022d}/secrets": SECRET,
        f"services/{3:022d}/suspensions": service(3, "suspended"),
        f"services/{4:022d}/resumptions": service(4, "active"),
        f"students/{2:022d}": card(),
        f"students/{2:022d}/protection": {"protected": True},
        f"students/{2:022d}/exemption": {"reason": "in_care"},
        f"students/{2:022d}/blocks": block(),
    }
    status = {"account-recovery-codes": 202, "account-recoveries": 200}.get(path, 201 if method == "POST" else 200)
    return Answer(status, answers[path])
