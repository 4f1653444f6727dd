"""Progress: what a command is doing, as bars on a terminal, or as lines where nobody sees them move."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn


@contextmanager
def shown_progress(console: Console) -> Iterator[Callable[[str, int, int], None]]:
    """Show each step until the end: told what is being done, how much of it is done, and how much there is in all."""
    if not console.is_terminal:
        yield _Lines(lambda text: console.print(text, markup=False, soft_wrap=True))
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bars:
        yield _Bars(bars)


class _Lines:
    """Steps as lines."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._begun: dict[str, float] = {}

    def __call__(self, title: str, done: int, total: int) -> None:
        if title not in self._begun:
            self._begun[title] = time.monotonic()
            self._say(f"{title} …")
        if total and done >= total:
            self._say(f"  {title}: done ({time.monotonic() - self._begun[title]:.0f} s)")


class _Bars:
    """Steps as bars."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, title: str, done: int, total: int) -> None:
        if title not in self._tasks:
            self._tasks[title] = self._bars.add_task(title)
        self._bars.update(self._tasks[title], completed=done, total=total or None)
