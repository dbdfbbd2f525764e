"""This part of the demonstration: what the invented panel asks, and two waves of answers. All of it fiction."""

import datetime
import secrets
from collections.abc import Mapping

from tracktwo.process.access import OpenDialogue, OpenMeeting

from . import acts
from .items import ITEMS
from .records import MeasurePlan
from .waves import acts as wave_acts
from .waves import reads as waves

__all__ = ["play"]

# Median answers by item, before and at the end: one side warms to the people and fears their group more than before.
WARMED = {"trust-people": (3, 5), "warmth-people": (3, 5), "anxiety-people": (5, 3), "overlap-people": (2, 3)}
SOURED = WARMED | {"threat-group": (4, 6), "trust-group": (3, 2), "hope": (4, 3)}
STEADY = (4, 4)
PEOPLE = 6


def play(dialogue: OpenDialogue) -> None:
    """A plan with every item that is on by default; six people of each side before and at the end."""
    plan = MeasurePlan(
        items=[item.name for item in ITEMS if item.default],
        sides_see="each",
        outside="pooled",
        destroy_on=datetime.date.today() + datetime.timedelta(days=300),
    )
    acts.save_plan(dialogue, 0, plan)
    meeting = dialogue.meeting
    if meeting is not None:
        own = _wave(meeting, "before", {})
        _wave(meeting, "after", own)


def _wave(meeting: OpenMeeting, moment: str, own: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """One wave; the codes by side, to be given the next time."""
    dialogue = meeting.dialogue
    slips = wave_acts.begin(meeting, moment, dict.fromkeys((side.id for side in dialogue.sides), PEOPLE))
    running = waves.running(meeting)
    if running is None:
        return slips
    handed = waves.handed_for(dialogue, running.body)
    for number, side in enumerate(dialogue.sides):
        medians = SOURED if number else WARMED
        for person, slip in enumerate(slips[side.id]):
            # One below, one above, the others in the middle.
            aside = {0: -1, 1: 1}.get(person, 0)
            values = {
                place: medians.get(name, STEADY)[moment == "after"] + aside for place, name in enumerate(handed.items)
            }
            code = own[side.id][person] if own else ""
            wave_acts.submit(handed, slip, code, secrets.token_bytes(16), values)
    wave_acts.close(meeting)
    return slips
