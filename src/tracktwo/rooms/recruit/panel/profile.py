"""Whether the dialogue brings young people together; the pool asks less then (row 65)."""

from django.utils.translation import gettext

from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused

from .records import YouthProfile

__all__ = ["INFLUENCE", "is_youth", "refuse_influence"]

# The kind of coverage questions that ask for political influence.
INFLUENCE = "reach"


def is_youth(dialogue: OpenDialogue) -> bool:
    """Whether the dialogue brings young people together."""
    return dialogue.third.folio().one(YouthProfile) is not None


def refuse_influence(dialogue: OpenDialogue, asked: bool) -> None:
    """Keep no answer on influence in a dialogue of young people.

    Raises:
        Refused: one was given.
    """
    if asked and is_youth(dialogue):
        raise Refused(gettext("In a dialogue of young people nobody asks whom they influence."))
