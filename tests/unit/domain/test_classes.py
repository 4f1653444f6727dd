"""The order of classes."""

import random

from shared.domain.schools import class_order

ORDERED = [
    "三年甲班",
    "五年一班",
    "五年二班",
    "五年九班",
    "五年十班",
    "五年十二班",
    "五年二十班",
    "五年二十一班",
    "七年一班",
    "十年一班",
]


def test_classes_are_ordered_as_people_count_them():
    shuffled = random.Random(5).sample(ORDERED, len(ORDERED))
    assert sorted(shuffled, key=class_order) == ORDERED


def test_digits_count_like_numerals():
    assert sorted(["10班", "9班", "八班"], key=class_order) == ["八班", "9班", "10班"]


def test_names_without_numbers_are_ordered_too():
    assert sorted(["高二3班", "資訊科二年甲班", "忠班", "高一1班", ""], key=class_order) == [
        "",
        "忠班",
        "資訊科二年甲班",
        "高一1班",
        "高二3班",
    ]
