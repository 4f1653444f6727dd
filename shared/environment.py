"""Typed settings, read once from the process environment."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final, Self

MAY_BE_EMPTY: Final = {"may_be_empty": True}
"""Metadata of a field whose variable may be empty, though it has to be there as any other's."""


class SettingMissing(LookupError):
    """A function was started without a setting that its contract names."""


@dataclass(frozen=True)
class Settings:
    """Base of every function's settings: one field a variable, the variable's name being the field's in capitals.

    Fields are ``str`` or ``int``. A field never has a default: the deployment provides every one or fails at synth,
    so a value cannot be missing in one place and assumed in another.
    """

    @classmethod
    def variables(cls) -> tuple[str, ...]:
        """Names of the environment variables that this class reads."""
        return tuple(field.name.upper() for field in fields(cls))

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """Build the settings from ``environment``.

        Raises:
            SettingMissing: a variable is absent, or empty though it may not be.
            ValueError: a number is not one.
        """
        values = {}
        for field in fields(cls):
            raw = environment.get(field.name.upper())
            if raw is None or not (raw or field.metadata == MAY_BE_EMPTY):
                raise SettingMissing(field.name.upper())
            values[field.name] = field.type(raw)
        return cls(**values)
