"""Places filled as the longest real message would fill them."""

from shared.delivery.kinds import MessageKind
from shared.delivery.templates import PLACES

FILLED = {
    "code": "549497",
    "purpose": "change my account",
    "reference": "AB3D",
    "minutes": "60",
    "domain": "d111111abcdef8.cloudfront.net",
    "number": "115-7KQ2M-9M4TX",
    "students": "王○明、N○○ P○○",
    "address": "https://d111111abcdef8.cloudfront.net",
    "not_me": "https://d111111abcdef8.cloudfront.net/not-me/#q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ",
    "undo": "https://d111111abcdef8.cloudfront.net/not-me/#" + "q" * 112,
    "hours": "72",
    "contact": "co****@gmail.com",
    "login": "guardian@example.org",
    "service": "臺北市校園繳費系統",
    "days": "3",
    "relationship": "外祖母",
    "delegator": "王○明",
    "delegate": "陳○姨",
    "scopes": "到離校通知、電子調查表回條、繳費",
    "until": "2027-07-31",
    "reason": "簽名無法辨識。",
    "school": "市立內湖國小",
    "class": "五年一班",
    "waiting": "12",
    "classes": "五年一班 2、六年三班 1",
    "day": "2026-09-01",
    "count": "12",
}


def params(kind: MessageKind, **changed: str) -> dict[str, str]:
    """The places of ``kind``, filled; ``changed`` replaces some."""
    return {place: changed.get(place, FILLED[place]) for place in PLACES[kind]}
