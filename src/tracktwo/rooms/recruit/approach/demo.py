"""The room's part of the demonstration: key persons who accepted, and others on their way. All of it fiction."""

import datetime

from tracktwo.process.access import OpenDialogue
from tracktwo.process.holders import my_record

from ..pool.reads import by_side, people
from . import acts
from .records import GROUND, ApproachPlan

__all__ = ["play"]

FIRST_DAY = datetime.date(2026, 1, 12)


def play(dialogue: OpenDialogue) -> None:
    """On each side a key person who opened doors; the second was spoken with, the third was sounded."""
    me = my_record(dialogue).id
    for side in dialogue.sides:
        dialogue.third.forget()
        key, second, third, fourth = [each.id for each in by_side(dialogue, people(dialogue))[side.id]][:4]
        acts.choose_key(dialogue, key)
        for id, where in ((key, "at home, after a visit"), (second, "a room at the clinic"), (third, "at the school")):
            acts.plan(dialogue, 0, ApproachPlan(id, "no", me, where, "person"))
            dialogue.third.forget()
            acts.sound(dialogue, id)
            if id == key:
                acts.key_accepts(dialogue, key)
        acts.plan(dialogue, 0, ApproachPlan(fourth, "unsure", "outside", "", "trusted"))
        for days, id in enumerate((key, second)):
            day = FIRST_DAY + datetime.timedelta(days=7 * days)
            acts.discuss(dialogue, id, day, [*GROUND, "leak", "leaving"], "yes" if id == key else "")
        acts.say_trust(dialogue, side.id, "yes")
