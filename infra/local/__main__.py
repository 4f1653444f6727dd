"""The commands of ``python3 -m infra``, inside the environment that it set up."""

import os
import sys


def main(command: str, arguments: list[str]) -> int:
    """Run one command; its exit status. Each imports its own parts alone, so that tests run whatever else is broken."""
    # A proxy of this machine can't reach its loopback interface.
    direct = ",".join(filter(None, (os.environ.get("NO_PROXY") or os.environ.get("no_proxy"), "127.0.0.1,localhost")))
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = direct
    if command == "test":
        from infra.local.checks import check

        return check(arguments)
    if command == "mailbox":
        from infra.local.mailbox import show_mailbox

        return show_mailbox(arguments)
    from infra.local.run import run
    from infra.local.sample import load_sample

    return run(arguments, load_sample)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2:]))
