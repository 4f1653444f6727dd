"""Checks: every test and every static check that ``pyproject.toml`` configures, in one command."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from infra.bootstrap import ROOT, WEB_TESTS, say
from infra.fonts import TOOLS, FontsUnavailable, prepare_fonts
from infra.web_build import WEB

_BIN = Path(sys.executable).parent
# pyproject's table [tool.<key>] configures the check.
_STATIC = {
    "ruff": (("ruff", "check"), ("ruff", "format", "--check")),
    "importlinter": (("lint-imports",),),
    "vulture": (("vulture",),),
}
# Two at a time, for browsers and the engine are processes of their own beside each; what measures comes after.
_TESTS = (
    ("pytest", "-m", "not alone", "--numprocesses", "2", "--dist", "loadscope"),
    ("pytest", "-m", "alone"),
)
# Every rule of the strict set is an error: a warning fails too. It asks nobody for newer versions and tells nobody.
_API_LINT = ("redocly", "lint", "--extends", "recommended-strict", "infra/openapi.json")
_API_LINT_SETTINGS = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}


def check(arguments: list[str]) -> int:
    """Run the static checks and every test; with ``arguments``, pytest alone with these. The worst exit status."""
    try:
        prepare_fonts(TOOLS / "fonts")
    except FontsUnavailable as missing:
        say(f"cannot go on: {missing}")
        return 1
    commands = [("pytest", *arguments)] if arguments else [*_configured(_settings()), *_TESTS]
    statuses = {command: _status(command) for command in commands}
    if not arguments:
        statuses["npm", "run", "check"] = _checked_pages()
        statuses[_API_LINT] = _checked_document()
    failed = [" ".join(command) for command, status in statuses.items() if status]
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return max(statuses.values())


def _settings() -> Mapping[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text()).get("tool", {})


def _checked_pages() -> int:
    say("$ npm run check")
    return subprocess.run(["npm", "run", "check"], cwd=WEB, check=False).returncode


def _checked_document() -> int:
    say(f"$ {' '.join(_API_LINT)}")
    name, *rest = _API_LINT
    command = [WEB_TESTS / "node_modules" / ".bin" / name, *rest]
    return subprocess.run(command, cwd=ROOT, env=os.environ | _API_LINT_SETTINGS, check=False).returncode


def _configured(tables: Mapping[str, object]) -> list[tuple[str, ...]]:
    for name in _STATIC.keys() - tables.keys():
        say(f"{name}: not configured in pyproject.toml, left out")
    return [command for name, commands in _STATIC.items() if name in tables for command in commands]


def _status(command: tuple[str, ...]) -> int:
    say(f"$ {' '.join(command)}")
    name, *rest = command
    # No byte code is written into the tree: what is staged from it must not depend on what ran before.
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([_BIN / name, *rest], cwd=ROOT, env=environment, check=False).returncode
