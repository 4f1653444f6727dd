"""One synthesis a stage and session: each takes seconds."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# The jsii runtime prints a page about this machine's Node version otherwise.
os.environ.setdefault("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "1")

from aws_cdk import App

from functions.catalog import FUNCTIONS
from infra.stacks.assembly import assemble
from infra.stages import local, production, staging
from infra.stages.settings import Stage
from shared.api.endpoint import Function

STAGES = {module.STAGE.name: module.STAGE for module in (local, production, staging)}


@dataclass(frozen=True)
class Template:
    """Both templates of a stage in one: resources by logical id, which differ between the stacks."""

    stage: Stage
    resources: dict[str, Any]
    outputs: dict[str, Any]
    directory: Path

    def of(self, kind: str) -> dict[str, Any]:
        """Resources of ``AWS::<kind>``: logical id → resource."""
        return {name: item for name, item in self.resources.items() if item["Type"] == f"AWS::{kind}"}

    def function(self, name: str) -> dict[str, Any]:
        """Properties of the function ``name``."""
        full = f"parent-binding-{self.stage.name}-{name}"
        found = [i["Properties"] for i in self.of("Lambda::Function").values()]
        return next(properties for properties in found if properties.get("FunctionName") == full)

    def role(self, name: str) -> list[dict[str, Any]]:
        """Statements of the function's role."""
        role = self.resources[self.function(name)["Role"]["Fn::GetAtt"][0]]["Properties"]
        assert "ManagedPolicyArns" not in role
        (policy,) = role["Policies"]
        return policy["PolicyDocument"]["Statement"]


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Stands for the packaging, which has tests of its own: the same small folder for every function."""
    folder = tmp_path_factory.mktemp("package")
    (folder / "handler.py").write_text("")
    return lambda _name: folder


@pytest.fixture(scope="session")
def synthesised(
    package: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Template]]:
    """A stage's template by the stage's name."""
    made: dict[str, Template] = {}

    def synthesise(name: str) -> Template:
        if name not in made:
            made[name] = _synthesise(STAGES[name], package, tmp_path_factory.mktemp(name))
        return made[name]

    yield synthesise


def _synthesise(stage: Stage, package: Callable[[str], Path], directory: Path) -> Template:
    app = App(outdir=str(directory))
    assemble(app, stage, FUNCTIONS, package)
    app.synth()
    templates = [json.loads(path.read_text()) for path in sorted(directory.glob("*.template.json"))]
    resources = {name: item for template in templates for name, item in template["Resources"].items()}
    outputs = {name: item for template in templates for name, item in template.get("Outputs", {}).items()}
    assert len(resources) == sum(len(template["Resources"]) for template in templates)
    return Template(stage, resources, outputs, directory)


@pytest.fixture(scope="session")
def production_template(synthesised: Callable[[str], Template]) -> Template:
    """The stage that families use."""
    return synthesised("production")


@pytest.fixture
def template(synthesised: Callable[[str], Template], function: Function) -> Template:
    """The stage that families use or, for a ``function`` that it does not have, the one on which releases are tried."""
    return synthesised("staging" if function.sandbox_only else "production")


@pytest.fixture(scope="session")
def local_template(synthesised: Callable[[str], Template]) -> Template:
    """The stage of one's own machine."""
    return synthesised("local")
