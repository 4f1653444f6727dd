"""Pupils without end, and those who leave."""

import itertools
from collections.abc import Iterator
from datetime import date

from shared.domain.national_ids import NationalIdInvalid, national_id
from shared.persistence.pupil_store import PupilStore, PupilWrite


def pupil_ids() -> Iterator[str]:
    """National IDs without end, each with a right checksum."""
    for number in itertools.count(200_000_000):
        try:
            yield national_id(f"K{number}")
        except NationalIdInvalid:
            continue


def leave(pupils: PupilStore, index: str, on: date) -> None:
    """What a roster import writes of one whom no roster names any more."""
    found = pupils.find([index])[index]
    assert pupils.write([PupilWrite(found, found._replace(teacher="", left=on))]) == [True]
