"""Sample: the invented schools, pupils, teachers and consent statement with which the local stage starts."""

import csv
import os
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from botocore.client import BaseClient

from infra.certificate import Installation, certificates_stand, issue_certificate
from infra.certificates import Circumstances
from infra.local.deployment import client_of
from infra.local.engine import Report
from infra.local.people import ROSTER, SAMPLE, SCHOOLS, STAFF, Login
from infra.roster_desk import open_desk
from infra.stages.local import STAGE
from shared.domain.consent import ConsentStatement, Section
from shared.domain.contacts import email
from shared.domain.identifiers import contact_hash
from shared.domain.imports import ImportState
from shared.domain.languages import Language
from shared.domain.schools import School, SchoolId, SchoolLevel
from shared.domain.staff import Assignment, Member, Role
from shared.persistence import key_ring
from shared.persistence.assignment_store import AssignmentStore, Given
from shared.persistence.consent_store import ConsentStore
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.table import Table

_LEVELS = dict(zip(("國小", "國中", "高中", "高職"), SchoolLevel, strict=True))
_ROLES = {"註冊組長": Role.REGISTRAR, "代課教師": Role.SUBSTITUTE, "市府管理員": Role.CITY_ADMINISTRATOR}
_ASSIGNED_FROM = date(2026, 8, 1)
_PASSWORD = "sample password of a teacher"


def load_sample(outputs: Mapping[str, str], endpoint: str, report: Report) -> list[Login]:
    """Write the whole sample to the engine at ``endpoint``; the staff logins. Doing it again changes nothing."""
    table = Table(client_of("dynamodb", endpoint), outputs["TableName"])
    catalogue, consents = SchoolCatalogue(table), ConsentStore(table)
    for row in _rows(SCHOOLS):
        catalogue.put(_school(row))
    for language in Language:
        consents.publish(read_statement(language))
    client_of("sesv2", endpoint).create_email_identity(EmailIdentity=STAGE.email_sender.partition("@")[2])
    installation = Installation(STAGE, outputs, client_of("kms", endpoint), client_of("s3", endpoint))
    if not certificates_stand(installation):
        issue_certificate(installation, Circumstances(datetime.now(UTC), os.urandom))
    return _load_roster(endpoint, outputs, report) + _load_staff(endpoint, outputs, table)


def _load_roster(endpoint: str, outputs: Mapping[str, str], report: Report) -> list[Login]:
    """Bring the roster in as a registrar's would be; every teacher has the sample's password."""
    client = partial(client_of, endpoint=endpoint)
    create = partial(_create_login, client("cognito-idp"), outputs["StaffPoolId"])
    with open_desk(client, outputs, create, report) as desk, ROSTER.open("rb") as file:
        found = desk.open(file)
        if found.state is not ImportState.APPLYING:
            found, _ = desk.prepare(found, file)
        desk.apply(desk.begin(found))
    homerooms = {row["導師電子信箱"]: row for row in _rows(ROSTER)}
    return [
        Login("導師", row["學校"], row["班級"], row["導師姓名"], address, _PASSWORD)
        for address, row in homerooms.items()
    ]


def _load_staff(endpoint: str, outputs: Mapping[str, str], table: Table) -> list[Login]:
    cognito, kms = client_of("cognito-idp", endpoint), client_of("kms", endpoint)
    assignments = AssignmentStore(table, key_ring.field_key(kms, outputs["FieldKeyId"]), os.urandom)
    contact_key = key_ring.contact_key(kms, outputs["ContactKeyId"]).bytes
    schools = {(row["學層"], row["學校代碼"]): row["學校"] for row in _rows(SCHOOLS)}
    logins = []
    for row in _rows(STAFF):
        address, level, code = row["電子信箱"], row["學層"], row["學校代碼"]
        member = contact_hash(contact_key, email(address))
        _create_login(cognito, outputs["StaffPoolId"], member, address)
        school = SchoolId(_LEVELS[level], code) if code else None
        assignment = Assignment(member, _ROLES[row["職務"]], school, row["班級"], _ASSIGNED_FROM, None, "")
        assignments.give(Given(assignment, Member(row["姓名"], address)))
        name = schools.get((level, code), "")
        logins.append(Login(row["職務"], name, row["班級"], row["姓名"], address, _PASSWORD))
    return logins


def _create_login(cognito: BaseClient, pool: str, teacher: str, address: str) -> None:
    attributes = [{"Name": "email", "Value": address}, {"Name": "email_verified", "Value": "true"}]
    try:
        cognito.admin_create_user(
            UserPoolId=pool,
            Username=teacher,
            UserAttributes=attributes,
            MessageAction="SUPPRESS",
            TemporaryPassword=_PASSWORD,
        )
    except cognito.exceptions.UsernameExistsException:
        return
    cognito.admin_set_user_password(UserPoolId=pool, Username=teacher, Password=_PASSWORD, Permanent=True)


def _rows(file_path: Path) -> Iterator[dict[str, str]]:
    with file_path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _school(row: Mapping[str, str]) -> School:
    level = _LEVELS[row["學層"]]
    return School(row["學校代碼"], row["學校"], level, row["行政區"], row["註冊組電話"], row["分機"])


def read_statement(language: Language) -> ConsentStatement:
    """The sample consent statement in one language."""
    text = tomllib.loads((SAMPLE / "consent" / f"{language}.toml").read_text("utf-8"))
    sections = tuple(Section(section["heading"], tuple(section["paragraphs"])) for section in text["sections"])
    return ConsentStatement(text["version"], language, text["title"], sections, text["accept"], text["decline"])
