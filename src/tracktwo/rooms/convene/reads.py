"""What the board and the wall need, read from the room once."""

import math
import re
from dataclasses import dataclass, field

from tracktwo.editing.undo import last_label
from tracktwo.matter.acknowledgement import ACKNOWLEDGED_FIRST
from tracktwo.matter.concerns import KINDS, Concern, Shared, waiting
from tracktwo.matter.society import SocietyCard
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Side
from tracktwo.process.rooms import step_after
from tracktwo.process.safeguards import Evaluation, evaluate
from tracktwo.process.sealed import Record
from tracktwo.rooms.convene.loaded_words import LoadedWord, marker, missing

from .records import Barrier, Cause, Position, RoomState

__all__ = ["Board", "Column", "board", "wall_columns"]

# Past this many cards a column is drawn tighter, so that a full board stays calm.
MANY = 10
# What the type sizes of the wall leave room for.
LINES_ON_WALL, LETTERS_ON_WALL = 16, 96


@dataclass
class Column:
    """One side of the board: its cards by kind, and its parked positions."""

    side: Side
    groups: list[tuple[str, object, list[Record[Concern]]]] = field(default_factory=list)
    parked: list[Record[Position]] = field(default_factory=list)
    many: bool = False


@dataclass
class Board:
    """The room's board."""

    columns: list[Column]
    shared: list[Record[Shared]]
    proposed: list[Record[Shared]]
    between: list[Record[Barrier]]
    causes: list[Record[Cause]]
    society: list[Record[SocietyCard]]
    words: list[tuple[Record[LoadedWord], int]]
    waiting: int
    gate: Evaluation
    keys: int
    undo: str
    # Where ideas are, once they are open.
    onward: str
    state: RoomState
    marker: "re.Pattern[str] | None"


def board(meeting: OpenMeeting) -> Board:
    """Read the board."""
    folio = meeting.room.folio()
    columns = [Column(side) for side in meeting.left_first]
    by_side = {column.side.id: column for column in columns}
    for column in columns:
        own = [one for one in folio.all(Concern) if one.body.owner == column.side.id]
        # Key concerns first, then in the order they came; a card keeps its place once it is acknowledged.
        own.sort(key=lambda one: not one.body.key)
        column.groups = [(kind, label, [one for one in own if one.body.kind == kind]) for kind, label in KINDS.items()]
        column.many = len(own) > MANY
    for position in folio.all(Position):
        if position.body.side in by_side:
            by_side[position.body.side].parked.append(position)
    sides = {side.id for side in meeting.dialogue.sides}
    shared = folio.all(Shared)
    state = folio.one(RoomState)
    return Board(
        columns=columns,
        shared=[one for one in shared if sides <= set(one.body.said_by)],
        proposed=[one for one in shared if not sides <= set(one.body.said_by)],
        between=folio.all(Barrier),
        causes=folio.all(Cause),
        society=folio.all(SocietyCard),
        words=[(one, len(missing(meeting, one.body))) for one in folio.all(LoadedWord)],
        waiting=waiting(folio),
        gate=evaluate(meeting.dialogue, ACKNOWLEDGED_FIRST, meeting.record.id),
        keys=sum(one.body.key for one in folio.all(Concern)),
        undo=last_label(folio),
        onward=step_after("convene:home"),
        state=state.body if state else RoomState(),
        marker=marker(folio),
    )


def wall_columns(meeting: OpenMeeting, page: int) -> tuple[list[tuple[Side, list[Record[Concern]]]], int]:
    """One page of the wall: per side as many cards as can be read from eight metres; and how many pages there are."""
    per_side = []
    pages = 1
    width = LETTERS_ON_WALL // len(meeting.dialogue.sides)
    found = board(meeting)
    # What both sides hold stands below the first page and takes its lines.
    below = 1 + sum(_lines(one.body.words, LETTERS_ON_WALL) for one in found.shared) if found.shared else 0
    for column in found.columns:
        cards = [one for _kind, _label, group in column.groups for one in group]
        cards.sort(key=lambda one: not one.body.key)
        split = _split(cards, width, LINES_ON_WALL - below)
        pages = max(pages, len(split))
        per_side.append((column.side, split))
    page = min(max(1, page), pages)
    shown = [(side, split[page - 1] if page <= len(split) else []) for side, split in per_side]
    return shown, pages


def _split(cards: list[Record[Concern]], width: int, room: int) -> list[list[Record[Concern]]]:
    """Cards by page, counting the lines they take at this many letters a line; the first page has this room."""
    found: list[list[Record[Concern]]] = [[]]
    for card in cards:
        lines = _lines(card.body.words, width)
        if lines > room and found[-1]:
            found.append([])
            room = LINES_ON_WALL
        found[-1].append(card)
        room -= lines
    return found


def _lines(words: MultilingualText, width: int) -> int:
    return sum(max(1, math.ceil(len(line) / width)) for text in words.texts if text for line in text.split("\n"))
