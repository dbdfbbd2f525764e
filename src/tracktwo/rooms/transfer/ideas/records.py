"""The paths of ideas, reactions as their side holds them and as it released them, and the versions of an idea."""

from typing import Annotated, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.matter.reactions import ORIGINS, Origin
from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = [
    "ANSWERS",
    "COARSE",
    "COARSE_OF",
    "FINER",
    "LEVELS",
    "MATTERS",
    "MOVES",
    "BroughtBack",
    "IdeaDraft",
    "IdeaVersion",
    "PathLine",
    "Paths",
    "Reaction",
]

COARSE: dict[str, Text] = {
    "officials": _("officials"),
    "parties": _("parties and parliament"),
    "society": _("society"),
}
FINER: dict[str, Text] = {
    "head": _("head of government or state"),
    "adviser": _("adviser"),
    "ministry": _("ministry"),
    "parliament": _("parliament"),
    "party": _("party"),
    "media": _("media"),
    "community": _("community"),
    "track": _("another track"),
}
LEVELS: dict[str, Text] = {**COARSE, **FINER}
COARSE_OF: dict[str, str] = {
    **{name: name for name in COARSE},
    "head": "officials",
    "adviser": "officials",
    "ministry": "officials",
    "parliament": "parties",
    "party": "parties",
    "media": "society",
    "community": "society",
    "track": "society",
}
MATTERS: dict[str, Text] = {
    "process": _("the process: how to talk, with whom, when"),
    "outcome": _("the outcome: what could be agreed"),
}
MOVES: dict[str, Text] = {
    "ideas": _("as an idea: in words or on paper"),
    "people": _("with people: somebody who carries it now works there"),
}
ANSWERS: dict[str, Text] = {
    "": _("no answer yet"),
    "taken": _("taken up"),
    "weighed": _("being weighed"),
    "put off": _("put off"),
    "refused": _("turned down"),
    "against": _("turned against us"),
}


class PathLine(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """One side took an idea to a level in a quarter; `month` is 0 unless that side chose to say more.

    `idea` is the id of what every side released. Nothing says who carried it.
    """

    idea: str
    side: Annotated[str, Field(_("Which side took it there?"))]
    level: Annotated[str, Field(_("To whom?"), choices=COARSE)]
    year: int
    quarter: int
    month: int = 0
    matter: Annotated[Literal["process", "outcome"], Field(_("It is about"), choices=MATTERS)] = "outcome"
    moves: Annotated[Literal["ideas", "people"], Field(_("It went"), choices=MOVES)] = "ideas"
    answer: Annotated[
        Literal["", "taken", "weighed", "put off", "refused", "against"], Field(_("What came of it"), choices=ANSWERS)
    ] = ""


@payload("transfer.paths")
class Paths(Payload, frozen=True):
    """Where every idea went: sorted, written anew as a whole each time, and filled up to one size.

    So neither the order of lines nor when a row was written says who carried what.
    """

    lines: list[PathLine]
    filler: bytes = b""


@payload("transfer.reaction")
class Reaction(Payload, frozen=True):
    """What came back to an idea, in the compartment of the side that brought it, until that side releases the words."""

    idea: str
    origin: Annotated[Origin, Field(_("From whom?"), choices=ORIGINS)]
    words: Annotated[
        MultilingualText,
        Field(_("What did they say to it?"), limit=600, help=_("An office or a community, never somebody's name.")),
    ]
    released: bool = False


@payload("transfer.back")
class BroughtBack(Payload, frozen=True):
    """A reaction whose words its side released. `after` is the number of workshops that had closed by then."""

    idea: str
    side: str
    origin: Origin
    words: MultilingualText
    after: int


@payload("transfer.version")
class IdeaVersion(Payload, frozen=True):
    """The next wording of an idea, with the reason for the change, as every side released both."""

    idea: Annotated[str, Ref("released")]
    number: int
    title: MultilingualText
    wording: MultilingualText
    reason: MultilingualText


@payload("transfer.draft")
class IdeaDraft(Payload, frozen=True):
    """The next wording of an idea while a meeting writes it; `after` is the number of the version that it changes."""

    idea: str
    after: int
    title: Annotated[MultilingualText, Field(_("Title"), limit=160, long=False, optional=True)]
    wording: Annotated[MultilingualText, Field(_("The idea in its next wording"), limit=8000)]
    reason: Annotated[MultilingualText, Field(_("Why it is changed"), limit=600)]
