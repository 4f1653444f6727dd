"""Deployment: our own stacks on the local engine, by the CDK's own commands, again only when their sources changed."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import boto3
from botocore.client import BaseClient

from infra.bootstrap import CDK, ROOT
from infra.local.engine import Report, unreported
from infra.stages.local import STAGE

_ACCESS = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": STAGE.region}

DEPLOYED = "deployed"
"""File of the state folder that tells what stands."""

_ACCOUNT = "000000000000"
_SOURCES = ("functions", "shared", "infra", "cdk.json", "requirements.txt")
# What starts and fills the service does not change the stacks.
_NOT_DEPLOYED = ("infra/local", "infra/sample", "infra/node_modules")
_PREPARING, _DEPLOYING = "preparing the engine for the CDK", "building and deploying the stacks"
# "ParentBinding-local-Stateful |   3 | 10:00:00 AM | CREATE_COMPLETE | …": resources of this stack that are ready.
_PROGRESS = re.compile(r"^(\S+) \| +(\d+) \|")
_QUIET = {
    "CDK_DISABLE_CLI_TELEMETRY": "true",
    "CDK_DISABLE_VERSION_CHECK": "1",
    "JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION": "1",
    "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "1",
    "JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION": "1",
    "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED": "1",
}
_SHOWN_LINES = 25


class DeploymentFailed(RuntimeError):
    """The stacks could not be deployed; the text holds the end of what the CDK said, and where the rest is."""


@dataclass(frozen=True)
class Deployment:
    """The service as it stands. ``base_url``: the API's address, to which a path is appended. ``outputs``: of all
    stacks, by name. ``endpoint``: the engine's address, for every AWS client."""

    base_url: str
    outputs: Mapping[str, str]
    endpoint: str


def deploy(endpoint: str, state_folder: Path, report: Report, *, project: Path = ROOT) -> Deployment:
    """Deploy the stage ``local`` of the CDK project in ``project``, unless it stands. Raises DeploymentFailed."""
    record = state_folder / DEPLOYED
    wanted = fingerprint(project)
    if not record.exists() or record.read_text() != wanted:
        cdk = _Cdk(endpoint, state_folder.resolve())
        report(_PREPARING, 0, 0)
        # Beside the project, since the CDK would synthesise it for this too.
        cdk.run(("bootstrap", f"aws://{_ACCOUNT}/{STAGE.region}"), state_folder, _PREPARING, unreported)
        report(_PREPARING, 1, 1)
        report(_DEPLOYING, 0, 0)
        # A change set would only be waited for: nobody looks at it here.
        command = ("deploy", "--all", "--require-approval", "never", "--method", "direct", "--progress", "events")
        cdk.run((*command, "--output", str(cdk.assembly)), project, _DEPLOYING, report)
        _restore_cors(endpoint, cdk.templates())
        # Half a gigabyte of packages that the engine holds by now, and that the next synthesis makes anew.
        shutil.rmtree(cdk.assembly)
        record.write_text(wanted)
        report(_DEPLOYING, 1, 1)
    outputs = read_outputs(endpoint)
    return Deployment(f"{endpoint}/_aws/execute-api/{outputs['ApiId']}/$default", outputs, endpoint)


def was_deployed(endpoint: str, state_folder: Path) -> bool:
    """Whether a deployment came to its end in this folder, and the engine still knows of it."""
    return (state_folder / DEPLOYED).exists() and bool(read_outputs(endpoint))


