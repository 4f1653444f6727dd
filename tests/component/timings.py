"""Timings: whether two kinds of request can be told apart by how long they take."""

import gc
import random
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence


def interleaved(
    one: Callable[[], object], other: Callable[[], object], times: int, rng: random.Random
) -> tuple[list[float], list[float]]:
    """Seconds that each of the two took, ``times`` times; pair by pair, in an order that ``rng`` chooses."""
    taken: tuple[list[float], list[float]] = ([], [])
    gc.disable()
    try:
        for _ in range(times):
            pair = [(one, taken[0]), (other, taken[1])]
            rng.shuffle(pair)
            for ask, seconds in pair:
                started = time.perf_counter()
                ask()
                seconds.append(time.perf_counter() - started)
    finally:
        gc.enable()
    return taken


def separability(ones: Sequence[float], others: Sequence[float]) -> float:
    """How well a threshold tells the two apart: the area under the ROC curve, 0.5 (not at all) to 1 (always)."""
    ranked = sorted(others)
    below = sum(bisect_left(ranked, one) + bisect_right(ranked, one) for one in ones) / 2
    area = below / (len(ones) * len(others))
    return max(area, 1 - area)
