"""One siege for all that interrupt acts: its installations are made once."""

from collections.abc import Iterator

import pytest
from siege import Siege


@pytest.fixture(scope="package")
def siege(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Siege]:
    begun = Siege(tmp_path_factory.mktemp("siege"))
    yield begun
    begun.stage.end()
