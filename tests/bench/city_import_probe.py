"""Probe: ``city_import_probe.py FILE`` imports one roster as ``tests.bench.city_import.Asked`` on its input says.

It prints what that took. It runs in a process of its own.
"""

import json
import os
import resource
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import boto3

from infra.roster_desk import CONFIG, open_desk
from shared.persistence import key_ring, keys
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.table import Table
from shared.roster.reading import read_roster
from tests.bench.city import catalogue
from tests.bench.city_import import OURS, Asked


def _client(asked: Asked, service: str) -> Any:
    """A client whose every call takes ``delay`` seconds more, as on the way to a region."""
    made = boto3.client(
        service,
        region_name="ap-northeast-1",
        endpoint_url=asked.endpoint,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=CONFIG,
    )
    if asked.delay:
        made.meta.events.register("before-send", lambda **_: time.sleep(asked.delay))
    return made


def _ours(asked: Asked, file: Path) -> int:
    client = partial(_client, asked)
    table = Table(client("dynamodb"), asked.outputs["TableName"])
    for school in catalogue(asked.rows).values():
        SchoolCatalogue(table).put(school)
    with open_desk(client, asked.outputs, lambda *_: None, lambda *_: None) as desk, file.open("rb") as roster:
        found, report = desk.prepare(desk.open(roster), roster)
        assert not report.faults
        return desk.apply(desk.begin(found)).rows


def _rival(asked: Asked, file: Path) -> int:
    """What one writes first: a call for the index value and one for the item, row after row."""
    client = partial(_client, asked)
    dynamodb = client("dynamodb")
    identities = key_ring.IdentityIndex(client("kms"), asked.outputs["IdentityKeyId"])
    count = 0
    with file.open("rb") as roster:
        for row in read_roster(roster):
            index = identities.of(row.national_id)
            key, route = keys.profile(index), keys.route(row.teacher_email)
            item = {"PK": key.partition, "SK": key.sort, "name": row.name, "sch": row.school_code, "lvl": row.level}
            item |= {"cls": row.class_name, "gp": route, "gs": keys.profile_seat(row.seat, index)}
            encoded = {name: {"S": str(value)} for name, value in item.items()} | {"seat": {"N": str(row.seat)}}
            dynamodb.put_item(TableName=asked.outputs["TableName"], Item=encoded)
            count += 1
    return count


def main(file: Path) -> None:
    """Prints a JSON object of ``tests.bench.city_import.Taken``."""
    asked = Asked(*json.load(sys.stdin))
    began = time.monotonic()
    rows = (_ours if asked.way == OURS else _rival)(asked, file)
    seconds = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"rows": rows, "seconds": seconds, "peak": peak}))


if __name__ == "__main__":
    os.environ.setdefault("AWS_EC2_METADATA_DISABLED", "true")
    main(Path(sys.argv[1]))
