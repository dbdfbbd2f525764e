"""This part of the demonstration: what the sides of the invented dialogue answered. All of it fiction."""

import datetime

from tracktwo.process.access import OpenDialogue

from . import acts
from .records import SideAsked

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """One side has paid a price and wants to pause, the other goes on."""
    uplands, coast = (side.id for side in dialogue.sides)
    day = datetime.date.today()
    acts.note(dialogue, SideAsked(side=uplands, day=day, cost="nobody", course="on"))
    acts.note(dialogue, SideAsked(side=coast, day=day, cost="somebody", course="pause"))
