"""Mailbox: the e-mails and text messages that the local engine holds instead of sending them."""

import argparse
import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from infra.local.engine import DEFAULT_PORT, HOST

MAIL_PATH, SMS_PATH = "/_ministack/ses/messages", "/_ministack/sns/sms-messages"
_SHOWN = 10


class Message(NamedTuple):
    """A message as its receiver sees it. ``sent_at``: local time, and ``subject``: both empty for a text message, of
    which the engine keeps only the order."""

    sent_at: str
    to: str
    subject: str
    text: str


def read_mailbox(endpoint: str) -> list[Message]:
    """All messages that the engine at ``endpoint`` holds: text messages by number, then e-mails, each oldest first.

    Raises URLError.
    """
    texts = _get(endpoint + SMS_PATH)["sms_messages"]
    mails = [mail for account in _get(endpoint + MAIL_PATH)["messages"].values() for mail in account]
    return [Message("", number, "", sms["Message"]) for number, sent in texts.items() for sms in sent] + [
        Message(f"{datetime.fromtimestamp(m['Timestamp']):%H:%M:%S}", ", ".join(m["To"]), m["Subject"], m["BodyText"])
        for m in sorted(mails, key=lambda mail: mail["Timestamp"])
    ]


def show_mailbox(arguments: Sequence[str]) -> int:
    """The command ``mailbox``: print the newest messages, newest last; its exit status."""
    parser = argparse.ArgumentParser(prog="python3 -m infra mailbox", description=__doc__)
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="of the running engine (%(default)s)")
    port = parser.parse_args(arguments).port
    try:
        messages = read_mailbox(f"http://{HOST}:{port}")
    except urllib.error.URLError:
        print(f"nothing runs on port {port}: start it with 'python3 -m infra run', or name its --port")
        return 1
    for message in messages[-_SHOWN:]:
        print(f"{message.sent_at}  {message.to}  {message.subject}\n{message.text}\n")
    print(f"{len(messages)} in all")
    return 0


def _get(address: str) -> dict:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return json.load(answer)
