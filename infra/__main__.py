"""The commands: ``python3 -m infra test`` sets up what it needs and runs every test."""

import os
import subprocess
import sys

from infra.bootstrap import ROOT, SetupFailed, prepare


def main(arguments: list[str]) -> int:
    """Run one command; its exit status."""
    if not arguments or arguments[0] != "test":
        print("usage: python3 -m infra test [pytest arguments]", file=sys.stderr)
        return 2
    try:
        python = prepare()
    except SetupFailed as failure:
        print(f"cannot go on: {failure}", file=sys.stderr)
        return 1
    checks = (["ruff", "check"], ["pytest", *arguments[1:]])
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    statuses = [subprocess.run([python, "-m", *c], cwd=ROOT, check=False, env=environment).returncode for c in checks]
    return max(statuses)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
