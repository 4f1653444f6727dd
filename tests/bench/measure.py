"""Measure: a Python process under valgrind, which counts its instructions."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from infra.packaging.wheels import BUILD

_PROBE = Path(__file__).with_name("probe.py")
# What AWS's runtime client consists of; it is loaded before a function and counted with none.
_RUNTIME_CLIENT = ("awslambdaric", "runtime_client", "simplejson", "snapshot_restore_py")
_COUNT = re.compile(r"I\s+refs:\s+([\d,]+)")
_LONGEST = 300


class ToolMissing(RuntimeError):
    """The machine lacks what counts instructions; the text says how to get it."""


class Run(NamedTuple):
    """One counted process: instructions, the last answer's status, files opened until the handler stood."""

    instructions: int
    status: int
    package_files: int
    files: int


class Ended(NamedTuple):
    """A process that ended well: what it wrote, and its instructions, 0 when they were not counted."""

    stdout: str
    stderr: str
    instructions: int


def marked(text: str, good: bool) -> str:
    """A figure for the console, by whether its goal is reached."""
    return f"[green]{text}[/]" if good else f"[red]{text}[/]"


def require_tools() -> None:
    """Raises ToolMissing."""
    if shutil.which("valgrind") is None:
        raise ToolMissing("valgrind is missing; on Debian or Ubuntu: apt-get install valgrind")


def probe(
    folders: Sequence[Path],
    module: str,
    event_file: Path,
    variables: Mapping[str, str],
    *,
    alone: int = 0,
    counted: bool = True,
) -> Run:
    """Run ``probe.py`` with ``folders`` on the path; see there for the rest."""
    ended = _probe([*folders], [module, str(event_file), str(alone)], variables, counted)
    fields = json.loads([line for line in ended.stderr.splitlines() if line.startswith('{"status"')][-1])
    return Run(ended.instructions, fields["status"], fields["package"], fields["files"])


def baseline() -> int:
    """Instructions of the interpreter with the runtime client loaded, and no function."""
    _probe([], [], {}, counted=False)
    return _probe([], [], {}, counted=True).instructions


def count(code: str) -> int:
    """Instructions of a Python process that runs ``code`` with the standard library alone."""
    return python(["-c", code], {}, counted=True).instructions


def python(command: Sequence[str], environment: Mapping[str, str], *, counted: bool) -> Ended:
    """Run a Python process that finds the standard library, and what ``environment`` adds by ``PYTHONPATH``."""
    tool = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"] if counted else []
    run = subprocess.run(
        [*tool, sys.executable, "-S", *command],
        # Compiled files of their own, so that every library has valid ones, as on AWS; and no random hashes.
        env={"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0", "PYTHONSAFEPATH": "1"}
        | {"PYTHONPYCACHEPREFIX": str(BUILD / "bench" / "pycache")}
        | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=_LONGEST,
    )
    if run.returncode:
        raise RuntimeError(run.stderr)
    counts = _COUNT.search(run.stderr)
    return Ended(run.stdout, run.stderr, int(counts[1].replace(",", "")) if counts else 0)


def _probe(folders: list[Path], arguments: Sequence[str], variables: Mapping[str, str], counted: bool) -> Ended:
    path = os.pathsep.join(map(str, [*folders, _runtime_client()]))
    return python([str(_PROBE), *arguments], {"PYTHONPATH": path, **variables}, counted=counted)


@cache
def _runtime_client() -> Path:
    """A folder with the runtime client alone, so that nothing else of this environment is found."""
    folder = BUILD / "bench" / "runtime"
    folder.mkdir(parents=True, exist_ok=True)
    for name in _RUNTIME_CLIENT:
        spec = find_spec(name)
        source = Path(spec.submodule_search_locations[0] if spec.submodule_search_locations else spec.origin)
        link = folder / source.name
        link.unlink(missing_ok=True)
        link.symlink_to(source)
    return folder
