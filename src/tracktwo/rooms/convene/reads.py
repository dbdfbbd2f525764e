"""What the board needs, read from the room once."""

import re
from dataclasses import dataclass, field

from tracktwo.editing.undo import last_step, taken_back
from tracktwo.matter.acknowledgement import ACKNOWLEDGED_FIRST
from tracktwo.matter.concerns import Concern, Shared, waiting
from tracktwo.matter.reactions import ReactionCard
from tracktwo.matter.society import SocietyCard
from tracktwo.process import wordings
from tracktwo.process.access import OpenMeeting
from tracktwo.process.records import Side
from tracktwo.process.rooms import step_after
from tracktwo.process.safeguards import Evaluation, evaluate
from tracktwo.process.sealed import Record
from tracktwo.rooms.convene.loaded_words import LoadedWord, marker, missing

from .arrangement import Group, groups_of, in_order, linked
from .cards import Quoted, find_quoted, quote
from .records import Barrier, BelongsWith, BoardOrder, Cause, OffWall, Position, RoomState, Unsettled

__all__ = ["Board", "Column", "Undoable", "board", "is_empty", "undoable"]

# Past this many cards a column is drawn tighter, so that a full board stays calm.
MANY = 10


@dataclass
class Column:
    """One side of the board: its cards under their headings, and its parked positions."""

    side: Side
    groups: list[Group] = field(default_factory=list)
    parked: list[Record[Position]] = field(default_factory=list)
    many: bool = False


@dataclass(frozen=True)
class Undoable:
    """The act that undo would take back: its name, the mark by which it is meant, and the card that it touched."""

    label: str
    mark: str
    card: Quoted | None


@dataclass
class Board:
    """The room's board."""

    columns: list[Column]
    shared: list[Record[Shared]]
    proposed: list[Record[Shared]]
    between: list[Record[Barrier]]
    causes: list[Record[Cause]]
    society: list[Record[SocietyCard]]
    reactions: list[Record[ReactionCard]]
    unsettled: list[Record[Unsettled]]
    words: list[tuple[Record[LoadedWord], int]]
    waiting: int
    gate: Evaluation
    keys: int
    undo: Undoable | None
    # How many cards undo could still bring back.
    taken_back: int
    off_wall: set[str]
    # How many wordings of an interpreter wait to be taken in.
    wordings: int
    # What each card belongs with, by its id.
    linked: dict[str, list[Record[Concern]]]
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
        column.groups = groups_of(folio, column.side.id)
        column.many = sum(len(group.cards) for group in column.groups) > MANY
    for position in in_order(folio, folio.all(Position)):
        if position.body.side in by_side:
            by_side[position.body.side].parked.append(position)
    sides = {side.id for side in meeting.dialogue.sides}
    shared = in_order(folio, folio.all(Shared))
    state = folio.one(RoomState)
    return Board(
        columns=columns,
        shared=[card for card in shared if sides <= set(card.body.said_by)],
        proposed=[card for card in shared if not sides <= set(card.body.said_by)],
        between=in_order(folio, folio.all(Barrier)),
        causes=in_order(folio, folio.all(Cause)),
        society=in_order(folio, folio.all(SocietyCard)),
        reactions=in_order(folio, folio.all(ReactionCard)),
        unsettled=in_order(folio, folio.all(Unsettled)),
        words=[(word, len(missing(meeting, word.body))) for word in folio.all(LoadedWord)],
        waiting=waiting(folio),
        gate=evaluate(meeting.dialogue, ACKNOWLEDGED_FIRST, meeting.record.id),
        keys=sum(card.body.key for card in folio.all(Concern)),
        undo=undoable(meeting),
        taken_back=taken_back(folio),
        off_wall={record.body.card for record in folio.all(OffWall)},
        wordings=len(wordings.waiting(meeting)),
        linked=linked(folio),
        onward=step_after("convene:home"),
        state=state.body if state else RoomState(),
        marker=marker(folio),
    )


def undoable(meeting: OpenMeeting) -> Undoable | None:
    """The last act, as it is named before it is undone. What was taken back is named without its words."""
    step = last_step(meeting.room.folio())
    if step is None:
        return None
    about = step.now or step.before
    if isinstance(about, BoardOrder | BelongsWith):
        # These hold no words of their own: the card that they are about is named.
        moved = about.moved if isinstance(about, BoardOrder) else about.card
        return Undoable(step.label, step.mark, find_quoted(meeting, moved))
    return Undoable(step.label, step.mark, quote(step.now))


# Kinds of records that a meeting keeps of itself, beside what people write.
HOUSEKEEPING = {"journal", "undo", "state", "spent keys", "ticket used", "convene.order", "interpreting.key"}


def is_empty(meeting: OpenMeeting) -> bool:
    """Whether closing would destroy nothing that was written. A caucus that is not open here may hold something."""
    caucuses = [meeting.caucus(side.id) for side in meeting.dialogue.sides]
    if not all(caucuses):
        return False
    parts = [meeting.room, meeting.third, *(caucus for caucus in caucuses if caucus)]
    return all(part.folio().tags() <= HOUSEKEEPING for part in parts)
