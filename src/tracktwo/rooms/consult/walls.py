"""What this room puts on the wall: the cards from the wider society."""

from typing import Any

from tracktwo.matter import walls
from tracktwo.matter.society import SocietyCard
from tracktwo.process.access import OpenMeeting

__all__ = ["declare"]


def _society(meeting: OpenMeeting) -> dict[str, Any] | None:
    cards = meeting.room.folio().all(SocietyCard)
    return {"society": cards} if cards else None


def declare() -> None:
    """Register this room's picture."""
    walls.register(walls.Picture("society", "consult/wall/society.html", _society))
