"""Probe: ``roster_probe.py FILE WAY`` reads one roster and prints what that took. It runs in a process of its own."""

import json
import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from shared.roster.checks import check
from shared.roster.reading import read_roster
from tests.bench.city import catalogue
from tests.bench.roster import OURS


def _ours(path: Path) -> tuple[int, int]:
    with path.open("rb") as file:
        checked = check(read_roster(file), catalogue(), date.today())
    return checked.rows, checked.faults


def _rival(path: Path) -> tuple[int, int]:
    import openpyxl  # its memory is none of ours

    book = openpyxl.load_workbook(path, read_only=True)
    return sum(1 for _ in book.active.iter_rows(values_only=True)) - 1, 0


def _peak() -> int:
    # What getrusage tells of a new process may be its parent's.
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) * 1024


def main(path: Path, work: Callable[[Path], tuple[int, int]]) -> None:
    """Prints a JSON object of ``tests.bench.roster.Read``."""
    before, cpu = _peak(), time.process_time()
    rows, faults = work(path)
    taken = time.process_time() - cpu
    print(json.dumps({"rows": rows, "faults": faults, "cpu": taken, "peak": _peak(), "before": before}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), _ours if sys.argv[2] == OURS else _rival)
