"""Which tests go one after the other when several run at once: those that share a deployment, a page or a folder."""

from pathlib import Path

import pytest

_TESTS = Path(__file__).parent
# Each of these deploys, or stages packages into folders of the tree.
_TOGETHER = ("e2e", "infra")


# Before the plugin that reads the groups.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        file = item.path.relative_to(_TESTS)
        group = "deployed" if file.parts[0] in _TOGETHER else str(file)
        item.add_marker(pytest.mark.xdist_group(group))
    # The longest chain begins first, beside all that is short.
    items.sort(key=lambda item: item.path.relative_to(_TESTS).parts[0] not in _TOGETHER)
