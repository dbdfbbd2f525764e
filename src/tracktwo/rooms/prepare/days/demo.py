"""The days of the invented workshop. All of it is fiction."""

import datetime

from tracktwo.process.access import OpenDialogue

from . import acts, reads

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """Three days after Kelman's agenda."""
    workshop = reads.workshop_ahead(dialogue)
    if workshop is not None:
        acts.lay_out(dialogue, workshop.id, "kelman", datetime.date.today())
