"""Assign: ``python3 -m infra assign --stage NAME --role ROLE --email ADDRESS --name NAME`` lets somebody begin.

The city's administrator, or with ``--school LEVEL/CODE`` a registrar of that school, assigns the others. It needs
credentials of the account. Somebody without a login is mailed a first password. ``--take-back`` ends it.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from botocore.exceptions import BotoCoreError, ClientError

from infra.installation import Deployed, NotDeployed, find_deployed
from infra.stages.settings import read_stage
from shared.domain.contacts import Contact, ContactInvalid, email
from shared.domain.identifiers import contact_hash
from shared.domain.schools import SchoolId, SchoolLevel, day
from shared.domain.staff import Assignment, Member, Role
from shared.persistence import key_ring
from shared.persistence.assignment_store import AssignmentStore, Given, PlaceUnknown
from shared.persistence.failures import StoreBusy
from shared.persistence.staff_pool import StaffPool
from shared.persistence.table import Table

_NEEDED = ("TableName", "FieldKeyId", "ContactKeyId", "StaffPoolId")
_ROLES = (Role.CITY_ADMINISTRATOR, Role.REGISTRAR)


def main(arguments: Sequence[str]) -> int:
    """The command; its exit status."""
    options = _options(arguments)
    try:
        deployed = find_deployed(read_stage(options.stage), options.endpoint_url, *_NEEDED)
        print(_take_back(deployed, options) if options.take_back else _give(deployed, options))
    except PlaceUnknown:
        print("cannot go on: the catalogue has no such school", file=sys.stderr)
        return 1
    except (BotoCoreError, ClientError, ModuleNotFoundError, NotDeployed, StoreBusy) as failure:
        print(f"cannot go on: {failure}", file=sys.stderr)
        return 1
    return 0


def _give(deployed: Deployed, options: argparse.Namespace) -> str:
    """Raises PlaceUnknown, StoreBusy."""
    staff, address = _id(deployed, options.email), options.email.address
    today = day(int(datetime.now(UTC).timestamp()))
    assignment = Assignment(staff, options.role, options.school, "", today, None, "")
    _store(deployed).give(Given(assignment, Member(options.name, address)))
    StaffPool(deployed.client("cognito-idp"), deployed.outputs["StaffPoolId"], os.urandom).invite(staff, address)
    return f"given: {options.role}, from today; staff id {staff}"


def _take_back(deployed: Deployed, options: argparse.Namespace) -> str:
    staff = _id(deployed, options.email)
    _store(deployed).take_back(staff, options.role, options.school, "")
    return f"taken back: {options.role}; staff id {staff}"


def _store(deployed: Deployed) -> AssignmentStore:
    table = Table(deployed.client("dynamodb"), deployed.outputs["TableName"])
    field_key = key_ring.field_key(deployed.client("kms"), deployed.outputs["FieldKeyId"])
    return AssignmentStore(table, field_key, os.urandom)


def _id(deployed: Deployed, address: Contact) -> str:
    contact_key = key_ring.contact_key(deployed.client("kms"), deployed.outputs["ContactKeyId"])
    return contact_hash(contact_key.bytes, address)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m infra assign", description=__doc__)
    parser.add_argument("--stage", required=True, help="which installation, by the name of its file in infra/stages")
    parser.add_argument("--role", required=True, type=Role, choices=_ROLES)
    parser.add_argument("--email", required=True, type=_email, help="the login")
    parser.add_argument("--name", help="of the person, for lists")
    parser.add_argument(
        "--school", type=_school, metavar="LEVEL/CODE", help="of a registrar, such as elementary/900101"
    )
    parser.add_argument("--take-back", action="store_true")
    parser.add_argument("--endpoint-url", help="of the local engine, in AWS's place")
    options = parser.parse_args(arguments)
    if (options.role is Role.REGISTRAR) != (options.school is not None):
        parser.error("a registrar has a --school, an administrator none")
    if not (options.name or options.take_back):
        parser.error("--name is needed")
    return options


def _email(text: str) -> Contact:
    try:
        return email(text)
    except ContactInvalid:
        raise argparse.ArgumentTypeError("no e-mail address") from None


def _school(text: str) -> SchoolId:
    level, _, code = text.partition("/")
    if level not in set(SchoolLevel) or not code:
        raise argparse.ArgumentTypeError(f"one of {', '.join(SchoolLevel)}, a slash, and the school's code")
    return SchoolId(SchoolLevel(level), code)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[2:]))
