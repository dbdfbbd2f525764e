"""A wave while it is open, what is left of it once it is closed, and what a browser holds while it is handed round.

An open wave stands in the third party's scope of the meeting and dies with it. A closed one is a few medians.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

import msgspec

from tracktwo.process.fields import Text
from tracktwo.process.instruments import Desk
from tracktwo.process.records import Side
from tracktwo.process.sealed import Payload, payload

from ..items import HIGH, LOW, named
from ..records import MeasurePlan, ScaleItem

__all__ = ["POOLED", "AnswerSheet", "Asked", "Figure", "Handed", "History", "MeasureWave", "WaveDone", "asked_of"]

# In the place of a side: all of them together.
POOLED = ""


class Figure(msgspec.Struct, frozen=True):
    """Two medians of the same people: in the wave compared with, and now. In one wave alone both are the same.

    `people` is how many are behind it: later figures are held against it. No page shows it.
    """

    item: str
    side: str
    first: int
    wave: int
    before: int
    now: int
    people: int


@payload("measure wave")
class MeasureWave(Payload, frozen=True):
    """A wave that takes answers: the keys of its instrument, and how many people of each side it is for."""

    number: int
    moment: str
    instrument: str
    public: bytes
    key: bytes
    opener: bytes
    heads: list[int]

    @property
    def desk(self) -> Desk:
        """What an answer sheet is sealed to."""
        return Desk(self.instrument, self.public, self.key)


@payload("measure wave done")
class WaveDone(Payload, frozen=True):
    """A wave that was closed: its medians, and how many answers stayed without their link.

    `linked` gave an earlier code; `unclaimed` are earlier answers whose code nobody gave.
    """

    number: int
    moment: str
    day: datetime.date
    figures: list[Figure] = []
    handed_in: int = 0
    linked: int = 0
    unclaimed: int = 0
    spoilt: bool = False


class History(msgspec.Struct, frozen=True, array_like=True):
    """One person's answers: the number of their side, and one byte for each item by wave, 0 where it was skipped."""

    side: int
    waves: list[tuple[int, bytes]] = []

    def value(self, wave: int, item: int) -> int:
        """What they answered; 0 where they skipped it or were not there."""
        return next((values[item] for number, values in self.waves if number == wave and item < len(values)), 0)

    def encode(self) -> bytes:
        """As it is sealed."""
        return msgspec.msgpack.encode(self)

    @classmethod
    def decode(cls, content: bytes) -> "History":
        """The reverse of `encode`."""
        return msgspec.msgpack.decode(content, type=cls)


class AnswerSheet(msgspec.Struct, frozen=True, array_like=True):
    """What goes into the instrument: the whole history, which earlier answer was claimed, and its new keepsake."""

    history: History
    claimed: int
    keepsake: bytes


@dataclass(frozen=True)
class Asked:
    """One item as a person meets it."""

    place: int
    name: str
    words: Text
    low_words: Text
    high_words: Text
    low: int
    high: int
    better: Literal["high", "low"]
    drawn: bool = False
    scale: ScaleItem | None = None

    @property
    def field(self) -> str:
        """The name of its choices in the form."""
        return f"i{self.place}"

    @property
    def points(self) -> range:
        """The answers there are."""
        return range(self.low, self.high + 1)


class Handed(msgspec.Struct, frozen=True):
    """All that a browser holds while it is handed round. Without a desk it only shows people their own answers."""

    dialogue: str
    languages: list[str]
    sides: list[Side]
    items: list[str]
    scales: list[ScaleItem]
    number: int
    shard: str
    sealed: list[bytes]
    moments: list[tuple[int, str]]
    desk: Desk | None = None

    def encode(self) -> bytes:
        """The bytes that a locked browser's session holds."""
        return msgspec.msgpack.encode(self)

    @classmethod
    def decode(cls, content: bytes) -> "Handed":
        """The reverse of `encode`.

        Raises:
            msgspec.MsgspecError: another room handed this browser round.
        """
        return msgspec.msgpack.decode(content, type=cls)


def asked_of(plan: MeasurePlan | Handed, language: str = "", languages: list[str] | None = None) -> list[Asked]:
    """The items in their order: our own, then those of scales, in the language at hand where they have it."""
    items = [
        Asked(place, name, item.words, item.low, item.high, LOW, HIGH, item.better, item.drawn)
        for place, name in enumerate(plan.items)
        for item in [named(name)]
    ]
    offset, spoken = len(items), languages or []
    return items + [
        Asked(
            offset + place,
            item.code,
            item.words.for_reader(spoken, language),
            str(item.low),
            str(item.high),
            item.low,
            item.high,
            item.better,
            scale=item,
        )
        for place, item in enumerate(plan.scales)
    ]
