from dataclasses import dataclass, field

import pytest

from shared.environment import MAY_BE_EMPTY, SettingMissing, Settings


@dataclass(frozen=True)
class Some(Settings):
    """Settings of each kind."""

    name: str
    count: int
    domain: str = field(metadata=MAY_BE_EMPTY)


def test_values_are_read_by_their_fields_names_and_types():
    assert Some.read({"NAME": "n", "COUNT": "3", "DOMAIN": "d", "OTHER": "o"}) == Some("n", 3, "d")


def test_only_what_says_so_may_be_empty():
    assert Some.read({"NAME": "n", "COUNT": "3", "DOMAIN": ""}).domain == ""
    with pytest.raises(SettingMissing, match="NAME"):
        Some.read({"NAME": "", "COUNT": "3", "DOMAIN": ""})


def test_nothing_may_be_absent():
    with pytest.raises(SettingMissing, match="DOMAIN"):
        Some.read({"NAME": "n", "COUNT": "3"})
