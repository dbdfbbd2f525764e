"""Pages asked for without a browser."""

from collections.abc import Iterator

import pytest
from world import world  # noqa: F401

from tracktwo.vault import snapshot


@pytest.fixture(autouse=True)
def cold_snapshots(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test reads what another left in memory, but in one world that stays as it is: `undone` forgets what is not."""
    in_one_world = "world" in request.fixturenames
    if not in_one_world:
        snapshot._kept.clear()
    yield
    if not in_one_world:
        snapshot._kept.clear()
