"""Opening a dialogue with the keys of the person at hand. What is not opened cannot be read; nobody asks again."""

from collections.abc import Callable
from functools import cached_property
from typing import Literal

from django.utils.translation import get_language

from tracktwo.people.sessions import Person
from tracktwo.vault.compartment import Opened, is_current, open_compartment
from tracktwo.vault.errors import NoKey, NotThere, VaultError
from tracktwo.vault.folio import Record
from tracktwo.vault.volatile import has_shard

from .errors import NoAccess
from .fields import MultilingualText
from .journal import today
from .records import DialogueCard, MeetingCard, Member, Side, Workshop

__all__ = ["OpenDialogue", "OpenMeeting", "left_first", "list_dialogues", "open_dialogue", "readable_dialogues"]

ROOM, THIRD, JOINT = "room", "third", "joint"
# What is kept in step with a meeting's room, within each change of it.
followers: "list[Callable[[OpenMeeting], None]]" = []


def caucus_name(side: str) -> str:
    """The name of a side's scope in a meeting."""
    return f"side:{side}"


def left_first(sides: list[Side], number: int, day: int) -> list[Side]:
    """The sides as they stand on a board, so many days into the workshop of this number: the first place alternates."""
    turn = (day + number - 1) % len(sides)
    return sides[turn:] + sides[:turn]


class OpenDialogue:
    """A dialogue whose third-party and joint compartments this person can open."""

    def __init__(self, person: Person, id: str, third: Opened, joint: Opened) -> None:
        self.person, self.id, self.third, self.joint = person, id, third, joint

    @property
    def card(self) -> DialogueCard:
        """Name, sides and languages."""
        card = self.joint.folio().one(DialogueCard)
        if card is None:
            raise NoAccess(self.id)
        return card.body

    @property
    def sides(self) -> list[Side]:
        """The sides in their agreed order; which stands left alternates elsewhere."""
        return self.card.sides

    def side(self, id: str) -> Side:
        """One side.

        Raises:
            NotThere: no side has this id.
        """
        for side in self.sides:
            if side.id == id:
                return side
        raise NotThere("side")

    def one_line(self, text: MultilingualText, letters: int = 80) -> str:
        """A name or the beginning of a text: in the reader's language where the dialogue has it, cut at a word."""
        words = text.for_reader(self.card.languages, get_language()).split()
        line = " ".join(words)
        while len(line) > letters and len(words) > 1:
            words.pop()
            line = " ".join(words) + " …"
        return line

    @property
    def members(self) -> list[Record[Member]]:
        """The third party."""
        return self.third.folio().all(Member)

    @property
    def me(self) -> Member:
        """This person's own membership."""
        for member in self.members:
            if member.body.account == self.person.id:
                return member.body
        raise NoAccess(self.id)

    @property
    def role(self) -> Literal["convenor", "facilitator"]:
        """`convenor` or `facilitator`, as the journal names them."""
        return "convenor" if self.me.convenor else "facilitator"

    @cached_property
    def meeting(self) -> "OpenMeeting | None":
        """The open meeting, if there is one and its shard still exists."""
        for record in self.third.folio().all(MeetingCard):
            if record.body.closed is None:
                try:
                    return OpenMeeting(self, record)
                except NoKey:
                    return None
        return None

    @property
    def lost_meeting(self) -> Record[MeetingCard] | None:
        """A meeting that was never closed and whose shard is gone, as after restoring a backup."""
        if self.meeting is not None:
            return None
        meetings = self.third.folio().all(MeetingCard)
        return next(
            (meeting for meeting in meetings if meeting.body.closed is None and not has_shard(meeting.body.meeting)),
            None,
        )

    def workshop(self, id: str) -> Record[Workshop]:
        """One workshop."""
        return self.third.folio().get(Workshop, id)


class OpenMeeting:
    """An open meeting: its room and its third-party notes, and the caucuses this person may open."""

    def __init__(self, dialogue: OpenDialogue, record: Record[MeetingCard]) -> None:
        self.dialogue, self.record, self.card = dialogue, record, record.body
        self.room = self._open(ROOM)
        self.third = self._open(THIRD)
        self.room.follow = self._follow

    def caucus(self, side: str) -> Opened | None:
        """One side's scope, or None where neither this person nor a ticket redeemed here opens it."""
        try:
            return self._open(caucus_name(side))
        except NoKey:
            return None

    @property
    def left_first(self) -> list[Side]:
        """The sides as they stand on the board today: the first place alternates from day to day."""
        number = self.dialogue.workshop(self.card.workshop).body.number
        return left_first(self.dialogue.sides, number, (today() - self.card.opened).days)

    def _follow(self) -> None:
        for follower in followers:
            follower(self)

    def _open(self, name: str) -> Opened:
        compartment = self.card.scopes.get(name, "")
        held = self.dialogue.person.held(compartment)
        if held is None or not is_current(compartment, held):
            raise NoKey(name)
        return open_compartment(compartment, self.dialogue.id, held)


def open_dialogue(person: Person, id: str) -> OpenDialogue:
    """Open a dialogue.

    Raises:
        NoAccess: it does not exist, was erased, or this person holds no present key of it.
    """
    parts = person.keyring.dialogues.get(id, {})
    third, joint = (person.held(parts.get(name, "")) for name in (THIRD, JOINT))
    if third is None or joint is None:
        raise NoAccess(id)
    dialogue = OpenDialogue(
        person,
        id,
        open_compartment(parts[THIRD], id, third),
        open_compartment(parts[JOINT], id, joint),
    )
    try:
        dialogue.third.folio()
        dialogue.joint.folio()
    except NoKey:
        raise NoAccess(id) from None
    return dialogue


def readable_dialogues(person: Person) -> list[OpenDialogue]:
    """Every dialogue this person can open, by code name."""
    opened = []
    for id in person.keyring.dialogues:
        try:
            opened.append(open_dialogue(person, id))
        except NoAccess:
            continue
    return sorted(opened, key=lambda dialogue: dialogue.card.code_name.casefold())


def list_dialogues(person: Person) -> tuple[list[OpenDialogue], int]:
    """Every dialogue this person can read, by code name, and how many there are whose records do not match their seal.

    One altered row must not take the others down with it.
    """
    readable, damaged = [], 0
    for id in person.keyring.dialogues:
        try:
            dialogue = open_dialogue(person, id)
            readable.append((dialogue.card.code_name.casefold(), dialogue))
        except NoAccess:
            continue
        except VaultError:
            damaged += 1
    return [dialogue for _, dialogue in sorted(readable, key=lambda pair: pair[0])], damaged
