"""The one place that makes AWS clients, so that a package can hold just the services its function calls."""

from functools import cache

import botocore.session
from botocore.client import BaseClient
from botocore.config import Config

# A request function has seconds, not botocore's default minute. Every write can be repeated safely (see each store),
# so one retry by the SDK is allowed.
_CONFIG = Config(
    connect_timeout=2,
    read_timeout=4,
    retries={"mode": "standard", "total_max_attempts": 2},
    parameter_validation=False,
    user_agent_extra="parent-binding",
)
# Links to objects that KMS encrypts must be signed by version 4; botocore would sign them by version 2.
_CONFIGS = {"s3": _CONFIG.merge(Config(signature_version="s3v4"))}


@cache
def client(service: str) -> BaseClient:
    """The process's client of ``service`` (botocore's name, e.g. ``dynamodb``)."""
    return _session().create_client(service, config=_CONFIGS.get(service, _CONFIG))


@cache
def _session() -> botocore.session.Session:
    return botocore.session.get_session()
