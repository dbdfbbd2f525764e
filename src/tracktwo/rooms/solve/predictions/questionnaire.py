"""What one member is asked in private, and the sealing of what they answer. Nothing here opens an answer."""

import msgspec
from django.utils.translation import gettext

from tracktwo.methods import perception
from tracktwo.process import instruments
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.instruments import Desk
from tracktwo.process.records import Side

__all__ = ["SCALE", "Answered", "Asked", "Handed", "asked_of", "hand_in", "side_of"]

SCALE = (perception.SCALE_MIN, perception.SCALE_MAX)


class Asked(msgspec.Struct, frozen=True):
    """One line of the private form: a question, about one side. `own` where it is the member's side itself."""

    number: int
    kind: str
    words: MultilingualText
    about: int
    own: bool


class Answered(msgspec.Struct, frozen=True, array_like=True):
    """What one member handed in: the number of their side, and (question, side it is about, value)."""

    side: int
    values: list[tuple[int, int, int]]


class Handed(msgspec.Struct, frozen=True):
    """All that a browser holds while it is handed round: the questions, and what seals an answer."""

    dialogue: str
    languages: list[str]
    sides: list[Side]
    number: int
    desk: Desk
    questions: list[tuple[str, MultilingualText, str]]


def asked_of(handed: Handed, side: str) -> list[Asked]:
    """What a member of this side is asked: own answers in the first round alone, predictions in both."""
    found = []
    for number, (kind, words, about) in enumerate(handed.questions):
        for place, other in enumerate(handed.sides):
            own = other.id == side
            if about in ("", other.id) and (handed.number == 1 or not own):
                found.append(Asked(number, kind, words, place, own))
    return found


def side_of(handed: Handed, slip: str, nonce: bytes = b"") -> str:
    """The side whose slip this is, also when this very form has used it.

    Raises:
        NoSlip: it is none of this round, or was used.
        NotThere: the round was closed.
    """
    return handed.sides[instruments.group_of(handed.desk, slip, nonce)].id


def hand_in(handed: Handed, slip: str, nonce: bytes, values: dict[tuple[int, int], int]) -> None:
    """Use a slip up and seal one member's answers, none of them too: a blank counts as an answer.

    `values` is by number of the question and of the side it is about. Which side answers is the slip's.

    Raises:
        Refused: an answer is none of the form's.
        NoSlip: the slip is none of this round, or was used.
        NotThere: the round was closed.
    """
    place = instruments.group_of(handed.desk, slip, nonce)
    asked = {(question.number, question.about) for question in asked_of(handed, handed.sides[place].id)}
    low, high = SCALE
    if not asked >= values.keys() or any(not low <= value <= high for value in values.values()):
        raise Refused(gettext("This answer is none of the form's."))
    answer = Answered(place, [(*about, value) for about, value in sorted(values.items())])
    instruments.put(handed.desk, slip, nonce, msgspec.msgpack.encode(answer))
