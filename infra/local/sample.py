"""Sample: the invented schools, pupils, teachers and consent statement with which the local stage starts."""

import csv
import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from botocore.client import BaseClient

from shared.domain.consent import ConsentStatement, Section
from shared.domain.contacts import email
from shared.domain.identifiers import contact_hash
from shared.domain.languages import Language
from shared.domain.schools import School, SchoolLevel
from shared.domain.students import Student
from shared.persistence import key_ring, keys
from shared.persistence.consent_store import ConsentStore
from shared.persistence.roster_store import RosterStore
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.table import Table

_FOLDER = Path(__file__).resolve().parents[1] / "sample"
_LEVELS = dict(zip(("國小", "國中", "高中", "高職"), SchoolLevel, strict=True))
PASSWORD = "sample password of a teacher"


class Clients(NamedTuple):
    """The services that the sample is written through."""

    dynamodb: BaseClient
    kms: BaseClient
    cognito: BaseClient


def load(clients: Clients, outputs: Mapping[str, str]) -> int:
    """Write the whole sample; how many pupils it has. Doing it again changes nothing."""
    table = Table(clients.dynamodb, outputs["TableName"])
    field_key = key_ring.field_key(clients.kms, outputs["FieldKeyId"])
    catalogue, consents = SchoolCatalogue(table), ConsentStore(table)
    for row in _rows("schools.csv"):
        catalogue.put(_school(row))
    for language in Language:
        consents.publish(_statement(language))
    return _load_roster(clients, outputs, table, RosterStore(table, field_key))


def _load_roster(clients: Clients, outputs: Mapping[str, str], table: Table, roster: RosterStore) -> int:
    contact_key = key_ring.contact_key(clients.kms, outputs["ContactKeyId"]).bytes
    identities = key_ring.IdentityIndex(clients.kms, outputs["IdentityKeyId"])
    teachers: dict[str, str] = {}
    count = 0
    for row in _rows("roster.csv"):
        address = row["導師電子信箱"]
        if address not in teachers:
            teachers[address] = contact_hash(contact_key, email(address))
            _create_login(clients.cognito, outputs["StaffPoolId"], teachers[address], address)
        student = _student(row, identities.of(row["身分證字號"]), teachers[address])
        table.put(keys.profile(student.index), roster.student_item(student, os.urandom))
        count += 1
    return count


def _create_login(cognito: BaseClient, pool: str, teacher: str, address: str) -> None:
    attributes = [{"Name": "email", "Value": address}, {"Name": "email_verified", "Value": "true"}]
    try:
        cognito.admin_create_user(
            UserPoolId=pool,
            Username=teacher,
            UserAttributes=attributes,
            MessageAction="SUPPRESS",
            TemporaryPassword=PASSWORD,
        )
    except cognito.exceptions.UsernameExistsException:
        return
    cognito.admin_set_user_password(UserPoolId=pool, Username=teacher, Password=PASSWORD, Permanent=True)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _school(row: Mapping[str, str]) -> School:
    level = _LEVELS[row["學層"]]
    return School(row["學校代碼"], row["學校"], level, row["行政區"], row["註冊組電話"], row["分機"])


def _student(row: Mapping[str, str], index: str, teacher: str) -> Student:
    level = _LEVELS[row["學層"]]
    return Student(index, row["姓名"], row["學校代碼"], level, row["班級"], int(row["座號"]), teacher, False)


def _statement(language: Language) -> ConsentStatement:
    text = tomllib.loads((_FOLDER / "consent" / f"{language}.toml").read_text("utf-8"))
    sections = tuple(Section(section["heading"], tuple(section["paragraphs"])) for section in text["sections"])
    return ConsentStatement(text["version"], language, text["title"], sections, text["accept"], text["decline"])