def fingerprint(project: Path) -> str:
    """A digest of all that the stacks and the functions' packages are made from, and of the Python that makes them."""
    total = hashlib.sha256(sys.version.encode())
    for path in _sources(project):
        total.update(f"{path.relative_to(project)}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def read_outputs(endpoint: str) -> dict[str, str]:
    """The outputs of the stage's stacks, by name."""
    return {output["OutputKey"]: output["OutputValue"] for stack in _stacks(endpoint) for output in stack["Outputs"]}


def _sources(project: Path) -> Iterator[Path]:
    left_out = tuple(project / folder for folder in _NOT_DEPLOYED)
    for name in _SOURCES:
        root = project / name
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file() and path.suffix != ".pyc" and not any(path.is_relative_to(f) for f in left_out):
                yield path


def _stacks(endpoint: str) -> list[dict]:
    pages = client_of("cloudformation", endpoint).get_paginator("describe_stacks").paginate()
    return [stack for page in pages for stack in page["Stacks"] if stack["StackName"].startswith(f"{STAGE.title}-")]


def _restore_cors(endpoint: str, templates: Mapping[str, dict]) -> None:
    """Set what the templates say about CORS, which the engine drops when it makes an API or bucket from a template."""
    formation = client_of("cloudformation", endpoint)
    gateway, storage = client_of("apigatewayv2", endpoint), client_of("s3", endpoint)
    for stack, template in templates.items():
        for logical, resource in template["Resources"].items():
            cors = resource.get("Properties", {}).get("CorsConfiguration")
            if not cors:
                continue
            made = formation.describe_stack_resource(StackName=stack, LogicalResourceId=logical)
            name = made["StackResourceDetail"]["PhysicalResourceId"]
            if resource["Type"] == "AWS::S3::Bucket":
                storage.put_bucket_cors(Bucket=name, CORSConfiguration={"CORSRules": cors["CorsRules"]})
            else:
                gateway.update_api(ApiId=name, CorsConfiguration=cors)


def client_of(service: str, endpoint: str) -> BaseClient:
    """A client of the local engine."""
    return boto3.client(service, endpoint_url=endpoint, **_ACCESS)


@dataclass(frozen=True)
class _Cdk:
    """The CDK's command line, pointed at the engine and at nothing else."""

    endpoint: str
    state: Path

    @property
    def assembly(self) -> Path:
        """Where it lays what it synthesised."""
        return self.state / "cdk.out"

    def templates(self) -> dict[str, dict]:
        """The synthesised templates, by the names of their stacks."""
        files = self.assembly.glob("*.template.json")
        return {path.name.removesuffix(".template.json"): json.loads(path.read_text()) for path in files}

    def run(self, command: tuple[str, ...], folder: Path, title: str, report: Report) -> None:
        """Run one command to its end, reporting the resources that are ready as ``title``. Raises DeploymentFailed."""
        log = self.state / "cdk.log"
        ready: dict[str, int] = {}
        lines: list[str] = []
        with log.open("a", buffering=1) as kept, self._start(command, folder) as process:
            try:
                for line in process.stdout or ():
                    kept.write(line)
                    lines.append(line)
                    if found := _PROGRESS.match(line):
                        ready[found[1]] = int(found[2])
                        report(title, sum(ready.values()), self._resources())
            except BaseException:
                os.killpg(process.pid, signal.SIGTERM)
                raise
        if process.returncode:
            tail = "".join(f"  | {line}" for line in lines[-_SHOWN_LINES:])
            raise DeploymentFailed(f"{title} failed (all of it: {log}).\n{tail}")

    def _resources(self) -> int:
        """How many resources the stacks have, each stack being one too; one more for what follows the deployment."""
        return sum(len(template["Resources"]) + 1 for template in self.templates().values()) + 1

    def _start(self, command: tuple[str, ...], folder: Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [CDK, *command, "--context", f"stage={STAGE.name}", "--no-notices", "--no-color", "--ci"],
            cwd=folder,
            env=self._environment(),
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # With the programs that it starts, it is ended by us alone: it would wait for them.
            start_new_session=True,
        )

    def _environment(self) -> dict[str, str]:
        """This machine's environment without its AWS settings, so that no real account can ever be meant."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "CDK_"))}
        return kept | _QUIET | {
            "AWS_ACCESS_KEY_ID": _ACCESS["aws_access_key_id"],
            "AWS_SECRET_ACCESS_KEY": _ACCESS["aws_secret_access_key"],
            "AWS_REGION": STAGE.region,
            "AWS_DEFAULT_REGION": STAGE.region,
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "CDK_HOME": str(self.state / "cdk"),
        }  # fmt: skip
