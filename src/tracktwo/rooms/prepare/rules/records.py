"""What holds in the room: the rules in the words of this dialogue, which side agreed to them, and where they hold."""

import datetime
from typing import Annotated, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = ["LEVELS", "OUTSIDE", "STANDARD", "VENUES", "GroundRules", "Level", "Outside", "Rule", "RulesAgreed", "Venue"]

# The seven ground rules of interactive problem solving, after Kelman, each as a title and what it asks.
STANDARD: tuple[tuple[Text, Text], ...] = (
    (_("Privacy"), _("What is said here stays here, and nobody is quoted outside.")),
    (
        _("Each other"),
        _("We speak to each other, and to no audience: not to those at home, and not to the third party."),
    ),
    (_("Analysis"), _("We try to understand how the other side sees it, and do not debate who is right.")),
    (_("Problem-solving"), _("What divides us is a problem that all of us share.")),
    (_("Nothing has to be settled"), _("Nobody has to come to terms here. To understand is enough.")),
    (_("Equals in this room"), _("Whatever our strength outside, each side counts the same here.")),
    (_("The third party's part"), _("It helps us to speak with each other, and brings no solutions of its own.")),
)

Outside = Literal["stays", "chatham"]
# What may leave the room: the first is the stricter, and is what stands where nobody chose.
OUTSIDE: dict[str, tuple[Text, Text]] = {
    "stays": STANDARD[0],
    "chatham": (
        _("Chatham House Rule"),
        _("What was said may be used outside; who said it, and on which side they sit, is never told."),
    ),
}

Level = Literal["quiet", "secret"]
# Quiet is not secret: the one can be lived with at home, the other is lost with the first question.
LEVELS: dict[str, tuple[Text, Text]] = {
    "quiet": (_("quiet"), _("We do not announce that we meet. Asked whether we do, we do not deny it.")),
    "secret": (_("secret"), _("That we meet at all is known to nobody outside, and we say nothing about it.")),
}

VENUES: dict[str, Text] = {
    "academic": _("a university or an institute"),
    "neutral": _("another neutral place"),
    "side": _("a place of one of the sides"),
    "online": _("a connection"),
}


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One ground rule: its title, and what it asks of everybody."""

    title: Annotated[MultilingualText, Field(_("The rule in a word or two"), limit=60, long=False)]
    asks: Annotated[MultilingualText, Field(_("What it asks of everybody"), limit=300)]


@payload("ground rules")
class GroundRules(Payload, frozen=True):
    """The rules as this dialogue words them; without this record the standard ones hold."""

    rules: list[Rule]
    outside: Outside = "stays"
    level: Level = "quiet"


@payload("rules agreed")
class RulesAgreed(Payload, frozen=True):
    """A side agreed, each of its people in person. Noted is the side, never who.

    `wording` is a digest of the rules as they stood: agreement to an earlier wording is shown as such.
    """

    side: str
    day: datetime.date
    wording: bytes


@payload("venue card")
class Venue(Payload, frozen=True):
    """Where a workshop takes place, as far as it bears on its rules: a kind of place, no address."""

    workshop: Annotated[str, Ref("workshop")]
    place: Annotated[
        Literal["academic", "neutral", "side", "online"], Field(_("What kind of place is it?"), choices=VENUES)
    ] = "academic"
    words: Annotated[
        str,
        Field(
            _("What holds there and nowhere else?"),
            limit=300,
            optional=True,
            help=_("As in a seminar room: no titles, no flags, no microphones. Write no address."),
        ),
    ] = ""
