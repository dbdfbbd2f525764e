"""How the board is laid out on the wall: the largest type that holds all cards, and pages where even the smallest does
not. Lines are counted from letters, since the server sees no screen."""

import math
from dataclasses import dataclass
from itertools import groupby, pairwise

from tracktwo.matter.concerns import Concern
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record

from .arrangement import Group, groups_of
from .records import Heading, OffWall

__all__ = ["WallPage", "wall_page"]

# What the smallest type leaves room for, from the top to the foot of the wall and over its whole width.
LINES_ON_WALL, LETTERS_ON_WALL = 20.0, 100
# How much larger than the smallest each size is, the largest first; the style sheet has a class for each.
SIZES = (2.2, 1.8, 1.5, 1.25, 1.0)
# A card's kind stands on a line of its own, in smaller type, and there is room between cards.
KIND_LINE = 1.1
# The heading above what all sides hold, with its rule; the room above a heading of the room's own.
SHARED_LINE, HEADING_LINE = 1.5, 0.6
# Cards in their order, each with the heading it stands under.
Cards = list[tuple[Record[Heading] | None, Record[Concern]]]


@dataclass(frozen=True)
class WallPage:
    """One page of the wall: per side its cards under their headings; `size` counts from 0, the smallest type."""

    columns: list[tuple[Side, list[Group]]]
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
    columns = [
        (side, _grouped(_even(cards[side.id], own, pages)[number - 1])) for side, own in zip(sides, split, strict=True)
    ]
    return WallPage(columns, number, pages, len(SIZES) - 1 - SIZES.index(size))


def _cards(meeting: OpenMeeting, side: str) -> Cards:
    """A side's cards that the room may see, as they stand on the board."""
    folio = meeting.room.folio()
    hidden = {record.body.card for record in folio.all(OffWall)}
    groups = groups_of(folio, side)
    return [(group.heading, card) for group in groups for card in group.cards if card.id not in hidden]


def _grouped(cards: Cards) -> list[Group]:
    """Cards under their headings; a heading that goes on from the page before is said again."""
    runs = groupby(cards, key=lambda each: each[0])
    return [Group(heading, [card for _heading, card in run]) for heading, run in runs]


def _pages(cards: Cards, letters: float, first: float, room: float) -> list[Cards]:
    """Cards by page, as many on each as its lines hold; the first page has less room."""
    pages: list[Cards] = [[]]
    left = first
    for heading, card in cards:
        lines = KIND_LINE + _lines(card.body.words, letters)
        above = HEADING_LINE + _lines(heading.body.words, letters) if heading else 0.0
        begins = not pages[-1] or pages[-1][-1][0] is not heading
        if lines + above * begins > left and pages[-1]:
            pages.append([])
            left, begins = room, True
        pages[-1].append((heading, card))
        left -= lines + above * begins
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
