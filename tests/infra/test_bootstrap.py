"""What the commands set up, and what they say where something is missing."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from infra.bootstrap import ROOT, SetupFailed, check_node, find_python
from infra.web_build import digest

BEFORE_ANYTHING_IS_INSTALLED = ("infra/__main__.py", "infra/bootstrap.py", "infra/web_build.py")
NPM_FOLDERS = ("infra", "tests/web", "web")
PIP_PINS = ("requirements.txt", "requirements-dev.txt", "requirements-engine.txt", "requirements-uv.txt")


def _python(folder: Path, name: str, answer: str) -> str:
    """A program that answers as a Python would when it is asked for its version."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{answer}\n")
    program.chmod(0o755)
    return str(program)


def test_the_first_python_that_runs_is_taken(tmp_path):
    broken = _python(tmp_path, "broken", "exit 127")
    older = _python(tmp_path, "older", "echo 3 10 /older")
    newer = _python(tmp_path, "newer", "echo 3 14 /newer")
    good = _python(tmp_path, "good", "echo 3 13 /the/real one")
    other = _python(tmp_path, "other", "echo 3 11 /other")

    assert find_python([str(tmp_path / "none"), broken, older, newer, good, other]) == Path("/the/real one")


def test_without_a_python_it_says_which_ones_would_do(tmp_path):
    with pytest.raises(SetupFailed, match=r"3\.11, 3\.12 or 3\.13 is needed"):
        find_python([_python(tmp_path, "older", "echo 3 10 /older")])


@pytest.mark.parametrize(
    ("version", "npm", "said"),
    [
        ("", "/npm", r"Node 20\.19, .* none"),
        ("v18.19.0", "/npm", r"Node 20\.19, .* v18"),
        ("v20.18.3", "/npm", r"Node 20\.19, .* v20\.18"),
        ("v21.7.3", "/npm", r"Node 20\.19, .* v21"),
        ("v22.11.0", "/npm", r"Node 20\.19, .* v22\.11"),
        ("v20.19.0", None, "npm is needed"),
    ],
)
def test_without_node_or_npm_it_says_so(version, npm, said):
    with pytest.raises(SetupFailed, match=said):
        check_node(version, npm)


@pytest.mark.parametrize("version", ["v20.19.0", "v22.12.0", "v23.0.0", "v24.1.0"])
def test_a_node_that_vite_runs_on_will_do(version):
    check_node(version, "/npm")


@pytest.mark.parametrize("name", BEFORE_ANYTHING_IS_INSTALLED)
def test_what_runs_first_needs_nothing_installed(name):
    tree = ast.parse((ROOT / name).read_text(), feature_version=(3, 11))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert {module for module in imported if module.split(".")[0] not in sys.stdlib_module_names} <= {
        "infra.bootstrap",
        "infra.web_build",
    }


@pytest.mark.parametrize("name", PIP_PINS)
def test_every_python_package_is_pinned_by_hash(name):
    requirements = (ROOT / name).read_text().replace("\\\n", "").splitlines()
    pinned = [line for line in requirements if line.strip() and not line.startswith("#")]

    assert pinned
    assert [line for line in pinned if "==" not in line or "--hash=sha256:" not in line] == []


@pytest.mark.parametrize("folder", NPM_FOLDERS)
def test_every_npm_package_is_pinned_by_hash_and_names_no_registry(folder):
    lock = json.loads((ROOT / folder / "package-lock.json").read_text())
    packages = [package for path, package in lock["packages"].items() if path]

    assert packages
    assert all("integrity" in package and "resolved" not in package for package in packages)
    for name, version in lock["packages"][""]["devDependencies"].items():
        assert version == lock["packages"][f"node_modules/{name}"]["version"]


def test_the_site_is_built_anew_for_what_it_is_made_of_alone(tmp_path):
    web, document = tmp_path / "web", tmp_path / "openapi.json"
    document.write_text("{}")
    (web / "src").mkdir(parents=True)
    (web / "src" / "main.tsx").write_text("1")
    digests = [digest(web, document)]

    for name in ("dist/index.html", "node_modules/a/a.js", "src/generated/api.d.ts"):
        (web / name).parent.mkdir(parents=True)
        (web / name).write_text("made")
        assert digest(web, document) == digests[0]

    for path, text in ((web / "src" / "main.tsx", "2"), (web / "public.css", ""), (document, "[]")):
        path.write_text(text)
        digests.append(digest(web, document))
    (web / "public.css").rename(web / "other.css")
    digests.append(digest(web, document))
    assert len(set(digests)) == 5


@pytest.fixture
def fresh(tmp_path):
    """A clone in which nothing is set up, as far as the first command needs it."""
    clone = tmp_path / "clone"
    (clone / "infra").mkdir(parents=True)
    for name in ("infra/__init__.py", "infra/package-lock.json", *BEFORE_ANYTHING_IS_INSTALLED, *PIP_PINS):
        shutil.copy(ROOT / name, clone / name)
    return clone


def _command(clone: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """``python3 -m infra run`` by the Python that the tests' own environment was made from."""
    python = str(Path(sys.executable).resolve())
    return subprocess.run(
        [python, "-m", "infra", "run"], cwd=clone, env=environment, capture_output=True, text=True, check=False
    )


def test_the_command_says_that_node_is_missing(fresh, tmp_path):
    done = _command(fresh, {"PATH": str(tmp_path), "HOME": str(tmp_path)})

    assert done.returncode == 1
    assert done.stderr.startswith("cannot go on: Node 20.19, 22.12 or newer is needed (found: none)")


def test_the_command_says_that_the_index_is_out_of_reach(fresh, tmp_path):
    done = _command(
        fresh,
        {
            "PATH": os.environ["PATH"],
            "HOME": str(Path.home()),
            "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_RETRIES": "0",
        },
    )

    assert done.returncode == 1
    assert "must reach a Python package index" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_command_shows_which_there_are(fresh):
    done = subprocess.run([sys.executable, "-m", "infra"], cwd=fresh, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "python3 -m infra run" in done.stderr and "python3 -m infra test" in done.stderr
