"""Reactions to what was released: what officials and communities said to it, brought back as cards of a meeting."""

from typing import Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText, Text
from tracktwo.process.sealed import Payload, payload

__all__ = ["ORIGINS", "Origin", "ReactionCard", "bring_reactions"]

Origin = Literal["officials", "parties", "society"]
ORIGINS: dict[str, Text] = {
    "officials": _("from officials"),
    "parties": _("from parties and parliament"),
    "society": _("from their own community"),
}


@payload("reaction card")
class ReactionCard(Payload, frozen=True):
    """A reaction as its side released it, copied to the meeting: to which idea, and which side brought it."""

    owner: str
    origin: Origin
    about: MultilingualText
    words: MultilingualText


def bring_reactions(meeting: OpenMeeting, cards: list[ReactionCard]) -> None:
    """Put these on the board in one act, to be undone in one step. What stands there already is not doubled."""
    with acting(meeting.room, gettext_noop("reactions brought back")) as changing:
        for card in cards:
            if card not in changing.bodies(ReactionCard):
                changing.add(card)
