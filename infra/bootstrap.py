"""Bootstrap: what the commands need, set up from pinned lists by the machine's own Python, pip, Node and npm alone.

It runs before anything is installed, so it imports the standard library only, and it stays readable to a Python older
than the product needs, in order to be able to say so.
"""

from __future__ import annotations

import hashlib
import math
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
ENGINE_VENV = TOOLS / "engine"
CDK = ROOT / "infra" / "node_modules" / ".bin" / "cdk"
WEB_TESTS = ROOT / "tests" / "web"
_UV = TOOLS / "uv" / "bin" / "uv"
# The first release of each line of Node that Vite runs on; of 21 there is none, of those after the last every one is.
_NODE_LEAST = {20: 19, 22: 12}
_OLDEST, _NEWEST = (3, 11), (3, 13)
# Modules of Python's own that some builds lack, without which the installed packages fail much later.
_PROBE = "import ctypes, sqlite3, ssl, sys; print(*sys.version_info[:2], sys.executable)"
# uv does not read pip's configuration; what this machine needs to reach its index is handed on.
_HANDED_ON = {"UV_DEFAULT_INDEX": "index-url", "SSL_CERT_FILE": "cert"}
_SHOWN_LINES = 12


class SetupFailed(Exception):
    """Something that the commands need is missing; the text says what, and how to get it."""


def say(text: str) -> None:
    """Print a line at once, also into a pipe."""
    print(text, flush=True)


def prepare(*, testing: bool) -> Path:
    """Set up the environments that are not yet as pinned, ``testing`` also what the tests alone need.

    Returns the Python to go on with. Raises SetupFailed.
    """
    python = find_python(candidates())
    check_node(_ask("node", "--version"), shutil.which("npm"))
    once("uv", ROOT / "requirements-uv.txt", _UV, _install_uv)
    for name, venv in (("dev", VENV), ("engine", ENGINE_VENV)):
        pins = ROOT / f"requirements-{name}.txt"
        once(name, pins, venv / "bin" / "python", partial(_sync, venv, pins, python), maker=str(python))
    once("cdk", ROOT / "infra" / "package-lock.json", CDK, partial(install_npm, ROOT / "infra"))
    if testing:
        modules = WEB_TESTS / "node_modules"
        once("web-tests", WEB_TESTS / "package-lock.json", modules, partial(install_npm, WEB_TESTS))
    return VENV / "bin" / "python"


def find_python(names: Iterable[str]) -> Path:
    """The first of ``names`` that runs, is complete, and is of a version the product runs on. Raises SetupFailed."""
    for name in names:
        answer = _ask(name, "-c", _PROBE)
        if not answer:
            continue
        major, minor, executable = answer.split(maxsplit=2)
        if _OLDEST <= (int(major), int(minor)) <= _NEWEST:
            return Path(executable)
    raise SetupFailed(
        f"a complete Python 3.11, 3.12 or 3.13 is needed; this is {sys.version.split()[0]}. "
        "On Debian 12: apt-get install python3 python3-pip."
    )


def candidates() -> Iterator[str]:
    """Pythons in the order of preference: 3.13, which the functions run on in AWS, then the one running now."""
    versions = Path.home() / ".pyenv" / "versions"
    yield "python3.13"
    yield from (str(path) for path in sorted(versions.glob("3.13*/bin/python3.13"), reverse=True))
    yield sys.executable
    yield from ("python3.12", "python3.11")


def check_node(version: str, npm: str | None) -> None:
    """Refuse a machine without npm, or without Node of ``version`` (as it prints it, or empty). Raises SetupFailed."""
    major, minor = map(int, (re.findall(r"\d+", version) + ["0", "0"])[:2])
    if major <= max(_NODE_LEAST) and minor < _NODE_LEAST.get(major, math.inf):
        raise SetupFailed(f"Node 20.19, 22.12 or newer is needed (found: {version or 'none'}): install it, with npm.")
    if npm is None:
        raise SetupFailed("npm is needed: it comes with Node; on Debian: apt-get install npm.")


def once(name: str, pins: Path, result: Path, install: Callable[[], None], *, maker: str = "") -> None:
    """Install unless the ``result`` stands and was made from these very ``pins``, by this ``maker``."""
    stamp = TOOLS / f"{name}.stamp"
    wanted = f"{hashlib.sha256(pins.read_bytes()).hexdigest()} {maker}"
    if result.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    stamp.unlink(missing_ok=True)
    say(f"setting up {name} from {pins.relative_to(ROOT)} …")
    started = time.monotonic()
    install()
    TOOLS.mkdir(exist_ok=True)
    stamp.write_text(wanted)
    say(f"  {name} is ready ({time.monotonic() - started:.0f} s)")


def install_npm(folder: Path) -> None:
    """Install what the lock file in ``folder`` pins. Raises SetupFailed."""
    advice = (
        "npm must reach its registry: 'npm config get registry' shows it, 'npm config set registry ADDRESS' names "
        "another, HTTPS_PROXY a proxy."
    )
    run(("npm", "ci"), folder=folder, advice=advice)


def run(
    command: tuple[object, ...],
    environment: Mapping[str, str] | None = None,
    *,
    folder: Path = ROOT,
    advice: str = "",
) -> None:
    """Run a command in ``folder``, silently. Raises SetupFailed: it failed; with its last lines and ``advice``."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        tail = "\n".join(f"  | {line}" for line in done.stdout.splitlines()[-_SHOWN_LINES:])
        raise SetupFailed(f"{Path(str(command[0])).name} failed.\n{tail}\n{advice}".rstrip())


def _install_uv() -> None:
    if not _ask(sys.executable, "-m", "pip", "--version"):
        raise SetupFailed(f"pip is missing for {sys.executable}. On Debian: apt-get install python3-pip.")
    shutil.rmtree(TOOLS / "uv", ignore_errors=True)
    # Into a folder of its own: that works without the venv module and where the system's Python is not to be touched.
    command = ("-m", "pip", "install", "--disable-pip-version-check", "--no-deps", "--require-hashes")
    run(
        (sys.executable, *command, "--target", TOOLS / "uv", "-r", ROOT / "requirements-uv.txt"),
        advice=_index_advice("pip"),
    )


def _sync(venv: Path, pins: Path, python: Path) -> None:
    environment = {"UV_PYTHON_DOWNLOADS": "never"} | _index()
    run((_UV, "venv", "--clear", "--no-project", "--python", python, venv), environment)
    run(
        (_UV, "pip", "sync", "--python", venv / "bin" / "python", "--require-hashes", pins),
        environment,
        advice=_index_advice("uv"),
    )


def _index() -> dict[str, str]:
    """The machine's own package index and its certificates, if pip was told of them and uv was not."""
    values = {name: os.environ.get(name) or _pip_setting(option) for name, option in _HANDED_ON.items()}
    return {name: value for name, value in values.items() if value}


def _pip_setting(option: str) -> str:
    variable = f"PIP_{option.upper().replace('-', '_')}"
    return os.environ.get(variable) or _ask(sys.executable, "-m", "pip", "config", "get", f"global.{option}")


def _index_advice(tool: str) -> str:
    return (
        f"{tool} must reach a Python package index: 'python3 -m pip config set global.index-url ADDRESS' names "
        "another than the default, HTTPS_PROXY a proxy."
    )


def _ask(*command: str) -> str:
    """What a command prints, stripped; empty if it does not run or fails."""
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""
