"""The command import-roster as its users run it: dry run, refusal, threshold, undo, and a kill in the middle."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from infra.bootstrap import ROOT
from shared.domain.imports import ImportState
from shared.domain.schools import School, SchoolId, SchoolLevel
from shared.persistence import keys
from shared.persistence.import_store import ImportStore
from shared.persistence.school_catalogue import SchoolCatalogue
from tests.component import rosters
from tests.component.rosters import csv, row

SCHOOLS = [SchoolId(SchoolLevel.ELEMENTARY, f"9002{number:02d}") for number in range(8)]


@pytest.fixture(scope="module")
def wider():
    """More schools than the tests of one import need."""
    names = {school: f"市立第{number}國小" for number, school in enumerate(SCHOOLS)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rosters, "SCHOOLS", rosters.SCHOOLS | names)
        yield names


@pytest.fixture
def command(installation, engine, table, wider, tmp_path):
    for school, name in wider.items():
        SchoolCatalogue(table).put(School(school.code, name, school.level, "內湖區", "02-00000101", ""))
    return Command(engine, tmp_path)


class Command:
    def __init__(self, endpoint, folder):
        self._endpoint, self._file = endpoint, folder / "roster.csv"

    def start(self, *options, rows=None):
        arguments = ["--stage", "local", "--endpoint-url", self._endpoint, "--json", *options]
        if rows is not None:
            self._file.write_bytes(csv(rows))
            arguments.insert(0, str(self._file))
        return subprocess.Popen(
            [sys.executable, "-m", "infra.roster_import", "import-roster", *arguments],
            cwd=ROOT,
            env=os.environ | {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *options, rows=None):
        """Exit status, what it told, and what it said beside that."""
        process = self.start(*options, rows=rows)
        told, said = process.communicate(timeout=120)
        return process.returncode, json.loads(told) if told else None, said


def pupils(table, clients):
    """Profiles as they are kept, by key, without what no two writes have in common."""
    items = clients("dynamodb").scan(TableName=table.name, ConsistentRead=True)["Items"]
    profiles = [item for item in items if item[keys.SORT_KEY]["S"] == "P"]
    apart = ("name", "imp")
    return {item["PK"]["S"]: {n: v for n, v in item.items() if n not in apart} for item in profiles}


def city(class_name="一年一班", teacher="t"):
    """Five pupils in each of the schools."""
    return [
        row(5 * number + seat, school=school, class_name=class_name, seat=seat + 1, teacher=f"{teacher}{number}")
        for number, school in enumerate(SCHOOLS)
        for seat in range(5)
    ]


def test_from_dry_run_to_undo(command, table, clients):
    status, told, _ = command.run("--dry-run", rows=city())
    assert (status, told["state"], told["counts"]["added"]) == (0, "ready", 40) and not pupils(table, clients)
    status, told, said = command.run(rows=city())
    assert (status, told) == (1, None) and "40 added. Add --yes" in said and not pupils(table, clients)
    status, told, said = command.run("--yes", rows=city())
    assert (status, told["state"], told["schools"], told["rows"]) == (0, "applied", 8, 40)
    assert "applying the roster: done" in said and len(pupils(table, clients)) == 40
    broken = [*city(), (*row(50, school=SCHOOLS[0])[:7], "A123456788", "某師", "other@school.example")]
    status, told, _ = command.run("--yes", rows=broken)
    assert (status, told["state"], told["faults"]) == (1, "refused", 1)
    assert told["findings"][0]["text"].startswith("第 42 列，「身分證字號」欄：")
    status, _, said = command.run("--yes", rows=city()[:-2])
    assert status == 1 and f"1 schools ({SCHOOLS[-1].code})" in said and len(pupils(table, clients)) == 40
    status, told, _ = command.run("--undo")
    assert (status, told["state"]) == (0, "undone") and not pupils(table, clients)


def test_what_was_killed_goes_on_and_is_as_if_it_had_not_been(command, table, clients):
    assert command.run("--yes", rows=city())[0] == 0
    before = pupils(table, clients)
    turned = city("二年一班", "u")
    process = command.start("--yes", rows=turned)
    killed = _kill_in_the_middle(process, ImportStore(table))
    status, told, said = command.run("--yes", rows=turned)
    assert (status, told["import"], told["state"]) == (0, killed, "applied")
    assert "reading the roster" not in said, "it did not go on, it began anew"
    assert told["counts"]["changed"] == 40
    assert {profile["cls"]["S"] for profile in pupils(table, clients).values()} == {"二年一班"}
    assert command.run("--undo")[0] == 0 and pupils(table, clients) == before


def _kill_in_the_middle(process, imports):
    """Kill the command while it applies; the import that it leaves."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = imports.latest(None, 1)
        if found and found[0].state is ImportState.APPLYING and found[0].done:
            process.send_signal(signal.SIGKILL)
            process.communicate()
            left = imports.get(found[0].id)
            assert left.state is ImportState.APPLYING and 0 < left.done < len(SCHOOLS)
            return left.id
        time.sleep(0.005)
    raise AssertionError("it was never seen applying")


def test_two_commands_at_once_leave_no_pupil_twice_and_none_out(command, table, clients):
    with ThreadPoolExecutor(2) as both:
        outcomes = list(both.map(lambda _: command.run("--yes", rows=city()), range(2)))
    assert {status for status, _, _ in outcomes} <= {0, 2}
    assert command.run("--yes", rows=city())[1]["counts"]["unchanged"] == 40
    assert len(pupils(table, clients)) == 40
