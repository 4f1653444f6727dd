"""What relationships and matters of a delegation are called in messages. Plain literals: they load fast."""

from collections.abc import Mapping

RELATIONSHIPS: Mapping[str, Mapping[str, str]] = {
    "father": {"zh-Hant": "父親", "en": "father", "vi": "cha", "id": "ayah"},
    "mother": {"zh-Hant": "母親", "en": "mother", "vi": "mẹ", "id": "ibu"},
    "paternal_grandfather": {
        "zh-Hant": "祖父",
        "en": "paternal grandfather",
        "vi": "ông nội",
        "id": "kakek dari ayah",
    },
    "paternal_grandmother": {
        "zh-Hant": "祖母",
        "en": "paternal grandmother",
        "vi": "bà nội",
        "id": "nenek dari ayah",
    },
    "maternal_grandfather": {
        "zh-Hant": "外祖父",
        "en": "maternal grandfather",
        "vi": "ông ngoại",
        "id": "kakek dari ibu",
    },
    "maternal_grandmother": {
        "zh-Hant": "外祖母",
        "en": "maternal grandmother",
        "vi": "bà ngoại",
        "id": "nenek dari ibu",
    },
    "other": {"zh-Hant": "其他", "en": "other", "vi": "khác", "id": "lainnya"},
}

SCOPES: Mapping[str, Mapping[str, str]] = {
    "pick_up_notices": {
        "zh-Hant": "到離校通知",
        "en": "arrival and pick-up notices",
        "vi": "thông báo đến và rời trường",
        "id": "pemberitahuan datang dan pulang sekolah",
    },
    "forms": {
        "zh-Hant": "電子調查表回條",
        "en": "forms and e-slips",
        "vi": "phiếu khảo sát và giấy hồi báo",
        "id": "formulir dan lembar balasan",
    },
    "payments": {"zh-Hant": "繳費", "en": "payments", "vi": "nộp phí", "id": "pembayaran"},
}

# Between several.
JOINTS: Mapping[str, str] = {"zh-Hant": "、", "en": ", ", "vi": ", ", "id": ", "}
