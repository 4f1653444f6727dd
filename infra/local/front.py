"""Front: the site of what is deployed on this machine, told of it and known to its sign-in pages."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from infra.constructs.origin_key import key_names
from infra.constructs.pools import staff_page
from infra.local.deployment import Deployment, client_of
from infra.local.site import serving
from infra.site import Installation, StaffSignIn, sandbox_of
from infra.stages.local import STAGE

# What Cognito says of a client and does not take back.
_ONLY_SAID = {"ClientSecret", "CreationDate", "LastModifiedDate"}


@contextmanager
def front(deployment: Deployment, port: int) -> Iterator[str]:
    """The site of ``deployment`` on ``port``, teachers' sign-in coming back to it: its origin.

    Ended at the end. Raises EngineFailed: the port is in use.
    """
    told = installation(deployment)
    with serving(port, deployment.base_url, origin_key=origin_key(deployment), installation=told) as origin:
        admit(deployment, origin)
        yield origin


def installation(deployment: Deployment) -> Installation:
    """What the pages are told: the engine is every AWS service, the sign-in pages and the documents too."""
    return Installation(
        staff_sign_in=StaffSignIn(deployment.endpoint, deployment.outputs["StaffClientId"]),
        documents_origins=(deployment.endpoint,),
        sandbox=sandbox_of(STAGE),
    )


def origin_key(deployment: Deployment) -> str:
    """The key that CloudFront would send to the API."""
    secrets = client_of("secretsmanager", deployment.endpoint)
    return secrets.get_secret_value(SecretId=key_names(STAGE)[0])["SecretString"]


def admit(deployment: Deployment, origin: str) -> None:
    """Let the site be at ``origin`` too, which may be on another port than the stage's: the staff sign-in comes back to
    it, and its page may send a roster."""
    _admit_sign_in(deployment, origin)
    _admit_upload(deployment, origin)


def _admit_sign_in(deployment: Deployment, origin: str) -> None:
    cognito = client_of("cognito-idp", deployment.endpoint)
    ids = {"UserPoolId": deployment.outputs["StaffPoolId"], "ClientId": deployment.outputs["StaffClientId"]}
    described = cognito.describe_user_pool_client(**ids)["UserPoolClient"]
    # What is left out of an update goes back to Cognito's default; the engine says "" of what was never set.
    kept = {name: value for name, value in described.items() if name not in _ONLY_SAID and value != ""}
    cognito.update_user_pool_client(**kept | _addresses(described, staff_page(origin)))


def _admit_upload(deployment: Deployment, origin: str) -> None:
    storage, bucket = client_of("s3", deployment.endpoint), deployment.outputs["DocumentsBucket"]
    rules = storage.get_bucket_cors(Bucket=bucket)["CORSRules"]
    for rule in rules:
        rule["AllowedOrigins"] = sorted({*rule["AllowedOrigins"], origin})
    storage.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": rules})


def _addresses(described: Mapping[str, Any], page: str) -> dict[str, list[str]]:
    return {name: sorted({*described.get(name, ()), page}) for name in ("CallbackURLs", "LogoutURLs")}
