"""The public server's tests: a process of their own, since the two servers never share one."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="tracktwo-consultation-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["TRACKTWO_CONSULT_DATA"] = str(FOLDER)
os.environ.pop("TRACKTWO_CONSULT_HOSTS", None)

from collections.abc import Iterator  # noqa: E402  the data folder first

import pytest  # noqa: E402
from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import translation  # noqa: E402

settings.DATA_DIR = FOLDER
if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    settings.DATABASES["default"]["NAME"] = FOLDER / "consultation.sqlite3"

from opened import STEWARD, opening  # noqa: E402
from tracktwo.common.exchange_format import pack  # noqa: E402
from tracktwo.consultation.contribute import reading_time, statement_cache  # noqa: E402
from tracktwo.consultation.exchange.acts import open_consultation  # noqa: E402
from tracktwo.consultation.models import Consultation  # noqa: E402
from tracktwo.consultation.server import rate_limit  # noqa: E402


@pytest.fixture(autouse=True)
def cold_memory() -> Iterator[None]:
    """No test reads what another left in memory, or in its language."""
    translation.activate("en")
    statement_cache.clear()
    reading_time.clear()
    rate_limit.clear()
    yield
    statement_cache.clear()


@pytest.fixture
def consultation(db: None) -> Consultation:
    """An open consultation in Arabic and English, with two sides and a group."""
    plain = opening()
    made = open_consultation(pack(plain, plain.seal))
    made.state = "open"
    made.save()
    return made


@pytest.fixture
def phone() -> Client:
    """A contributor's browser."""
    return Client(enforce_csrf_checks=False)


@pytest.fixture
def steward(consultation: Consultation) -> Client:
    """The steward's browser, signed in."""
    browser = Client()
    browser.post(f"/s/{consultation.id}/sign-in", {"code": STEWARD})
    return browser
