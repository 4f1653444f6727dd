"""City import: a roster into the table, against a call for the index value and one put_item a row, in the same run.

Both on the local engine, which is one process: there, every call costs its processor. The same again with as much delay
before each call as the way to a region takes, which is where calls beside each other matter. No logins are made.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import boto3
from rich.console import Console
from rich.table import Table

from infra.local.engine import free_port, running
from shared.persistence import keys
from tests.bench.measure import marked
from tests.bench.roster import MEMORY, write

OURS, RIVAL = "import-roster", "one put_item a row"
FASTER = 5
_DELAYS = (0.0, 0.005)
_RIVALS_ROWS = 500
_ROWS = 2_700
_LINEAR = 1.2
_ROOT = Path(__file__).parents[2]
_PROBE = Path(__file__).with_name("city_import_probe.py")
_LONGEST = 3_600


class Asked(NamedTuple):
    """What is measured: how many rows, in which way, with so many seconds before each call."""

    rows: int
    way: str
    delay: float
    endpoint: str
    outputs: dict[str, str]


class Taken(NamedTuple):
    """One import: rows, seconds, and the most memory in bytes."""

    rows: int
    seconds: float
    peak: int

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds


def measure(endpoint: str, folder: Path, rows: int, way: str, delay: float) -> Taken:
    """Import a roster of so many rows into a table of its own, by a process of its own."""
    asked = Asked(rows, way, delay, endpoint, _installation(endpoint))
    run = subprocess.run(
        [sys.executable, str(_PROBE), str(write(folder, "csv", rows))],
        input=json.dumps(asked),
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=_LONGEST,
    )
    return Taken(**json.loads(run.stdout))


def report(console: Console, rows: int = _ROWS) -> None:
    """Measure and print it: ten times as many rows last, for the memory and whether it is linear."""
    table = Table(
        "a call", "", "rows", "rows a second", f"to the rival (≥ {FASTER})", f"memory (≤ {MEMORY // 10**6} MB)"
    )
    with tempfile.TemporaryDirectory() as scratch, running(Path(scratch) / "engine", free_port()) as endpoint:
        folder = Path(scratch)
        for delay in _DELAYS:
            rival = measure(endpoint, folder, _RIVALS_ROWS, RIVAL, delay)
            ours = measure(endpoint, folder, rows, OURS, delay)
            called = f"+ {delay * 1000:.0f} ms"
            table.add_row(called, RIVAL, f"{rival.rows:,}", f"{rival.rate:.0f}", "", "")
            _add(table, called, ours, rival)
        many = measure(endpoint, folder, 10 * rows, OURS, delay)
        _add(table, called, many, rival)
    console.print(table)
    growth = ours.rate / many.rate
    console.print(f"a row, ×10 to ×1 (≤ {_LINEAR}):", marked(f"{growth:.2f}", growth <= _LINEAR))


def _add(table: Table, called: str, ours: Taken, rival: Taken) -> None:
    ratio = ours.rate / rival.rate
    faster, memory = marked(f"{ratio:.1f}", ratio >= FASTER), marked(f"{ours.peak // 10**6} MB", ours.peak <= MEMORY)
    table.add_row(called, OURS, f"{ours.rows:,}", f"{ours.rate:.0f}", faster, memory)


def _installation(endpoint: str) -> dict[str, str]:
    """What a stage's stacks would have made, anew."""

    def client(service: str):
        return boto3.client(
            service,
            region_name="ap-northeast-1",
            endpoint_url=endpoint,
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )

    name = f"city-{os.urandom(4).hex()}"
    key, sort, index_key, index_sort = (
        keys.PARTITION_KEY,
        keys.SORT_KEY,
        keys.INDEX_PARTITION_KEY,
        keys.INDEX_SORT_KEY,
    )
    client("dynamodb").create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": n, "AttributeType": "S"} for n in (key, sort, index_key, index_sort)],
        KeySchema=[{"AttributeName": key, "KeyType": "HASH"}, {"AttributeName": sort, "KeyType": "RANGE"}],
        GlobalSecondaryIndexes=[
            {
                "IndexName": keys.INDEX_NAME,
                "KeySchema": [
                    {"AttributeName": index_key, "KeyType": "HASH"},
                    {"AttributeName": index_sort, "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
    )
    client("s3").create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "ap-northeast-1"})
    outputs = {"TableName": name, "DocumentsBucket": name}
    for key_name in ("FieldKeyId", "ContactKeyId", "IdentityKeyId"):
        made = client("kms").create_key(KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")
        outputs[key_name] = made["KeyMetadata"]["KeyId"]
    return outputs
