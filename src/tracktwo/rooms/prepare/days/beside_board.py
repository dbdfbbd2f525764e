"""What the run of the day shows beside the board: what runs, the minutes left, what comes next. Never on the wall."""

from typing import Any

from tracktwo.process.access import OpenMeeting
from tracktwo.process.rooms import BoardSection

from . import run

__all__ = ["BOARD"]


def run_of_the_day(meeting: OpenMeeting) -> dict[str, Any] | None:
    """What runs, or the day that could be begun; nothing where today has no timetable."""
    at_work = run.running(meeting)
    if at_work is None and run.day_to_run(meeting) is None:
        return None
    return {"running": at_work, "more": run.MORE}


BOARD = (BoardSection("prepare/days/beside_board.html", run_of_the_day),)
