"""The map job: a map is drawn in a process of its own, so that it can be stopped and gives its memory back."""

import os
import subprocess
import sys
import threading
from dataclasses import dataclass

from django.conf import settings

__all__ = ["NOBODY_VOTED", "MapJob", "start", "state_of", "stop"]

# The exit code of `tracktwo consult map` where there is nothing to draw.
NOBODY_VOTED = 3


@dataclass
class MapJob:
    """One drawing: `drawing`, `nobody` when there was nothing to draw, `failed`, or `done`."""

    process: "subprocess.Popen[bytes]"

    @property
    def state(self) -> str:
        code = self.process.poll()
        if code is None:
            return "drawing"
        return {0: "done", NOBODY_VOTED: "nobody"}.get(code, "failed")


_jobs: dict[str, MapJob] = {}
_lock = threading.Lock()


def start(consultation: str) -> None:
    """Start drawing, unless this consultation's map is being drawn already."""
    with _lock:
        if (job := _jobs.get(consultation)) and job.state == "drawing":
            return
        environment = os.environ | {"TRACKTWO_CONSULT_DATA": str(settings.DATA_DIR), "OMP_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "tracktwo", "consult", "map", consultation]
        _jobs[consultation] = MapJob(
            subprocess.Popen(  # noqa: S603  our own program, and an id that was looked up
                command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        )


def state_of(consultation: str) -> str:
    """The state of the last job since the server started; empty for none. The end of a job is told once."""
    with _lock:
        job = _jobs.get(consultation)
        state = job.state if job else ""
        if state and state != "drawing":
            del _jobs[consultation]
        return state


def stop(consultation: str) -> None:
    """Stop the job; nothing of it is stored."""
    with _lock:
        job = _jobs.pop(consultation, None)
    if job and job.state == "drawing":
        job.process.terminate()
        job.process.wait(10)
