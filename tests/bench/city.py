"""City: a roster of as many invented pupils as wanted, the same for the same seed; no ID is anybody's we know of."""

import random
from collections.abc import Iterator, Sequence

from shared.domain.national_ids import NationalIdInvalid, national_id
from shared.domain.schools import School, SchoolId
from shared.roster.rows import LEVELS, OPTIONAL, Column

CITY = 270_000
HEADINGS = [heading.value for heading in Column if heading not in OPTIONAL]
_PUPILS_A_CLASS, _CLASSES_A_SCHOOL = 27, 36
_SURNAMES = (
    "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周葉蘇莊江呂何羅高蕭潘簡朱鍾彭游詹胡施沈余趙盧梁顏柯孫魏翁戴范宋方鄧杜"
)
_GIVEN = "怡君雅婷宗翰志豪家瑋冠宇承恩品妍子晴宥辰語彤堃喆峯犇㛄㵘𡍼𤧟𪚥"
_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
_YEARS = "一二三四五六"


def catalogue(pupils: int = CITY) -> dict[SchoolId, School]:
    """The schools that so many pupils go to."""
    schools = -(-pupils // (_PUPILS_A_CLASS * _CLASSES_A_SCHOOL))
    return {SchoolId(school.level, school.code): school for school in map(_school, range(schools))}


def pupils(count: int = CITY, seed: int = 1) -> Iterator[Sequence[str]]:
    """Cells of each pupil, under ``HEADINGS``."""
    chance = random.Random(seed)
    words = {level: word for word, level in LEVELS.items()}
    for number in range(count):
        of_school, seat = divmod(number, _PUPILS_A_CLASS)
        place, of_class = divmod(of_school, _CLASSES_A_SCHOOL)
        school = _school(place)
        yield (
            school.code,
            school.name,
            words[school.level],
            f"{_YEARS[of_class // 6]}年{of_class % 6 + 1}班",
            str(seat + 1),
            f"{number:010}",
            _name(chance),
            invented_id(number, seed),
            _SURNAMES[of_school % len(_SURNAMES)] + "老師",
            f"t{of_school}@school.example",
        )


def invented_id(number: int, seed: int) -> str:
    """A number with a right checksum, another for each ``number`` below 13 million; ``seed`` shifts them."""
    spread = (number * 7 + seed) % 260_000_000
    start = f"{_LETTERS[spread // 10_000_000]}{1 + number % 2}{spread % 10_000_000:07}"
    for digit in range(10):
        try:
            return national_id(f"{start}{digit}")
        except NationalIdInvalid:
            continue
    raise AssertionError(start)


def _school(place: int) -> School:
    level = list(LEVELS.values())[place % len(LEVELS)]
    return School(f"{100_000 + place}", f"市立第{place + 1}學校", level, "中正區", "02-00000000", "23")


def _name(chance: random.Random) -> str:
    return chance.choice(_SURNAMES) + chance.choice(_GIVEN) + chance.choice(_GIVEN)
