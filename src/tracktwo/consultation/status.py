"""Whether a consultation takes answers today."""

import datetime
import threading

from .models import Consultation

__all__ = ["is_open", "today"]

_latest = datetime.date.min
_advancing = threading.Lock()


def today() -> datetime.date:
    """The current day in UTC; nothing here reads a finer time.

    While the server runs the day never goes back: a clock that is set back must not reopen what was closed by its
    last day.
    """
    global _latest
    day = datetime.datetime.now(datetime.UTC).date()
    with _advancing:
        _latest = max(_latest, day)
        return _latest


def is_open(consultation: Consultation) -> bool:
    """Whether answers are taken now: the steward opened it, and today lies within its days."""
    if consultation.state != "open":
        return False
    day = today()
    if consultation.opens and day < consultation.opens:
        return False
    return not (consultation.closes and day > consultation.closes)
