"""What the picture of the conflict is made of: short dated statements, each held by a member of the third party."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.dated import Dated
from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = [
    "CATEGORIES",
    "EFFECTS",
    "GAINS",
    "LAYERS",
    "LEVELS",
    "NOT_KNOWN",
    "PARTS",
    "POWERS",
    "RELATIONS",
    "TIES",
    "WAYS",
    "Divider",
    "Doubt",
    "Group",
    "GroupView",
    "HarmReview",
    "OnionLine",
    "OpenQuestion",
    "Standing",
    "Tie",
    "TreeLine",
]

# The side of a group of which nobody knows to whom it belongs. An empty side is known: it belongs to none.
NOT_KNOWN = "?"
# The levels of Lederach's pyramid (Building Peace, 1997).
LEVELS: dict[str, Text] = {
    "": _("not known"),
    "top": _("top"),
    "middle": _("middle range"),
    "grassroots": _("grassroots"),
}
POWERS: dict[str, Text] = {"": _("not known"), "small": _("small"), "middle": _("middling"), "large": _("large")}
TIES: dict[str, Text] = {
    "alliance": _("alliance"),
    "channel": _("channel"),
    "tension": _("tension"),
    "broken": _("broken"),
    "conflict": _("open conflict"),
}
# Who holds another one of these than a colleague disagrees. A channel may stand beside each of them.
RELATIONS = ("alliance", "tension", "broken", "conflict")
LAYERS: dict[str, Text] = {
    "position": _("What does it say it wants?"),
    "interest": _("What does it want that for?"),
    "need": _("What can it not do without?"),
    "fear": _("What is it afraid of?"),
}
PARTS: dict[str, Text] = {"cause": _("Cause"), "core": _("Core problem"), "effect": _("Effect")}
WAYS: dict[str, Text] = {"divider": _("Divider"), "connector": _("Connector")}
# The five headings under which Do No Harm (Anderson, 1999) looks for dividers and connectors.
CATEGORIES: dict[str, Text] = {
    "": _("not said"),
    "systems": _("systems and institutions"),
    "attitudes": _("attitudes and actions"),
    "values": _("values and interests"),
    "experiences": _("shared experiences"),
    "symbols": _("symbols and occasions"),
}
EFFECTS: dict[str, Text] = {
    "": _("not known"),
    "stronger": _("makes it stronger"),
    "weaker": _("makes it weaker"),
    "none": _("leaves it as it is"),
}
GAINS: dict[str, Text] = {"gains": _("gains standing"), "loses": _("loses standing")}


@payload("enter.group")
class Group(Payload, frozen=True):
    """An office or a group. `places` keeps its place on the map for every lane and level in which it was ever seen."""

    name: Annotated[
        MultilingualText,
        Field(
            _("Which office or group?"),
            limit=80,
            long=False,
            help=_("An office or a group, never a person's name."),
        ),
    ]
    places: dict[str, int] = {}


@payload("enter.group view")
class GroupView(Dated, frozen=True, kw_only=True):
    """Where a group belongs, as one analyst sees it. `side` is a side's id, empty for none, or `?` for not known."""

    group: Annotated[str, Ref("enter.group")]
    side: Annotated[str, Field(_("On which side?"))] = ""
    level: Annotated[
        Literal["", "top", "middle", "grassroots"], Field(_("At which level does it act?"), choices=LEVELS)
    ] = ""
    power: Annotated[
        Literal["", "small", "middle", "large"], Field(_("How much can it move, for better or worse?"), choices=POWERS)
    ] = ""


@payload("enter.tie")
class Tie(Dated, frozen=True, kw_only=True):
    """What is between two groups, as one analyst sees it. It has no direction."""

    start: Annotated[str, Ref("enter.group")]
    end: Annotated[str, Ref("enter.group")]
    kind: Annotated[
        Literal["alliance", "channel", "tension", "broken", "conflict"],
        Field(_("What is between them?"), choices=TIES),
    ]
    back: Annotated[
        bool,
        Field(_("It is a back-channel"), help=_("It leaves this program only where you tick that it may.")),
    ] = False

    @property
    def pair(self) -> tuple[str, str]:
        """The two groups, in an order that does not depend on which was named first."""
        return (self.start, self.end) if self.start <= self.end else (self.end, self.start)


@payload("enter.onion")
class OnionLine(Dated, frozen=True, kw_only=True):
    """One line in the onion of a side: what it says, what it wants that for, what it needs, what it fears."""

    side: Annotated[str, Field(_("Which side?"))]
    layer: Annotated[
        Literal["position", "interest", "need", "fear"], Field(_("What do you want to note?"), choices=LAYERS)
    ]
    words: Annotated[MultilingualText, Field(_("In one line"), limit=200, long=False)]


@payload("enter.tree")
class TreeLine(Dated, frozen=True, kw_only=True):
    """One line of the conflict tree. A cause of a cause, or an effect of an effect, names what it stands `under`."""

    part: Annotated[Literal["cause", "core", "effect"], Field(_("What is it?"), choices=PARTS)]
    words: Annotated[
        MultilingualText,
        Field(_("In one line"), limit=160, long=False, help=_("Causes and effects, not what a side demands.")),
    ]
    under: Annotated[str, Ref("enter.tree"), Field(_("What does it lie behind?"))] = ""


@payload("enter.divider")
class Divider(Dated, frozen=True, kw_only=True):
    """What keeps people apart, or what still connects them, and what this dialogue does to it."""

    way: Annotated[Literal["divider", "connector"], Field(_("Does it divide people, or connect them?"), choices=WAYS)]
    words: Annotated[MultilingualText, Field(_("What is it, in one line?"), limit=200, long=False)]
    effect: Annotated[
        Literal["", "stronger", "weaker", "none"], Field(_("What does this dialogue do to it?"), choices=EFFECTS)
    ] = ""
    category: Annotated[
        Literal["", "systems", "attitudes", "values", "experiences", "symbols"],
        Field(_("Where does it lie?"), choices=CATEGORIES),
    ] = ""


@payload("enter.standing")
class Standing(Dated, frozen=True, kw_only=True):
    """Who gains or loses standing because this dialogue takes place (row 51)."""

    group: Annotated[str, Ref("enter.group"), Field(_("Which group?"))]
    change: Annotated[Literal["gains", "loses"], Field(_("What does this dialogue do to its standing?"), choices=GAINS)]
    words: Annotated[
        MultilingualText,
        Field(_("How, and what could you do about it?"), limit=300, long=False, optional=True),
    ] = MultilingualText("")


@payload("enter.question")
class OpenQuestion(Dated, frozen=True, kw_only=True):
    """What nobody in the team knows. It stays a question until somebody writes `until` when it was answered."""

    words: Annotated[MultilingualText, Field(_("What does nobody of us know?"), limit=200, long=False)]


@payload("enter.doubt")
class Doubt(Dated, frozen=True, kw_only=True):
    """Another analyst sees one of the statements differently. `about` is that statement's id, of whichever kind."""

    about: str
    words: Annotated[MultilingualText, Field(_("How do you see it?"), limit=200, long=False)]


@payload("enter.harm review")
class HarmReview(Dated, frozen=True, kw_only=True):
    """Before a workshop the team looked at what the dialogue does to dividers, connectors and standing."""

    workshop: Annotated[str, Ref("workshop")]
    words: Annotated[MultilingualText, Field(_("What will you do differently?"), limit=400, optional=True)] = (
        MultilingualText("")
    )
