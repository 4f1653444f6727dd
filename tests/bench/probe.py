"""Probe: one cold start in a process that is counted, after the Lambda runtime client is loaded.

``python probe.py <module> <event file> <alone>``: import the module's handler and give it the events of the file, then
the last one so many times more with the SDK's answers to it played back, so that only the function's own work is done.
The last line of standard error tells the last event's status and the files opened until the handler stood.
"""

import importlib
import itertools
import json
import sys

import awslambdaric.bootstrap  # noqa: F401

opened: list[str] = []


def watch(name: str, arguments: tuple) -> None:
    if name == "open" and isinstance(arguments[0], str):
        opened.append(arguments[0])
    elif name == "import" and arguments[1]:
        opened.append(arguments[1])


def record(answers: list) -> None:
    """Keep what every call of the SDK returns or raises from now on."""
    from botocore.client import BaseClient, ClientError

    make = BaseClient._make_api_call

    def recorded(client, operation, arguments):
        try:
            answers.append(make(client, operation, arguments))
        except ClientError as error:
            answers.append(error)
            raise
        return answers[-1]

    BaseClient._make_api_call = recorded


def play_back(answers: list) -> None:
    """Give the kept answers from now on, in turn, without doing any of the SDK's work."""
    from botocore.client import BaseClient, ClientError

    turn = itertools.cycle(answers)

    def played(client, operation, arguments):
        answer = next(turn)
        if isinstance(answer, ClientError):
            raise answer
        return answer

    BaseClient._make_api_call = played


def main() -> None:
    module, event_file, alone = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with open(event_file, encoding="utf-8") as file:
        *events, last = json.load(file)
    sys.addaudithook(watch)
    handle = importlib.import_module(module).handle
    files = list(opened)
    for event in events:
        handle(event, None)
    answers: list = []
    if events:
        record(answers)
    status = handle(last, None)["statusCode"]
    if alone:
        play_back(answers)
    for _ in range(alone):
        handle(last, None)
    package = sum(name.startswith(sys.path[0]) for name in files)
    print(json.dumps({"status": status, "package": package, "files": len(files)}), file=sys.stderr)


if len(sys.argv) > 1:
    main()
