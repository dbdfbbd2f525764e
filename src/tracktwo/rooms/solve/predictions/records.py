"""Questions, and rounds in which each side predicts what the other will answer."""

from typing import Annotated, Any, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.instruments import Desk
from tracktwo.process.sealed import Payload, payload

__all__ = ["ASKED", "PredictionRound", "Question", "Seen", "SeenAgain"]

ASKED: dict[str, Text] = {
    "importance": _("How important is it?"),
    "acceptable": _("Could one live with it?"),
}


@payload("question")
class Question(Payload, frozen=True):
    """Something each member answers for their own side, and predicts for the other. `about` empty: every side."""

    kind: Annotated[Literal["importance", "acceptable"], Field(_("What is asked"), choices=ASKED)]
    words: Annotated[MultilingualText, Field(_("A need, or an option, in a few words"), limit=200)]
    about: str = ""


class Seen(msgspec.Struct, frozen=True):
    """How one side sees another on one question: two lower medians, or None where five were not reached."""

    question: str
    by: str
    of: str
    prediction: int | None
    answer: int | None


class SeenAgain(msgspec.Struct, frozen=True):
    """The same predicted a second time, and whether the gap to the first true answer closed."""

    question: str
    by: str
    of: str
    second: int | None
    closed: bool | None


def _with_heads(found_version: int, fields: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew neither head counts nor slips: a round of it that still runs takes no answers any more."""
    return fields


@payload("reading", version=2, upgrade=_with_heads)
class PredictionRound(Payload, frozen=True):
    """One round of private answers. Its keys are dropped when it is closed, its medians are written then.

    `heads` are the numbers of people by side, in the dialogue's order, fixed before the first answer. A round that is
    `spoilt` was destroyed unread.

    `counts`, how many predicted each, are kept until the second round is closed, to see that it is no other group;
    no page shows them.
    """

    number: int
    instrument: str
    public: bytes
    key: bytes
    opener: bytes
    questions: list[str]
    closed: bool = False
    seen: list[Seen] = []
    again: list[SeenAgain] = []
    counts: list[tuple[str, str, str, int]] = []
    heads: list[int] = []
    spoilt: bool = False

    @property
    def desk(self) -> Desk:
        """What hands an answer in."""
        return Desk(self.instrument, self.public, self.key)
