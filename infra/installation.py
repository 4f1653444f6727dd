"""Installation: a deployed stage, as the operator's commands find it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

import boto3
from botocore.client import BaseClient

from infra.stages.settings import Stage


class NotDeployed(RuntimeError):
    """The stage is not deployed in this account, or is of an older release."""


class Deployed(NamedTuple):
    """The outputs of a stage's stacks, by name, and what makes a client of a service by botocore's name."""

    outputs: Mapping[str, str]
    client: Callable[[str], BaseClient]


def find_deployed(stage: Stage, endpoint: str | None, *wanted: str) -> Deployed:
    """The stage where the credentials of this machine lead, or on the local engine at ``endpoint``.

    Raises NotDeployed when one of the ``wanted`` outputs is not there.
    """
    client = partial(boto3.client, region_name=stage.region, endpoint_url=endpoint)
    pages = client("cloudformation").get_paginator("describe_stacks").paginate()
    stacks = [s for page in pages for s in page["Stacks"] if s["StackName"].startswith(f"{stage.title}-")]
    outputs = {output["OutputKey"]: output["OutputValue"] for s in stacks for output in s.get("Outputs", ())}
    if not outputs.keys() >= set(wanted):
        raise NotDeployed(f"the stage {stage.name} is not deployed in this account, or of an older release")
    return Deployed(outputs, client)
