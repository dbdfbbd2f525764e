"""A map is drawn in a process of its own, so that it can be stopped and gives its memory back."""

import os
import subprocess
import sys
import threading
from dataclasses import dataclass

from django.conf import settings

__all__ = ["Running", "begin", "stop", "where"]

NOBODY = 3


@dataclass
class Running:
    """How drawing stands: `drawing`, `nobody` when there was nothing to draw, `failed`, or `done`."""

    process: "subprocess.Popen[bytes]"

    @property
    def state(self) -> str:
        code = self.process.poll()
        if code is None:
            return "drawing"
        return {0: "done", NOBODY: "nobody"}.get(code, "failed")


_running: dict[str, Running] = {}
_lock = threading.Lock()


def begin(consultation: str) -> None:
    """Begin to draw, unless it is being drawn already."""
    with _lock:
        if (mine := _running.get(consultation)) and mine.state == "drawing":
            return
        environment = os.environ | {"TRACKTWO_CONSULT_DATA": str(settings.DATA_DIR), "OMP_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "tracktwo", "consult", "map", consultation]
        _running[consultation] = Running(
            subprocess.Popen(  # noqa: S603  our own program, and an id that was looked up
                command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        )


def where(consultation: str) -> str:
    """The state of the last drawing since the server began; empty for none."""
    with _lock:
        mine = _running.get(consultation)
        state = mine.state if mine else ""
        if state and state != "drawing":
            del _running[consultation]
        return state


def stop(consultation: str) -> None:
    """End the drawing; nothing of it is kept."""
    with _lock:
        mine = _running.pop(consultation, None)
    if mine and mine.state == "drawing":
        mine.process.terminate()
        mine.process.wait(10)
