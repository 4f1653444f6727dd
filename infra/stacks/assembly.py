"""Assembly: one stage's stacks, put together and checked."""

import os
from collections.abc import Sequence

from aws_cdk import App, Environment, Validations
from cdk_nag import AwsSolutionsChecks

from infra.constructs.wiring import deployed
from infra.stacks.edge import Edge
from infra.stacks.findings import explain, explain_edge
from infra.stacks.firewall import Firewall
from infra.stacks.stateful import Stateful
from infra.stacks.stateless import Package, Stateless
from infra.stacks.watch import Watch
from infra.stages.settings import Stage
from shared.api.endpoint import Function


def assemble(app: App, stage: Stage, functions: Sequence[Function], package: Package) -> None:
    """The stacks of ``stage``; if it is in AWS with its edge, and checked by cdk-nag's AwsSolutions at synth.

    Those of ``functions`` are made that the stage has, each from its staged folder, which ``package`` gives. The
    account is that of the credentials in use, if any.
    Raises CatalogFault, SettingUnprovided.
    """
    # The table and its keys can't be taken away while the functions still import them.
    app.node.set_context("@aws-cdk/core:defaultCrossStackReferences", "strong")
    env = Environment(account=os.environ.get("CDK_DEFAULT_ACCOUNT"), region=stage.region)
    stateful = Stateful(app, stage, env)
    made = deployed(functions, stage)
    stateless = Stateless(app, stage, env, stateful=stateful, functions=made, package=package)
    Watch(app, stage, env, stateless=stateless, functions=made)
    explain(stateful, stateless, made)
    # The local engine has no CloudFront, and speaks plain HTTP, against which half the findings would be.
    if stage.in_aws:
        firewall = Firewall(app, stage, env.account)
        explain_edge(Edge(app, stage, env, stateful=stateful, stateless=stateless, firewall=firewall), stage)
        Validations.of(app).add_plugins(AwsSolutionsChecks(app))
