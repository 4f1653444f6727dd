"""The layer rules: they hold, and each catches a planted violation."""

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("functions", "infra", "shared")
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}
# Contract → module, and the import that it must not hold.
VIOLATIONS = {
    "layers": ("shared/domain/codes.py", "import shared.persistence.keys"),
    "functions-apart": ("functions/issue_code/operation.py", "import functions.verify_code.contract"),
    "catalog": ("functions/catalog.py", "import functions.issue_code.operation"),
    "pure": ("functions/issue_code/contract.py", "import botocore.session"),
    "files-pure": ("shared/roster/lines.py", "import shared.persistence.table"),
    "no-handler": ("infra/openapi.py", "import functions.issue_code.handler"),
    "no-cdk": ("shared/persistence/table.py", "import aws_cdk"),
    "models-apart": ("shared/domain/bindings.py", "import pydantic"),
    "items-private": ("functions/issue_code/contract.py", "import shared.persistence.table"),
    "arguments": ("shared/domain/codes.py", "import secrets"),
}
FORBIDDEN_NAMES = {"utils", "common", "helpers", "misc", "constants"}


@pytest.fixture
def tree(tmp_path):
    """A copy of the source that may be spoilt."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _lint(tree):
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)


def test_layers_hold(tree):
    result = _lint(tree)
    assert result.returncode == 0, result.stdout
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in result.stdout


def test_every_contract_has_a_planted_violation():
    assert VIOLATIONS.keys() == CONTRACTS.keys()


@pytest.mark.parametrize("contract", sorted(VIOLATIONS))
def test_planted_violation_is_caught(tree, contract):
    module, line = VIOLATIONS[contract]
    with (tree / module).open("a") as source:
        source.write(f"\n{line}\n")
    result = _lint(tree)
    assert result.returncode == 1
    assert f"{CONTRACTS[contract]} BROKEN" in result.stdout


def test_init_files_are_empty_and_names_say_something():
    for package in (*PACKAGES, "tests"):
        for path in (ROOT / package).rglob("*.py"):
            assert not FORBIDDEN_NAMES & set(path.with_suffix("").relative_to(ROOT).parts), path
            if path.name == "__init__.py":
                assert path.read_text() == "", path


def test_tests_replace_none_of_our_own_code():
    for path in (ROOT / "tests").rglob("*.py"):
        tree = ast.parse(path.read_text())
        imported = {
            name
            for node in ast.walk(tree)
            for name in (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
        }
        assert not any(name.startswith("unittest") for name in imported), path
        used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        arguments = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
        assert not ("monkeypatch" in arguments and "setattr" in used), path
