"""Sign-in: a day's storm on one account and one over many; the suite runs a sample of it. What was compared counts."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from shared.domain import policy
from tests.bench.measure import marked

_ROOT = Path(__file__).parents[2]
_STORM = "tests/component/test_sign_in_storm.py"
_LONGEST = 1_800


def report(console: Console) -> None:
    """Run the full storm and show its figures beside the limits."""
    (few, short), (many, long) = policy.SIGN_IN_LIMITS
    table = Table("against", title="Tries to sign in, and how many passwords were compared")
    limits = f"in {short // policy.MINUTE} min (≤ {few})", f"in a day (≤ {many})"
    for heading in ("tried", "compared", *limits):
        table.add_column(heading, justify="right")
    for name, tried, compared, in_short, in_long in _figures():
        single = "accounts" not in name
        shown = (
            [marked(str(in_short), in_short <= few), marked(str(in_long), in_long <= many)] if single else ["–", "–"]
        )
        table.add_row(name, f"{tried:,}", f"{compared:,}", *shown)
    console.print(table)


def _figures() -> list[list]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "figures"
        command = [sys.executable, "-m", "pytest", "-q", "-o", f"timeout={_LONGEST}", _STORM]
        subprocess.run(command, cwd=_ROOT, env=os.environ | {"SIGN_IN_STORM": str(file)}, check=True, timeout=_LONGEST)
        return [json.loads(line) for line in file.read_text("utf-8").splitlines()]
