"""The CDK app: ``cdk deploy --all -c stage=production`` (or ``staging``, ``local``) deploys that stage's stacks."""

from pathlib import Path

from aws_cdk import App

from functions.catalog import FUNCTIONS
from infra.bootstrap import SetupFailed
from infra.packaging.staging import stage_function
from infra.packaging.target import Target
from infra.stacks.assembly import assemble
from infra.stages.settings import read_stage
from infra.web_build import build_site

_BUILD = Path(__file__).resolve().parent.parent / ".build"


def main() -> None:
    """Synthesise the stage that the context names; ``local`` when it names none."""
    app = App()
    stage = read_stage(app.node.try_get_context("stage") or "local")
    if stage.in_aws:
        _build_site()
    target = Target.production() if stage.in_aws else Target.local()

    def package(name: str) -> Path:
        return stage_function(name, _BUILD / stage.name / name, target)

    assemble(app, stage, FUNCTIONS, package)
    app.synth()


def _build_site() -> None:
    """What is deployed is what ``web/`` holds now."""
    try:
        build_site()
    except SetupFailed as failure:
        raise SystemExit(f"cannot go on: {failure}") from failure


if __name__ == "__main__":
    main()
