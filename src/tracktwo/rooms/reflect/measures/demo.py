"""This part of the demonstration: what the invented panel asks. All of it fiction."""

import datetime

from tracktwo.process.access import OpenDialogue

from . import acts
from .items import ITEMS
from .records import MeasurePlan

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """A plan with every item that is on by default."""
    plan = MeasurePlan(
        items=[item.name for item in ITEMS if item.default],
        sides_see="each",
        outside="pooled",
        destroy_on=datetime.date.today() + datetime.timedelta(days=300),
    )
    acts.save_plan(dialogue, 0, plan)
