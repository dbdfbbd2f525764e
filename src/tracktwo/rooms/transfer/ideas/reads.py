"""Ideas as their pages show them: what every side released, in its versions, with its path and what came back."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tracktwo.matter.reactions import ReactionCard
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import NotThere
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import MeetingCard, Released, Side
from tracktwo.process.sealed import Record

from ..keeping import of_side
from .records import BroughtBack, IdeaDraft, IdeaVersion, PathLine, Paths, Reaction

__all__ = [
    "CARRIED",
    "Idea",
    "Wording",
    "came_back_since",
    "draft_of",
    "held_reactions",
    "idea",
    "ideas",
    "on_the_board",
    "one_way",
    "released_ideas",
    "workshops_closed",
]

# What can be taken to somebody: an option, a text or a vision, once every side released it.
CARRIED = ("option", "text", "vision")


@dataclass(frozen=True)
class Wording:
    """One version of an idea. The first has no reason: it is what was released at first."""

    number: int
    title: MultilingualText
    wording: MultilingualText
    reason: MultilingualText


@dataclass
class Idea:
    """What every side released, by its id, with its wordings from the first on, its path, and what came back."""

    id: str
    kind: str
    wordings: list[Wording]
    lines: list[PathLine] = field(default_factory=list)
    back: list[Record[BroughtBack]] = field(default_factory=list)

    @property
    def newest(self) -> Wording:
        """The wording that stands."""
        return self.wordings[-1]

    @property
    def words(self) -> MultilingualText:
        """What it is called: its title, or its words where it has none."""
        return self.newest.title or self.newest.wording

    def sides(self) -> set[str]:
        """The sides that took it anywhere."""
        return {line.side for line in self.lines}


def released_ideas(dialogue: OpenDialogue) -> set[str]:
    """The ids of everything that can have a path."""
    return {record.id for record in dialogue.joint.folio().all(Released) if record.body.kind in CARRIED}


def ideas(dialogue: OpenDialogue) -> list[Idea]:
    """Every idea, as it was released."""
    folio, third = dialogue.joint.folio(), dialogue.third.folio()
    later: dict[str, list[IdeaVersion]] = defaultdict(list)
    for version in folio.all(IdeaVersion):
        later[version.body.idea].append(version.body)
    every = {
        record.id: Idea(record.id, record.body.kind, _wordings(record.body, later[record.id]))
        for record in folio.all(Released)
        if record.body.kind in CARRIED
    }
    paths = third.one(Paths)
    for line in paths.body.lines if paths else ():
        if line.idea in every:
            every[line.idea].lines.append(line)
    for brought in third.all(BroughtBack):
        if brought.body.idea in every:
            every[brought.body.idea].back.append(brought)
    return list(every.values())


def _wordings(first: Released, later: Iterable[IdeaVersion]) -> list[Wording]:
    after = [Wording(each.number, each.title, each.wording, each.reason) for each in later]
    return [Wording(1, first.title, first.wording, MultilingualText("")), *sorted(after, key=lambda each: each.number)]


def idea(dialogue: OpenDialogue, id: str) -> Idea:
    """One idea.

    Raises:
        NotThere: nothing that every side released has this id.
    """
    meant = next((each for each in ideas(dialogue) if each.id == id), None)
    if meant is None:
        raise NotThere("idea")
    return meant


def one_way(dialogue: OpenDialogue, among: Iterable[Idea]) -> list[tuple[Idea, list[Side]]]:
    """Ideas that some sides took somewhere and others nowhere, with the sides that did not."""
    lonely = []
    for each in among:
        missing = [side for side in dialogue.sides if side.id not in each.sides()]
        if each.lines and missing:
            lonely.append((each, missing))
    return lonely


def workshops_closed(dialogue: OpenDialogue) -> int:
    """How many workshops have closed so far."""
    return sum(record.body.closed is not None for record in dialogue.third.folio().all(MeetingCard))


def came_back_since(dialogue: OpenDialogue) -> list[Record[BroughtBack]]:
    """What sides released of reactions since the last workshop closed."""
    closed = workshops_closed(dialogue)
    return [record for record in dialogue.third.folio().all(BroughtBack) if record.body.after == closed]


def held_reactions(dialogue: OpenDialogue, about: str = "") -> dict[str, list[Record[Reaction]]]:
    """What each side keeps of reactions, by side, as far as this person opens it; with `about`, to one idea."""
    opened = {side.id: of_side(dialogue, side.id) for side in dialogue.sides}
    return {
        side: [record for record in scope.folio().all(Reaction) if about in ("", record.body.idea)]
        for side, scope in opened.items()
        if scope is not None
    }


def on_the_board(meeting: OpenMeeting) -> list[ReactionCard]:
    """Reactions that were copied to this meeting."""
    return [record.body for record in meeting.room.folio().all(ReactionCard)]


def draft_of(meeting: OpenMeeting, id: str) -> Record[IdeaDraft] | None:
    """The next wording of an idea as this meeting writes it."""
    return next((draft for draft in meeting.room.folio().all(IdeaDraft) if draft.body.idea == id), None)
