"""The room's part of the demonstration: one workshop with its days. All of it fiction."""

import datetime

from tracktwo.process import schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import Session

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """Preliminary sessions, three joint days, and two sessions online, of which experience advises against one."""
    workshop = schedule.add_workshop(dialogue)
    first = datetime.date.today() - datetime.timedelta(days=2)
    for side in dialogue.sides:
        session = Session(workshop=workshop.id, kind="preliminary", side=side.id, day=first, minutes=270, held="here")
        schedule.add_session(dialogue, session)
    for number in range(1, 4):
        day = first + datetime.timedelta(days=number)
        schedule.add_session(dialogue, Session(workshop=workshop.id, kind="joint", day=day, minutes=360))
    in_a_month, in_two = first + datetime.timedelta(days=30), first + datetime.timedelta(days=60)
    schedule.add_session(dialogue, Session(workshop.id, "joint", in_a_month, 60, virtual=True, purpose="maintain"))
    schedule.add_session(dialogue, Session(workshop.id, "joint", in_two, 120, virtual=True, purpose="solve"))
