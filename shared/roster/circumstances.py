"""Circumstances: time and progress, which the work on a roster is given and never takes."""

from collections.abc import Callable
from typing import NamedTuple

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is in all (0: not known)."""


class Circumstances(NamedTuple):
    """``clock``: epoch seconds. ``pause``: waits for so many seconds. ``progress``: is told how far the work is."""

    clock: Callable[[], int]
    pause: Callable[[float], None]
    progress: Progress
