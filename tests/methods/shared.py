"""The real data that lies beside the project. It is never copied here; without it a test says so and is skipped."""

import os
from pathlib import Path

import pytest

__all__ = ["data"]

BESIDE = Path(__file__).resolve().parents[3] / "shared"


def data(*parts: str) -> Path:
    """A file or folder of the data; `TRACKTWO_SHARED` names another place than beside the project."""
    path = Path(os.environ.get("TRACKTWO_SHARED", BESIDE)).joinpath("data", *parts)
    if not path.exists():
        pytest.skip(f"no {'/'.join(parts)} in the shared data beside the project")
    return path
