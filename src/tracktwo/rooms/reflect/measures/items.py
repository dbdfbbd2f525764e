"""The items: short, of our own wording, about the people in the room and about their group apart.

Seven points each, words at both ends only. `better` says which end is the hoped-for one, so that a change for the worse
can be looked for; it is never used to add items up. Row 96: the item on humanity is off unless a team switches it on.
Row 97: trust comes first. Row 105: what holds for "these people" need not hold for "their group".
"""

from dataclasses import dataclass
from typing import Final, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Text

__all__ = ["ASPECTS", "HIGH", "ITEMS", "LOW", "Item", "named"]

LOW: Final = 1
HIGH: Final = 7

ASPECTS: dict[str, Text] = {
    "trust": _("trust"),
    "warmth": _("warmth"),
    "anxiety": _("unease"),
    "threat": _("threat"),
    "story": _("their story"),
    "overlap": _("overlap of us and them"),
    "hope": _("hope"),
    "human": _("seen as human"),
}


@dataclass(frozen=True)
class Item:
    """One item. `of`: the people in the room, their group, or neither. `drawn`: answered by choosing two circles."""

    name: str
    aspect: str
    of: Literal["people", "group", ""]
    words: Text
    low: Text
    high: Text
    better: Literal["high", "low"] = "high"
    drawn: bool = False
    default: bool = True


_NOT, _FULLY = _("not at all"), _("completely")

ITEMS: tuple[Item, ...] = (
    Item("trust-people", "trust", "people", _("I trust the people from the other side who are here."), _NOT, _FULLY),
    Item("trust-group", "trust", "group", _("I trust the group they come from."), _NOT, _FULLY),
    Item(
        "warmth-people",
        "warmth",
        "people",
        _("How warm or cold do you feel towards the people from the other side who are here?"),
        _("very cold"),
        _("very warm"),
    ),
    Item(
        "warmth-group",
        "warmth",
        "group",
        _("How warm or cold do you feel towards the group they come from?"),
        _("very cold"),
        _("very warm"),
    ),
    Item(
        "anxiety-people",
        "anxiety",
        "people",
        _("How uneasy are you when you talk with the people from the other side who are here?"),
        _("quite at ease"),
        _("very uneasy"),
        "low",
    ),
    Item(
        "anxiety-group",
        "anxiety",
        "group",
        _("How uneasy would you be among others of their group, whom you do not know?"),
        _("quite at ease"),
        _("very uneasy"),
        "low",
    ),
    Item(
        "threat-people",
        "threat",
        "people",
        _("What the people from the other side who are here want is a danger to my people."),
        _NOT,
        _FULLY,
        "low",
    ),
    Item(
        "threat-group",
        "threat",
        "group",
        _("What their group wants is a danger to my people."),
        _NOT,
        _FULLY,
        "low",
    ),
    Item(
        "story-people",
        "story",
        "people",
        _("The people from the other side who are here have reasons to see the past as they do."),
        _NOT,
        _FULLY,
    ),
    Item(
        "story-group",
        "story",
        "group",
        _("Their group has reasons to see the past as it does."),
        _NOT,
        _FULLY,
    ),
    Item(
        "overlap-people",
        "overlap",
        "people",
        _("Which picture shows best how you stand to the people from the other side who are here?"),
        _("apart"),
        _("almost one"),
        drawn=True,
    ),
    Item(
        "overlap-group",
        "overlap",
        "group",
        _("Which picture shows best how you stand to their group?"),
        _("apart"),
        _("almost one"),
        drawn=True,
    ),
    Item("hope", "hope", "", _("I expect that our peoples will find an arrangement both can live with."), _NOT, _FULLY),
    Item(
        "human-people",
        "human",
        "people",
        _("The people from the other side who are here love, fear and grieve as my own people do."),
        _NOT,
        _FULLY,
        default=False,
    ),
    Item(
        "human-group",
        "human",
        "group",
        _("Their group loves, fears and grieves as my own people do."),
        _NOT,
        _FULLY,
        default=False,
    ),
)

_BY_NAME = {item.name: item for item in ITEMS}


def named(name: str) -> Item:
    """The item of that name.

    Raises:
        KeyError: there is none.
    """
    return _BY_NAME[name]
