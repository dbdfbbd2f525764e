"""What a side says in its own words, for itself."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, payload

__all__ = ["ABOUT", "ASKS", "SideNote"]

ABOUT: dict[str, Text] = {
    "channels": _("Channels"),
    "relations": _("Working relations"),
    "words": _("Words for the other"),
    "thanks": _("Thanks"),
}
ASKS: dict[str, Text] = {
    "channels": _("Are there ways to talk now that were not there before? Which ways, never between whom."),
    "relations": _("Do people of your side work with others now as they did not before?"),
    "words": _("What did you call the other side when this began? What do you call it now?"),
    "thanks": _("Is there something you would thank the other side for? Nobody counts, and nobody waits for it."),
}


@payload("transfer.side")
class SideNote(Payload, frozen=True):
    """One note of a side. `after` is the number of workshops that had closed by then: no day, and no author."""

    about: Annotated[Literal["channels", "relations", "words", "thanks"], Field(_("About"), choices=ABOUT)]
    words: Annotated[
        MultilingualText, Field(_("In your own words"), limit=600, help=_("Nobody's name, and not who met whom."))
    ]
    after: int = 0
