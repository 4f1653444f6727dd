"""Audit check: ``python3 -m infra verify-audit --stage NAME`` verifies the chain of what staff saw and did.

It reads every link, from the first to the head, and names the first break. A chain that was cut off at its end shows
against the head in the table, and against any head that you noted earlier: keep the line that it prints, and hand it in
again as ``--noted``.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby

from botocore.client import BaseClient
from botocore.exceptions import BotoCoreError, ClientError

from infra.installation import NotDeployed, find_deployed
from infra.stages.settings import read_stage
from shared.domain.audit_chain import ChainBroken, Head, verify
from shared.persistence.audit_chain import CHAIN, number_of
from shared.persistence.audit_store import AuditStore
from shared.persistence.failures import StoreBusy
from shared.persistence.table import Table

_HOLDS, _UNKNOWN, _BROKEN = 0, 1, 2
_READ_AT_ONCE = 16


def main(arguments: Sequence[str]) -> int:
    """The command; its exit status: 0 when the chain holds, 1 when that can't be told, 2 when it is broken."""
    options = _options(arguments)
    try:
        deployed = find_deployed(read_stage(options.stage), options.endpoint_url, "AuditBucket", "TableName")
        noted = AuditStore(Table(deployed.client("dynamodb"), deployed.outputs["TableName"])).head()
        head = verify(read_links(deployed.client("s3"), deployed.outputs["AuditBucket"]), [noted, *options.noted])
    except ChainBroken as broken:
        print(f"BROKEN at link {broken.number}: {broken.reason}")
        return _BROKEN
    except (BotoCoreError, ClientError, ModuleNotFoundError, NotDeployed, StoreBusy) as failure:
        print(f"cannot go on: {failure}", file=sys.stderr)
        return _UNKNOWN
    print(f"the chain holds: {head.number} links\nhead: {head.number}:{head.digest}")
    return _HOLDS


def read_links(s3: BaseClient, bucket: str) -> Iterator[tuple[int, bytes]]:
    """Every link of the chain in ``bucket``, by number, with its content. Raises ChainBroken: a link that was replaced
    or deleted, of which the bucket keeps the versions, or an object that is none."""
    pages = s3.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=f"{CHAIN}/")
    with ThreadPoolExecutor(_READ_AT_ONCE) as readers:
        for page in pages:
            keys = list(_whole(page))
            contents = readers.map(lambda key: s3.get_object(Bucket=bucket, Key=key)["Body"].read(), keys)
            yield from zip(map(number_of, keys), contents, strict=True)


def _whole(page: dict) -> Iterator[str]:
    """The keys of a page of versions, each with one version and not deleted."""
    kept = [(version["Key"], "replaced") for version in page.get("Versions", ())]
    deleted = [(marker["Key"], "deleted") for marker in page.get("DeleteMarkers", ())]
    for key, found in groupby(sorted(kept + deleted), key=lambda one: one[0]):
        (_, what), *more = sorted(found, key=lambda one: one[1])
        number = _number(key)
        if more or what == "deleted":
            raise ChainBroken(number, f"it was {what}")
        yield key


def _number(key: str) -> int:
    try:
        return number_of(key)
    except ValueError:
        raise ChainBroken(0, f"{key} is no link") from None


def _noted(text: str) -> Head:
    number, _, digest = text.partition(":")
    return Head(int(number), digest)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m infra verify-audit", description=__doc__)
    parser.add_argument("--stage", required=True, help="which installation, by the name of its file in infra/stages")
    parser.add_argument("--noted", type=_noted, action="append", default=[], metavar="NUMBER:SHA256", help="a head")
    parser.add_argument("--endpoint-url", help="of the local engine, in AWS's place")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[2:]))
