"""The commands: ``python3 -m infra run`` starts the whole service on this machine, ``python3 -m infra test`` tests it.

``python3 -m infra mailbox`` prints the newest messages of the running service, ``python3 -m infra certificate`` issues
a certificate for the seal of an installation, ``python3 -m infra check-form`` judges a form's seal, ``python3 -m infra
verify-audit`` the audit chain, ``python3 -m infra import-roster`` brings pupils in. Each first sets up what it needs.
"""

import os
import sys

from infra.bootstrap import ROOT, SetupFailed, prepare
from infra.web_build import build_site

# The module that each command goes on in.
_COMMANDS = {
    "run": "infra.local",
    "test": "infra.local",
    "mailbox": "infra.local",
    "certificate": "infra.certificate",
    "check-form": "infra.form_check",
    "verify-audit": "infra.audit_check",
    "import-roster": "infra.roster_import",
    "assign": "infra.assign",
}
_WITH_SITE = {"run", "test"}
_USAGE = """usage: python3 -m infra run [--port N] [--reset]   start the service on this machine
       python3 -m infra test [pytest arguments]     run every test and check; with arguments, those tests alone
       python3 -m infra mailbox [--port N]          print the newest messages of the running service
       python3 -m infra certificate --stage NAME    issue or renew the certificate that forms are sealed with
       python3 -m infra check-form FILE --certificates PEM   judge the seal of a form
       python3 -m infra verify-audit --stage NAME   verify the chain of what staff saw and did
       python3 -m infra import-roster FILE --stage NAME [--dry-run] [--json] [--yes]   bring a roster in
       python3 -m infra import-roster --undo --stage NAME   take the last roster back
       python3 -m infra assign --stage NAME --role ROLE --email ADDRESS --name NAME   let the first staff begin"""


def main(arguments: list[str]) -> int:
    """Set up, then become the command in the environment that was set up. Returns an exit status only on failure."""
    if not arguments or arguments[0] not in _COMMANDS:
        print(_USAGE, file=sys.stderr)
        return 2
    try:
        python = prepare(testing=arguments[0] == "test")
        if arguments[0] in _WITH_SITE:
            build_site()
    except SetupFailed as failure:
        print(f"cannot go on: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    os.chdir(ROOT)
    # The same process goes on, so that Ctrl-C and SIGTERM reach the command itself.
    os.execv(python, [str(python), "-m", _COMMANDS[arguments[0]], *arguments])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
