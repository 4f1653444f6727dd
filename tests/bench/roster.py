"""Roster: a city's roster read and checked, in each format; time by rows, and memory. openpyxl only reads the workbook.

Each run is a process of its own.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from tests.bench.city import CITY, pupils
from tests.bench.city_files import WRITERS
from tests.bench.measure import marked

LINEAR, MEMORY = 1.2, 200_000_000
"""Goals: how many times longer a row may take in ten times as many; bytes."""
OURS, RIVAL = "read and checked", "openpyxl, read alone"
_TURNS = 3
_TENTH = CITY // 10
_ROOT = Path(__file__).parents[2]
_PROBE = Path(__file__).with_name("roster_probe.py")
_LONGEST = 600


class Read(NamedTuple):
    """One process: rows, faults, seconds of CPU, the most memory in bytes, and how much of it before it began."""

    rows: int
    faults: int
    cpu: float
    peak: int
    before: int


def read(file: Path, name: str = OURS) -> Read:
    """Read a file in a process of its own."""
    run = subprocess.run(
        [sys.executable, str(_PROBE), str(file), name],
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=_LONGEST,
    )
    return Read(**json.loads(run.stdout))


def write(folder: Path, name: str, rows: int) -> Path:
    """A roster of so many rows in a format."""
    path = folder / f"{rows}.{name}"
    with path.open("wb") as file:
        WRITERS[name](file, pupils(rows))
    return path


def report(console: Console) -> None:
    """Measure and print it."""
    table = Table("format", "", "rows", "seconds", f"a row, ×10 to ×1 (≤ {LINEAR})", f"memory (≤ {MEMORY // 10**6} MB)")
    with tempfile.TemporaryDirectory() as scratch:
        for name in WRITERS:
            few, many = (write(Path(scratch), name, rows) for rows in (_TENTH, CITY))
            for how in (OURS, RIVAL) if name == "xlsx" else (OURS,):
                # By turns, and the least of each: other programs only ever add.
                runs = [(read(few, how), read(many, how)) for _ in range(_TURNS)]
                part, whole = (min(turns, key=lambda run: run.cpu) for turns in zip(*runs, strict=True))
                growth = whole.cpu / part.cpu / (whole.rows / part.rows)
                table.add_row(
                    name,
                    how,
                    f"{whole.rows:,}",
                    f"{whole.cpu:.1f}",
                    marked(f"{growth:.2f}", growth <= LINEAR),
                    marked(f"{whole.peak // 10**6} MB", whole.peak <= MEMORY),
                )
    console.print(table)
