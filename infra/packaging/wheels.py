"""Wheels: the pinned distributions that functions may import, unpacked for a target."""

import hashlib
import os
import subprocess
import tempfile
from pathlib import Path

from infra.packaging.target import Target

_ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = _ROOT / "requirements.txt"
BUILD = _ROOT / ".build"


class WheelsUnavailable(RuntimeError):
    """The pinned wheels could not be had; the text says why."""


def wheels(target: Target, *, requirements: Path = REQUIREMENTS, build: Path = BUILD) -> Path:
    """Folder with everything of ``requirements`` for ``target``, fetched by hash once for each lock and target.

    Raises WheelsUnavailable.
    """
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()[:16]
    folder = build / "wheels" / f"{target.architecture}-{target.python}-{digest}"
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
            fetched = Path(scratch) / "wheels"
            _fetch(target, requirements, fetched)
            # Another thread or process may have been first; what it fetched is the same.
            try:
                fetched.rename(folder)
            except OSError:
                if not folder.exists():
                    raise
    return folder


def _fetch(target: Target, requirements: Path, folder: Path) -> None:
    command = [os.environ.get("UV", str(_ROOT / ".tools" / "uv" / "bin" / "uv")), "pip", "install", "--quiet"]
    command += ["--target", str(folder), "--python-platform", target.platform, "--python-version", target.python]
    command += ["--only-binary", ":all:", "--require-hashes", "--requirements", str(requirements)]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise WheelsUnavailable(f"{command[0]} is missing: run 'python3 -m infra' once, or name uv in UV.") from None
    except subprocess.CalledProcessError as error:
        raise WheelsUnavailable(f"uv could not fetch the wheels of {requirements.name}: {error.stderr}") from None
