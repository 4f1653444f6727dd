"""Origin key: the secret by which functions know that a request came through CloudFront."""

from aws_cdk import RemovalPolicy, SecretValue
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from infra.constructs.wiring import ORIGIN, Resource
from infra.stages.settings import Stage
from shared.api.origin import OriginSettings

_CHARACTERS = 48


def key_names(stage: Stage) -> tuple[str, ...]:
    """The names of the secrets whose keys are taken: of the stage's generation, and of the one before."""
    present = stage.origin_key_generation
    return tuple(f"parent-binding/{stage.name}/origin-key/{n}" for n in range(present, max(present - 2, 0), -1))


def sent_key(stage: Stage) -> str:
    """The key that CloudFront sends: in a template its secret's name, which CloudFormation resolves."""
    return _reference(key_names(stage)[0])


class OriginKeys(Construct):
    """One secret a generation. A deployment changes the functions before CloudFront, so the one before is still taken.

    They are named, and not handed from stack to stack, so that one can go while a function still has its key.
    """

    def __init__(self, scope: Construct, name: str, stage: Stage) -> None:
        super().__init__(scope, name)
        for secret in key_names(stage):
            secretsmanager.Secret(
                self,
                secret.rpartition("/")[2],
                secret_name=secret,
                description=f"parent-binding {stage.name}: sent by CloudFront to the API",
                generate_secret_string=secretsmanager.SecretStringGenerator(
                    password_length=_CHARACTERS, exclude_punctuation=True
                ),
                removal_policy=RemovalPolicy.DESTROY,
            )
        (variable,) = OriginSettings.variables()
        self.resources = {ORIGIN: Resource({variable: " ".join(map(_reference, key_names(stage)))})}


def _reference(secret: str) -> str:
    return SecretValue.secrets_manager(secret).unsafe_unwrap()
