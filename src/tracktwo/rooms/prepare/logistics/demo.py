"""Logistics of the invented workshop: what two seats need, and what is paid. All of it is fiction."""

from tracktwo.process.access import OpenDialogue

from ..groups.reads import seats_of
from . import acts

__all__ = ["play"]

PAID = ({"journeys": 5, "nights": 20}, {"journeys": 4, "nights": 20})
NEEDS = ({"travel": "Bus; no papers needed"}, {"diet": "No fish", "language": "I1"})


def play(dialogue: OpenDialogue) -> None:
    """Needs of one seat a side, kept for this workshop, and journeys that are not the same for both."""
    acts.begin_needs(dialogue)
    dialogue.third.forget()
    for side, paid, needs in zip(dialogue.sides, PAID, NEEDS, strict=False):
        acts.save_support(dialogue, side.id, 0, paid)
        for code in [code for code, of in seats_of(dialogue) if of == side.id][:1]:
            acts.save_needs(dialogue, code, 0, needs)
