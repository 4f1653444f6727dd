"""Bootstrap: what the commands need, set up from pinned lists by the machine's own Python alone."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
ENGINE_VENV = TOOLS / "engine"
_UV = TOOLS / "uv" / "bin" / "uv"
_SUPPORTED = ((3, 11), (3, 13))


class SetupFailed(Exception):
    """Something that the commands need is missing; the text says what, and how to get it."""


def prepare() -> Path:
    """Set up the environments; the Python to go on with. Raises SetupFailed."""
    if not (_SUPPORTED[0] <= sys.version_info[:2] <= _SUPPORTED[1]):
        raise SetupFailed("Python 3.11 to 3.13 is needed; run the command with python3.11.")
    _once("uv", ROOT / "requirements-uv.txt", _UV, _install_uv)
    _once("dev", ROOT / "requirements-dev.txt", VENV / "bin" / "python", lambda pins: _sync(VENV, pins))
    _once("engine", ROOT / "requirements-engine.txt", ENGINE_VENV / "bin" / "python", lambda p: _sync(ENGINE_VENV, p))
    return VENV / "bin" / "python"


def _once(name: str, pins: Path, result: Path, install) -> None:
    """Install unless the result stands and was made from these very pins."""
    stamp = TOOLS / f"{name}.stamp"
    digest = hashlib.sha256(pins.read_bytes()).hexdigest()
    if result.exists() and stamp.exists() and stamp.read_text() == digest:
        return
    print(f"setting up {name} from {pins.name} …", flush=True)
    install(pins)
    TOOLS.mkdir(exist_ok=True)
    stamp.write_text(digest)


def _install_uv(pins: Path) -> None:
    target = TOOLS / "uv"
    shutil.rmtree(target, ignore_errors=True)
    _run(sys.executable, "-m", "pip", "install", "--quiet", "--target", target, "--require-hashes", "-r", pins)


def _sync(venv: Path, pins: Path) -> None:
    environment = os.environ | {"UV_PYTHON_DOWNLOADS": "never"} | _index()
    _run(_UV, "venv", "--quiet", "--clear", "--python", _python(), venv, environment=environment)
    _run(
        _UV, "pip", "sync", "--quiet", "--python", venv / "bin" / "python", "--require-hashes", pins,
        environment=environment,
    )  # fmt: skip


def _index() -> dict[str, str]:
    """The machine's own package index, if pip was told of one."""
    answer = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", "global.index-url"], capture_output=True, text=True, check=False
    )
    return {"UV_DEFAULT_INDEX": answer.stdout.strip()} if answer.returncode == 0 and answer.stdout.strip() else {}


def _python() -> str:
    """CPython 3.13, the functions' runtime, where the machine has one that runs; else the Python running now."""
    for candidate in _candidates():
        if subprocess.run([candidate, "--version"], capture_output=True, check=False).returncode == 0:
            return candidate
    return sys.executable


def _candidates() -> Iterator[str]:
    found = shutil.which("python3.13")
    if found:
        yield found
    versions = Path.home() / ".pyenv" / "versions"
    yield from (str(path) for path in sorted(versions.glob("3.13*/bin/python3.13"), reverse=True))


def _run(*command: object, environment: dict[str, str] | None = None) -> None:
    try:
        subprocess.run([str(part) for part in command], cwd=ROOT, check=True, env=environment)
    except FileNotFoundError:
        raise SetupFailed(f"{command[0]} is missing.") from None
    except subprocess.CalledProcessError:
        name = Path(str(command[0])).name
        raise SetupFailed(f"{name} failed; pip and a reachable package index are needed.") from None
