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
    for days, minutes, purpose in ((30, 60, "maintain"), (60, 120, "solve")):
        later = first + datetime.timedelta(days=days)
        online = Session(workshop.id, "joint", later, minutes, virtual=True, purpose=purpose)  # type: ignore[arg-type]  # of the table
        schedule.add_session(dialogue, online)
