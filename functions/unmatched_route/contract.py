"""Contract of unmatched_route: what is no route of ours is answered in the same shape as everything else."""

from dataclasses import dataclass

from shared.api.endpoint import Function
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """This function has no settings."""


FUNCTION = Function(name="unmatched_route", settings=Settings, uses={}, catches_unmatched_routes=True, memory_mb=256)
