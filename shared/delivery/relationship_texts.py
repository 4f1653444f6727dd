"""What each relationship is called in messages. A plain literal: it loads fast."""

from collections.abc import Mapping

TEXTS: Mapping[str, Mapping[str, str]] = {
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
