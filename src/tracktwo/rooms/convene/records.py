"""What stands on the board beside concerns and words, and in the scopes beside the room."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = [
    "OBSERVATIONS",
    "Barrier",
    "BelongsWith",
    "BoardOrder",
    "CaucusNote",
    "Cause",
    "Heading",
    "MethodNote",
    "Observation",
    "OffWall",
    "PaperCopies",
    "Position",
    "RoomState",
    "Unsettled",
]

OBSERVATIONS: dict[str, Text] = {
    "content": _("on the content: what is being said"),
    "process": _("on the process: how it is being said"),
}


@payload("between")
class Barrier(Payload, frozen=True):
    """An obstacle between the sides, apart from causes and concerns."""

    words: Annotated[MultilingualText, Field(_("What stands between the sides"))]


@payload("cause")
class Cause(Payload, frozen=True):
    """An underlying cause of the conflict, apart from positions."""

    words: Annotated[MultilingualText, Field(_("An underlying cause"))]


@payload("position")
class Position(Payload, frozen=True):
    """A position, parked: heard, written down, and no item of any agenda."""

    side: str
    words: Annotated[MultilingualText, Field(_("The position, as it was put"))]


@payload("convene.unsettled")
class Unsettled(Payload, frozen=True):
    """A matter that stays open between the sides. It belongs to neither, and is written down when they part."""

    words: Annotated[MultilingualText, Field(_("What stays open between the sides"))]


@payload("observation")
class Observation(Payload, frozen=True):
    """What the third party noticed, as a question, and what it opened. No names."""

    kind: Annotated[Literal["content", "process"], Field(_("Kind"), choices=OBSERVATIONS)]
    question: Annotated[str, Field(_("As a question"))]
    opened: Annotated[str, Field(_("What it opened"), optional=True)] = ""


@payload("method")
class MethodNote(Payload, frozen=True):
    """A note on method. It may survive the meeting, after a last look, and holds no side's words."""

    text: Annotated[str, Field(_("A note on method, without anybody's words"))]
    kept: bool = False


@payload("caucus")
class CaucusNote(Payload, frozen=True):
    """A card of one side alone. It reaches the room by copy, when that side asks for it."""

    kind: Literal["need", "fear", "priority", "constraint", "position"]
    words: Annotated[MultilingualText, Field(_("In the side's own words"))]
    brought: bool = False


@payload("convene.copies")
class PaperCopies(Payload, frozen=True):
    """Copies of the board that one side takes away on paper, numbered from `first`, to be destroyed by a day.

    `cards` are the ids of the concerns in the order of their numbers on the paper. It says nothing of who has a copy.
    """

    side: str
    first: int
    copies: Annotated[int, Field(_("Number of copies"), low=1, high=20)]
    destroy: Annotated[datetime.date, Field(_("To be destroyed by"))]
    cards: list[str]


@payload("off wall")
class OffWall(Payload, frozen=True):
    """This card stands on the board and not on the wall, until somebody says that the room may see it."""

    card: Annotated[str, Ref("concern")]


@payload("convene.order")
class BoardOrder(Payload, frozen=True):
    """The order that cards and headings were put in by hand. What is not in it stands after what is.

    Plain ids, and no references: a card that was taken back is passed over, and stands where it stood when undo
    brings it back.
    """

    ids: list[str] = []
    # What was moved last, so that undo can say it.
    moved: str = ""


@payload("convene.heading")
class Heading(Payload, frozen=True):
    """A heading in the room's own words, and the concerns of whichever side that stand under it."""

    words: Annotated[MultilingualText, Field(_("Heading"), limit=80, long=False)]
    cards: Annotated[list[str], Ref("concern")] = []


@payload("convene.link")
class BelongsWith(Payload, frozen=True):
    """Two concerns belong together. It says neither why, nor which comes first."""

    card: Annotated[str, Ref("concern")]
    other: Annotated[str, Ref("concern")]


@payload("state")
class RoomState(Payload, frozen=True):
    """What the wall shows. `showing` is `board`, `card:` or `word:` with an id, or a registered picture."""

    joint: bool = False
    blank: bool = False
    showing: str = "board"
    page: int = 1
