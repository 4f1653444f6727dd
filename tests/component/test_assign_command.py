"""The command assign: whom it lets begin, and whom it does not."""

import os

import pytest

from infra.assign import main
from shared.domain.schools import School, SchoolId, SchoolLevel, day
from shared.domain.staff import Role
from shared.persistence import key_ring
from shared.persistence.assignment_store import AssignmentStore
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.staff_store import StaffStore

SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101")
ADDRESS = "Administrator@edu.example"


@pytest.fixture
def assign(installation, engine, table, monkeypatch, capsys):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    SchoolCatalogue(table).put(School("900101", "市立內湖國小", SCHOOL.level, "內湖區", "02-00000101", "23"))

    def run(*more, email=ADDRESS):
        """Exit status, and the staff id that it told."""
        given = ("--stage", "local", "--endpoint-url", engine, "--email", email, "--name", "蔡文彬")
        status = main([*given, *more])
        told, said = capsys.readouterr()
        return status, told.strip()[-22:] or said

    return run


def roles(table, staff):
    held = StaffStore(table).of_staff(staff)
    return [(one.role, one.school) for one in held]


def test_an_administrator_begins_today_with_a_login(assign, table, clients, installation):
    status, staff = assign("--role", "city_administrator")
    assert (status, roles(table, staff)) == (0, [(Role.CITY_ADMINISTRATOR, None)])
    (user,) = clients("cognito-idp").list_users(UserPoolId=installation["StaffPoolId"])["Users"]
    assert (user["Username"], user["UserStatus"]) == (staff, "FORCE_CHANGE_PASSWORD")
    assert assign("--role", "city_administrator", email=ADDRESS.lower()) == (0, staff)


def test_a_registrar_is_listed_with_name_and_address(assign, table, clients, installation):
    _, staff = assign("--role", "registrar", "--school", "elementary/900101")
    field_key = key_ring.field_key(clients("kms"), installation["FieldKeyId"])
    (given,) = AssignmentStore(table, field_key, os.urandom).of_school(SCHOOL)
    assert (given.assignment.staff, given.member.name, given.member.email) == (staff, "蔡文彬", ADDRESS.lower())
    assert given.assignment.holds(given.assignment.starts) and given.assignment.starts > day(0)


def test_what_is_taken_back_is_gone(assign, table):
    _, staff = assign("--role", "city_administrator")
    assert assign("--role", "city_administrator", "--take-back") == (0, staff)
    assert roles(table, staff) == []


def test_a_school_that_is_not_there_is_told(assign):
    assert assign("--role", "registrar", "--school", "elementary/000000")[0] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--role", "registrar"),
        ("--role", "city_administrator", "--school", "elementary/900101"),
        ("--role", "substitute"),
        ("--role", "registrar", "--school", "900101"),
    ],
)
def test_what_makes_no_sense_is_told_before_anything_is_done(assign, arguments):
    with pytest.raises(SystemExit):
        assign(*arguments)


def test_no_address_is_told(assign):
    with pytest.raises(SystemExit):
        assign("--role", "city_administrator", email="nobody")
