"""``python -m tests.bench [functions|form|roster|import|sign_in]``: measures what QUALITY calls S1, S2, S4 and S5
(functions), S6 (form) and S7 (roster: reading one; import: the whole), and how many passwords a storm on
the sign-in has compared (sign_in).

The figures stand beside the goals. Some minutes each.
"""

import argparse
import io
import json
import os
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import boto3
from rich.console import Console
from rich.table import Table

from infra.local.engine import free_port, running
from infra.packaging.staging import stage_function
from infra.packaging.target import Target
from infra.packaging.wheels import BUILD, wheels
from tests.bench import city_import, form, roster, scene, sign_in
from tests.bench.measure import Run, ToolMissing, baseline, count, marked, probe, require_tools

_HERE = Path(__file__).parent
_COLD, _WARM, _TLS, _ZIP, _FILES = 0.95, 200_000, 0.10, 5_000_000, 200
_REPEATS = 100
_LOAD = "import ssl; context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)"


class Figures(NamedTuple):
    """One function: a cold start, and a warm event's work beside the SDK's, in instructions; bytes; counts."""

    cold: int
    warm: int
    zip: int
    files: int
    package_files: int


class Bench:
    """Measures functions against an engine at ``address``, which runs in a process of its own and is not counted."""

    def __init__(self, variables: dict[str, str], scratch: Path) -> None:
        self._variables = variables
        self._scratch = scratch
        self._base = baseline()

    def bare(self) -> int:
        """Cold start of the bare handler, with the whole of boto3 beside it."""
        folders, file = [_HERE, Path(boto3.__file__).parents[1]], self._write("bare", [{}])
        probe(folders, "bare", file, self._variables, counted=False)
        return probe(folders, "bare", file, self._variables).instructions - self._base

    def figures(self, name: str, events: Sequence[scene.Event]) -> Figures:
        """Measure one function with five events. Raises RuntimeError when one is not answered with 2xx."""
        folder = stage_function(name, BUILD / "bench" / name, Target.local())
        cold = self._run(folder, name, events[:1])
        warmed = self._run(folder, name, events[1:3])
        worked = self._run(folder, name, events[3:5], alone=_REPEATS)
        warm = (worked.instructions - warmed.instructions) // _REPEATS
        zipped = zip_size(stage_function(name, BUILD / "bench" / f"{name}-production", Target.production()))
        return Figures(cold.instructions - self._base, warm, zipped, cold.files, cold.package_files)

    def _run(self, folder: Path, name: str, events: Sequence[scene.Event], alone: int = 0) -> Run:
        file = self._write(name, events)
        run = probe([folder], f"functions.{name}.handler", file, self._variables, alone=alone)
        if not 200 <= run.status < 300:
            raise RuntimeError(f"{name} answers {run.status}")
        return run

    def _write(self, name: str, events: Sequence[scene.Event]) -> Path:
        path = self._scratch / f"{name}.json"
        path.write_text(json.dumps(events))
        return path


def zip_size(folder: Path) -> int:
    """Bytes of the folder as a zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
    return content.tell()


def authorities() -> tuple[int, int]:
    """Instructions of loading the SDK's own authorities, and of those in the packages."""
    base = count(_LOAD)
    stock = wheels(Target.local()) / "botocore" / "cacert.pem"
    ours = BUILD / "bench" / "issue_code" / "botocore" / "cacert.pem"
    load = f"{_LOAD}; context.load_verify_locations"
    return count(f"{load}({str(stock)!r})") - base, count(f"{load}({str(ours)!r})") - base


def _rows(bench: Bench, cases: Mapping[str, Sequence[scene.Event]]) -> Iterator[tuple[str, Figures]]:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = {name: pool.submit(bench.figures, name, events) for name, events in cases.items()}
        for name, job in jobs.items():
            yield name, job.result()


def report(console: Console) -> None:
    """Measure the functions and print it."""
    with tempfile.TemporaryDirectory() as scratch, running(Path(scratch) / "engine", free_port()) as address:
        variables = scene.environment(address)
        os.environ.update(variables)
        variables |= scene.build()
        os.environ.update(variables)
        cases = scene.cases(variables)
        bench = Bench(variables, Path(scratch))
        bare = bench.bare()
        table = Table("function", f"S1 cold (≤ {_COLD})", f"S2 warm (≤ {_WARM:,})", f"S5 zip (≤ {_ZIP:,})",
                      f"S5 files at init (≤ {_FILES})", title=f"bare cold start: {bare:,} instructions")  # fmt: skip
        for name, got in _rows(bench, cases):
            table.add_row(
                name,
                marked(f"{got.cold / bare:.3f}", got.cold / bare <= _COLD),
                marked(f"{got.warm:,}", got.warm <= _WARM),
                marked(f"{got.zip:,}", got.zip <= _ZIP),
                marked(f"{got.files} ({got.package_files} of the package)", got.files <= _FILES),
            )
    console.print(table)
    stock, ours = authorities()
    ratio = marked(f"{ours / stock:.3f}", ours / stock <= _TLS)
    console.print(f"S4 authorities (≤ {_TLS}): {ratio} ({ours:,} of {stock:,} instructions)")


def main() -> int:
    """Exit status: 1 when a tool is missing. A goal that is not reached is shown, not failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("part", nargs="?", choices=_PARTS)
    chosen = parser.parse_args().part
    parts = [chosen] if chosen else [*_PARTS]
    try:
        if not {*parts} <= {"roster", "import", "sign_in"}:
            require_tools()
    except ToolMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    for part in parts:
        _PARTS[part](Console(width=max(Console().width, 110)))
    return 0


_PARTS = {
    "functions": report,
    "form": form.report,
    "roster": roster.report,
    "import": city_import.report,
    "sign_in": sign_in.report,
}


if __name__ == "__main__":
    raise SystemExit(main())
