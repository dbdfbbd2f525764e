"""What the rooms say together of a dialogue or a meeting, for a page that belongs to one of them."""

from typing import Any

from .access import OpenDialogue, OpenMeeting
from .declarations import Standing
from .rooms import walk

__all__ = ["beside_board", "standings"]


def beside_board(meeting: OpenMeeting) -> list[tuple[str, dict[str, Any]]]:
    """What the rooms add beside the board now: templates with their contexts."""
    sections = (section for each in walk() for section in each.board)
    return [(section.template, shown) for section in sections if (shown := section.read(meeting)) is not None]


def standings(dialogue: OpenDialogue) -> list[Standing]:
    """How the teams compare, as the rooms that know of them say it."""
    return [said for each in walk() for said in each.standing(dialogue)]
