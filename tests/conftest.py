"""What every test stands on: a data folder of its own, both databases, cheap passphrases, and the cast."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="tracktwo-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["TRACKTWO_DATA"] = str(FOLDER)
os.environ.pop("TRACKTWO_VOLATILE", None)
os.environ.pop("TRACKTWO_HOSTS", None)

import pytest  # noqa: E402  the data folder first
from django.conf import settings  # noqa: E402
from django.utils import translation  # noqa: E402
from hypothesis import HealthCheck  # noqa: E402
from hypothesis import settings as hypothesis_settings  # noqa: E402

# pytest-django may have read the settings before this file: bring them to the folder in either case.
settings.DATA_DIR, settings.VOLATILE_DIR = FOLDER, FOLDER / "volatile"
settings.DATABASES["volatile"]["NAME"] = settings.VOLATILE_DIR / "volatile.sqlite3"
if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    settings.DATABASES["default"]["NAME"] = FOLDER / "tracktwo.sqlite3"
settings.VOLATILE_DIR.mkdir()

hypothesis_settings.register_profile(
    "house",
    max_examples=40,
    deadline=None,
    database=None,
    # Examples share one database: each makes compartments of its own.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
hypothesis_settings.load_profile("house")

from whitenoise.middleware import WhiteNoiseMiddleware  # noqa: E402

from cast import cast, dialogue, joined, meeting  # noqa: E402, F401
from folders import data_folder, volatile_file  # noqa: E402, F401
from solving import free  # noqa: E402, F401
from tracktwo.vault import crypto, snapshot  # noqa: E402

CHEAP = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}


@pytest.fixture(autouse=True)
def cheap_argon2(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases cost next to nothing, except where a test asks for the real parameters."""
    if "real_argon2" not in request.fixturenames:
        monkeypatch.setattr(crypto, "ARGON2", CHEAP)


@pytest.fixture(scope="session", autouse=True)
def static_files_are_read_once() -> Iterator[None]:
    """Each test client builds its own chain of middleware: without this every one would read all static files anew."""
    read, found = WhiteNoiseMiddleware.add_files_from_finders, {}

    def known(middleware: WhiteNoiseMiddleware) -> None:
        if not found:
            read(middleware)
            found.update(middleware.files)
        middleware.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", known)
        yield


@pytest.fixture(autouse=True)
def own_roster() -> Iterator[None]:
    """The list of convenors is a file: it is put back after each test, as the database is."""
    path = FOLDER / "convenors"
    before = path.read_bytes() if path.exists() else b""
    yield
    path.unlink(missing_ok=True)
    if before:
        path.write_bytes(before)


@pytest.fixture
def real_argon2() -> None:
    """The parameters that people get."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """No test meets the language in which another's last page was shown."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def cold_snapshots() -> Iterator[None]:
    """No test reads what another left in memory."""
    snapshot._kept.clear()
    yield
    snapshot._kept.clear()
