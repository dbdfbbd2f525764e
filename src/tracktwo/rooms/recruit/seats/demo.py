"""The room's part of the demonstration: five coded seats a side, one of them late. All of it fiction."""

from typing import Literal

from tracktwo.matter.seats import Seat
from tracktwo.process.access import OpenDialogue

from . import acts

__all__ = ["play"]

OFFICES: tuple[Literal["near", "former", "civil", "never"], ...] = ("near", "former", "civil", "near", "never")


def play(dialogue: OpenDialogue) -> None:
    """Seats of both sides."""
    for letter, side in zip("UC", dialogue.sides, strict=True):
        for number, office in enumerate(OFFICES, start=1):
            late = (letter, number) == ("C", 4)
            acts.add_seat(dialogue, Seat(code=f"{letter}{number}", side=side.id, office=office, late=late))
