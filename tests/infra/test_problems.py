"""The error catalogue: fresh, complete, and true to the sample that its causes speak of."""

import csv
import re

import pytest

from functions.catalog import FUNCTIONS
from infra.local.people import ROSTER, SCHOOLS
from infra.openapi import document
from infra.problems import CATALOGUE, catalogue, causes, text
from shared.api.problems import PROBLEMS

MADE = {entry["code"]: entry for entry in catalogue(FUNCTIONS)}


def rows(file_path):
    with file_path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_committed_catalogue_is_fresh():
    assert CATALOGUE.read_text("utf-8") == text(FUNCTIONS), "run: python -m infra.openapi"


def test_every_problem_has_a_cause_and_none_is_left_over():
    assert causes().keys() == PROBLEMS.keys() == MADE.keys()


@pytest.mark.parametrize("code", PROBLEMS)
def test_entry_says_all_there_is_to_know(code):
    entry = MADE[code]
    assert entry["status"] == PROBLEMS[code]
    assert entry["title"] and entry["detail"]
    assert entry["cause"].endswith(".") and entry["cause"].isascii()
    assert entry["operations"] or code in ("route_not_found", "origin_refused")


def test_operations_are_those_whose_documents_name_the_code():
    told = {code: set() for code in PROBLEMS}
    for methods in document(FUNCTIONS)["paths"].values():
        for operation in methods.values():
            for code in sum((_codes(answer) for answer in operation["responses"].values()), []):
                told[code].add(operation["operationId"])
    assert told == {code: set(entry["operations"]) for code, entry in MADE.items()}


def _codes(answer):
    problem = answer["content"].get("application/problem+json")
    return problem["schema"]["properties"]["code"]["enum"] if problem else []


def test_pupils_and_schools_of_the_causes_are_those_of_the_sample():
    places = {row["身分證字號"]: row["學校代碼"] for row in rows(ROSTER)}
    assert places["A123456789"] == "900101"
    assert places.keys().isdisjoint({"B142312123", "F912345678", "W234567893"})
    schools = {row["學校代碼"] for row in rows(SCHOOLS)}
    named = set(re.findall(r"`(\d{6})`", " ".join(causes().values())))
    assert named - schools == {"000000"} and {"900101", "900102"} <= named
