"""This part of the demonstration: two plans for coming home, one with a check-in that is due. All of it fiction."""

import datetime
from typing import Any

from tracktwo.matter.seats import Seat
from tracktwo.process.access import OpenDialogue

from . import plans
from .records import ReentryPlan

__all__ = ["play"]

# Place of the seat on its side, days since coming home, and what was said.
PLANS: tuple[tuple[tuple[int, int], int, Any, str, str, str, Any, str], ...] = (
    (
        (0, 1),
        95,
        "some",
        "The village council asks why I was away.",
        "A course for teachers.",
        "A cousin by marriage.",
        "trusted",
        "Wait two days\nAsk the cousin by marriage\nAsk the elder of the mill",
    ),
    (
        (1, 0),
        20,
        "serious",
        "My post at the harbour.",
        "I was ill.",
        "",
        "call",
        "Wait a week\nTell T2, who knows what then",
    ),
)
DAYS_TO_DRILL = 4
NOTED = (("well", 7), ("agreed", 30))


def play(dialogue: OpenDialogue) -> None:
    """Plans of two seats: the first was in touch twice, and its next check-in is due."""
    today = datetime.date.today()
    seats = sorted(dialogue.third.folio().all(Seat), key=lambda seat: seat.body.code)
    for (side, place), ago, risk, stakes, says, trusts, reach, silence in PLANS:
        own = [seat for seat in seats if seat.body.side == dialogue.sides[side].id]
        plan = ReentryPlan(
            home=today - datetime.timedelta(days=ago),
            risk=risk,
            stakes=stakes,
            says=says,
            trusts=trusts,
            reach=reach,
            silence=silence,
            acts="T2",
            drill=today + datetime.timedelta(days=DAYS_TO_DRILL),
        )
        plans.begin(dialogue, own[place].id, plan, with_code=True)
        for word, after in NOTED:
            if after <= ago:
                plans.note(dialogue, own[place].id, after, word)
