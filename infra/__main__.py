"""The commands: ``python3 -m infra run`` starts the whole service on this machine, ``python3 -m infra test`` tests it.

``python3 -m infra mailbox`` prints the newest messages of the running service. Each first sets up what it needs.
"""

import os
import sys

from infra.bootstrap import ROOT, SetupFailed, prepare

_COMMANDS = ("run", "test", "mailbox")
_USAGE = """usage: python3 -m infra run [--port N] [--reset]   start the service on this machine
       python3 -m infra test [pytest arguments]     run every test and check; with arguments, those tests alone
       python3 -m infra mailbox [--port N]          print the newest messages of the running service"""


def main(arguments: list[str]) -> int:
    """Run one command; its exit status."""
    if not arguments or arguments[0] not in ("run", "test"):
        print("usage: python3 -m infra run [--port PORT] | test [pytest arguments]", file=sys.stderr)
        return 2
    try:
        python = str(prepare())
        if arguments[0] == "run":
            prepare_cdk()
    except SetupFailed as failure:
        print(f"cannot go on: {failure}", file=sys.stderr)
        return 1
    if arguments[0] == "run":
        os.chdir(ROOT)
        os.execv(python, [python, "-m", "infra.local.run", *arguments[1:]])
    return _test(python, arguments[1:])


def _test(python: str, arguments: list[str]) -> int:
    checks = (["ruff", "check"], ["pytest", *arguments])
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    statuses = [subprocess.run([python, "-m", *c], cwd=ROOT, check=False, env=environment).returncode for c in checks]
    return max(statuses)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
