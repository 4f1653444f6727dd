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
    """Set up, then become the command in the environment that was set up. Returns an exit status only on failure."""
    if not arguments or arguments[0] not in _COMMANDS:
        print(_USAGE, file=sys.stderr)
        return 2
    try:
        python = prepare(testing=arguments[0] == "test")
    except SetupFailed as failure:
        print(f"cannot go on: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    os.chdir(ROOT)
    # The same process goes on, so that Ctrl-C and SIGTERM reach the command itself.
    os.execv(python, [str(python), "-m", "infra.local", *arguments])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
