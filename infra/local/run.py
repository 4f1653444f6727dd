"""Run: the whole system on this machine, our own stacks deployed to the local engine."""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import botocore.session
from botocore.client import BaseClient

from infra.bootstrap import ROOT
from infra.local import sample
from infra.local.engine import running
from infra.stages.local import STAGE

_CDK = ROOT / "infra" / "node_modules" / ".bin" / "cdk"
_STATE = ROOT / ".local"
_PORT = 4566


class Deployment(NamedTuple):
    """A deployed stage: the API's base address, the stacks' outputs, the engine's address."""

    api: str
    outputs: Mapping[str, str]
    engine: str


def deploy(engine: str, state: Path, report: Callable[[str], None]) -> Deployment:
    """Deploy the local stage and load the sample. Raises CalledProcessError."""
    environment = os.environ | {
        "AWS_ENDPOINT_URL": engine,
        "AWS_ENDPOINT_URL_S3": engine,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": STAGE.region,
        "AWS_DEFAULT_REGION": STAGE.region,
        "CDK_HOME": str(state / "cdk"),
        "CDK_DISABLE_CLI_TELEMETRY": "1",
        "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "1",
        "PATH": f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}",
    }
    log = (state / "deploy.log").open("ab")
    for step in (["bootstrap"], ["deploy", "--all", "--require-approval", "never"]):
        report(f"cdk {step[0]} … (log: {state / 'deploy.log'})")
        command = [str(_CDK), *step, "-c", f"stage={STAGE.name}", "--output", str(state / "cdk.out"), "--no-notices"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=log, stderr=log)
    outputs = _outputs(engine)
    report("loading the sample: schools, pupils, teachers, consent statements …")
    client = _clients(engine)
    count = sample.load(sample.Clients(client("dynamodb"), client("kms"), client("cognito-idp")), outputs)
    client("sesv2").create_email_identity(EmailIdentity=STAGE.email_sender.partition("@")[2])
    report(f"{count} pupils")
    return Deployment(f"{engine}/_aws/execute-api/{outputs['ApiId']}/$default", outputs, engine)


def _clients(engine: str) -> Callable[[str], BaseClient]:
    session = botocore.session.get_session()
    return lambda service: session.create_client(
        service,
        region_name=STAGE.region,
        endpoint_url=engine,
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def _outputs(engine: str) -> dict[str, str]:
    stacks = _clients(engine)("cloudformation").describe_stacks()["Stacks"]
    return {o["OutputKey"]: o["OutputValue"] for stack in stacks for o in stack.get("Outputs", ())}


def _table(deployment: Deployment) -> str:
    return "\n".join(
        (
            "",
            f"  API            {deployment.api}/v1",
            "  API document   infra/openapi.json",
            f"  e-mails        {deployment.engine}/_ministack/ses/messages",
            f"  text messages  {deployment.engine}/_ministack/sns/sms-messages",
            "  pupil          王大明 A123456789, 市立內湖國小 (900101, elementary)",
            f"  teacher        t90010101@school.example, password: {sample.PASSWORD}",
            "",
            "  Ctrl-C stops it; the state stays in .local",
        )
    )


def main(arguments: list[str]) -> int:
    """Run until told to stop."""
    parser = argparse.ArgumentParser(prog="python3 -m infra run")
    parser.add_argument("--port", type=int, default=_PORT)
    options = parser.parse_args(arguments)
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    with contextlib.ExitStack() as stack:
        engine = stack.enter_context(running(_STATE, options.port))
        print(_table(deploy(engine, _STATE, lambda text: print(text, flush=True))), flush=True)
        stopped.wait()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
