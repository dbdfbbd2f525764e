"""Questions, the rounds in which each side predicts the other's answers, and the questionnaire of one member."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.methods import perception
from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.instruments import Desk
from tracktwo.process.records import Side
from tracktwo.process.sealed import Payload, payload

__all__ = [
    "QUESTION_KINDS",
    "SCALE",
    "AnswerSheet",
    "Item",
    "Perception",
    "PredictionRound",
    "Question",
    "Questionnaire",
    "SecondPerception",
]

SCALE = (perception.SCALE_MIN, perception.SCALE_MAX)
QUESTION_KINDS: dict[str, Text] = {
    "importance": _("How important is it?"),
    "acceptable": _("Could one live with it?"),
}


@payload("question")
class Question(Payload, frozen=True):
    """Something each member answers for their own side and predicts for the others. `about` empty: every side."""

    kind: Annotated[Literal["importance", "acceptable"], Field(_("Kind of question"), choices=QUESTION_KINDS)]
    words: Annotated[MultilingualText, Field(_("A need or an option, in a few words"), limit=200)]
    about: str = ""


class Perception(msgspec.Struct, frozen=True):
    """How side `by` sees side `of` on one question: two lower medians, or None with fewer than five answers."""

    question: str
    by: str
    of: str
    prediction: int | None
    answer: int | None


class SecondPerception(msgspec.Struct, frozen=True):
    """The prediction of the second round, and whether it came closer to the answers of the first."""

    question: str
    by: str
    of: str
    second: int | None
    closed: bool | None


def _with_heads(found_version: int, fields: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew neither head counts nor slips: a round of it that is still open takes no answers any more."""
    return fields


@payload("reading", version=2, upgrade=_with_heads)
class PredictionRound(Payload, frozen=True):
    """One round of private answers. Closing it drops its keys and writes its medians.

    `counts`, the number of predictions behind each median, stay until the second round is closed: it shows nothing
    where another number of people answered. No page shows them. `heads` are the numbers of people by side, in the
    dialogue's order, fixed before the first answer. A round that is `spoilt` was destroyed unread.
    """

    number: int
    instrument: str
    public: bytes
    key: bytes
    opener: bytes
    questions: list[str]
    closed: bool = False
    seen: list[Perception] = []
    again: list[SecondPerception] = []
    counts: list[tuple[str, str, str, int]] = []
    heads: list[int] = []
    spoilt: bool = False

    @property
    def desk(self) -> Desk:
        """What an answer sheet is sealed to."""
        return Desk(self.instrument, self.public, self.key)


@dataclass(frozen=True)
class Item:
    """One item of a questionnaire: a question about one side. `own` where that is the member's own side."""

    number: int
    kind: str
    words: MultilingualText
    about: int
    own: bool
    side: Side

    @property
    def name(self) -> str:
        """The name of its choices in the form."""
        return f"q{self.number}-{self.about}"


class AnswerSheet(msgspec.Struct, frozen=True, array_like=True):
    """One member's answers: the number of their side, and (question, side it is about, value) each."""

    side: int
    values: list[tuple[int, int, int]]


class Questionnaire(msgspec.Struct, frozen=True):
    """All that a browser holds while it is handed round: the questions, and what seals an answer sheet."""

    dialogue: str
    languages: list[str]
    sides: list[Side]
    number: int
    desk: Desk
    questions: list[tuple[str, MultilingualText, str]]

    def encode(self) -> bytes:
        """The bytes that a locked browser's session holds."""
        return msgspec.msgpack.encode(self)

    @classmethod
    def decode(cls, content: bytes) -> "Questionnaire":
        """The reverse of `encode`."""
        return msgspec.msgpack.decode(content, type=cls)
