"""Cards from the wider society: what a consultation or those left out brought, marked so and never attributed."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.vault.payload import Payload, payload

__all__ = ["KINDS", "SocietyCard", "bring"]

Kind = Literal["bridging", "divides", "voiced", "left_out"]
KINDS: dict[str, Text] = {
    "bridging": _("holds on every side"),
    "divides": _("divides the sides"),
    "voiced": _("was voiced"),
    "left_out": _("from those left out"),
}


@payload("society")
class SocietyCard(Payload, frozen=True):
    """What people outside the room hold. It names no person, no group and no number of them."""

    kind: Annotated[Kind, Field(_("It"), choices=KINDS)]
    words: Annotated[MultilingualText, Field(_("In their words"), help=_("Name nobody and no organisation."))]


def bring(meeting: OpenMeeting, cards: list[SocietyCard], key: str) -> None:
    """Put these on the board in one act, to be undone in one step. What stands there already is not doubled.

    The key of the form makes the ids, so that the same form sent twice adds nothing.
    """
    with acting(meeting.room, gettext_noop("cards from the wider society")) as draft:
        stand = {card.words for card in draft.bodies(SocietyCard)}
        for number, card in enumerate(cards):
            id = f"{key[:28]}{number:04x}" if len(key) == 32 else ""
            if card.words not in stand and not (id and draft.folio.has(id)):
                draft.add(card, id)
                stand.add(card.words)
