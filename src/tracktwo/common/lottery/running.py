"""Starting the lottery's process: an empty environment, numbers on its input, and an end to waiting."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

__all__ = ["INSTALL", "NotInstalled", "TookTooLong", "installed", "run"]

WORKER = Path(__file__).with_name("worker.py")
# As it is typed in the folder of the source, and anywhere else.
INSTALL = ("make lottery", "python -m pip install 'sortition-algorithms>=0.12'")
# The order of sets decides between panels that are equally good: with another seed of hashes it would be another.
ENVIRONMENT = {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1"}


class NotInstalled(Exception):
    """The lottery's package is not installed; `INSTALL` says how it is."""


class TookTooLong(Exception):
    """It had not ended when its time was over, and was stopped."""


def installed() -> bool:
    """Whether the lottery's package is there; looked up without loading it."""
    return find_spec("sortition_algorithms") is not None


def run(task: dict[str, Any], seconds: float) -> dict[str, Any]:
    """The worker's answer to a task (see `worker.draw`), with `versions` and `alone`: whether it had no network at all.

    Raises:
        NotInstalled: the package is not there.
        TookTooLong: the time was over, or the process ended by itself at its own limits.
    """
    # Not `-I`: it would ignore the one variable that the process is given.
    command = [sys.executable, "-s", "-P", "-B", str(WORKER)]
    try:
        done = subprocess.run(  # noqa: S603  the interpreter at hand and a file of ours
            command,
            input=json.dumps(task).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            cwd="/",
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TookTooLong from None
    if done.returncode:
        raise TookTooLong
    answer: dict[str, Any] = json.loads(done.stdout)
    if "missing" in answer:
        raise NotInstalled(answer["missing"])
    return answer
