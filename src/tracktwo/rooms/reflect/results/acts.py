"""Verb: note what a side answered, as a side."""

from django.utils.translation import gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenDialogue
from tracktwo.process.sealed import Record

from .records import SideAsked

__all__ = ["note"]


def note(dialogue: OpenDialogue, answer: SideAsked, id: str = "") -> Record[SideAsked]:
    """Note it; earlier answers of the side stay as they are.

    Raises:
        NotThere: there is no such side.
    """
    dialogue.side(answer.side)
    with acting(dialogue.third, gettext_noop("what a side said it cost")) as changing:
        return changing.add(answer, id)
