"""How the board is laid out on the wall: the largest type that holds all cards, and pages where even the smallest does
not. Lines are counted from letters, since the server sees no screen."""

import math
from dataclasses import dataclass
from itertools import pairwise

from tracktwo.matter.concerns import KINDS, Concern
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record

from .records import OffWall

__all__ = ["WallPage", "wall_page"]

# What the smallest type leaves room for, from the top to the foot of the wall and over its whole width.
LINES_ON_WALL, LETTERS_ON_WALL = 20.0, 100
# How much larger than the smallest each size is, the largest first; the style sheet has a class for each.
SIZES = (2.2, 1.8, 1.5, 1.25, 1.0)
# A card's kind stands on a line of its own, in smaller type, and there is room between cards.
KIND_LINE = 1.1
# The heading above what all sides hold, with its rule.
SHARED_LINE = 1.5
Cards = list[Record[Concern]]


@dataclass(frozen=True)
class WallPage:
    """One page of the wall: per side its cards; `size` counts from 0, the smallest type."""

    columns: list[tuple[Side, Cards]]
    number: int
    pages: int
    size: int


def wall_page(meeting: OpenMeeting, shared: list[MultilingualText], number: int) -> WallPage:
    """One page of the wall, at the largest type in which every side's cards fit on as few pages as they can.

    A side with fewer cards than there are pages shows its last ones again, so that no side ever stands empty while
    another speaks. What all sides hold stands below the first page and takes its lines.
    """
    sides = meeting.left_first
    cards = {side.id: _cards(meeting, side.id) for side in sides}
    for size in SIZES:
        letters, room = LETTERS_ON_WALL / size, LINES_ON_WALL / size
        below = SHARED_LINE + sum(_lines(words, letters) for words in shared) if shared else 0.0
        split = [_pages(cards[side.id], letters / len(sides), room - below, room) for side in sides]
        pages = max(map(len, split))
        if pages == 1:
            break
    number = min(max(1, number), pages)
    columns = [(side, _even(cards[side.id], own, pages)[number - 1]) for side, own in zip(sides, split, strict=True)]
    return WallPage(columns, number, pages, len(SIZES) - 1 - SIZES.index(size))


def _cards(meeting: OpenMeeting, side: str) -> Cards:
    """A side's cards that the room may see: key concerns first, then by kind as on the board."""
    folio = meeting.room.folio()
    hidden = {record.body.card for record in folio.all(OffWall)}
    cards = [card for card in folio.all(Concern) if card.body.owner == side and card.id not in hidden]
    return sorted(cards, key=lambda card: (not card.body.key, list(KINDS).index(card.body.kind)))


def _pages(cards: Cards, letters: float, first: float, room: float) -> list[Cards]:
    """Cards by page, as many on each as its lines hold; the first page has less room."""
    pages: list[Cards] = [[]]
    left = first
    for card in cards:
        lines = KIND_LINE + _lines(card.body.words, letters)
        if lines > left and pages[-1]:
            pages.append([])
            left = room
        pages[-1].append(card)
        left -= lines
    return pages


def _even(cards: Cards, own: list[Cards], pages: int) -> list[Cards]:
    """The same cards over exactly this many pages: none empty where the side has a card at all."""
    if len(own) == pages:
        return own
    if len(cards) < pages:
        return [cards[min(page, len(cards) - 1) : min(page, len(cards) - 1) + 1] for page in range(pages)]
    bounds = [round(page * len(cards) / pages) for page in range(pages + 1)]
    return [cards[start:end] for start, end in pairwise(bounds)]


def _lines(words: MultilingualText, letters: float) -> int:
    return sum(max(1, math.ceil(len(line) / letters)) for text in words.texts if text for line in text.split("\n"))
