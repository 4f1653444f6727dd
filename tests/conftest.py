"""Which tests go one after the other when several run at once: those of a file, and all that share a deployment."""

from pathlib import PurePosixPath

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

# Each of these deploys, or stages packages into folders of the tree.
_TOGETHER = ("tests/e2e", "tests/infra")


class _Scheduling(LoadScopeScheduling):
    """Gives what belongs together to one worker, the longest first. (Marks of groups: pytest 9.2 has no place for
    them, see pytest-xdist 3.8.)"""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "deployed" if str(PurePosixPath(file).parent) in _TOGETHER else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    return _Scheduling(config, log)
