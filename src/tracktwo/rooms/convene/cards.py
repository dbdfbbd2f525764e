"""What any card of the board is: its kind, its side and its words, to be quoted before something is done with it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.concerns import KINDS, Concern, Shared
from tracktwo.matter.reactions import ReactionCard
from tracktwo.matter.society import SocietyCard
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NotThere
from tracktwo.process.fields import MultilingualText, Text
from tracktwo.process.sealed import Payload

from .loaded_words import LoadedWord
from .records import Barrier, CaucusNote, Cause, Heading, Position, Unsettled

__all__ = ["NOTE_KINDS", "Quoted", "find_quoted", "quote", "quoted"]

NOTE_KINDS: dict[str, Text] = {**KINDS, "position": _("Position")}
TITLES: dict[type[Payload], Text] = {
    Shared: _("What all sides hold"),
    Barrier: _("An obstacle between the sides"),
    Cause: _("An underlying cause"),
    Position: _("A parked position"),
    SocietyCard: _("From the wider society"),
    ReactionCard: _("A reaction brought back"),
    LoadedWord: _("A loaded word"),
    Unsettled: _("An unsettled matter"),
    Heading: _("A heading of the board"),
}


@dataclass(frozen=True)
class Quoted:
    """A card as it is quoted: what it is, the id of its side where it has one, and its words."""

    kind: Text
    side: str
    words: MultilingualText


def quote(content: Payload | None) -> Quoted | None:
    """What this payload says, where it is a card of the board or of a caucus."""
    if isinstance(content, Concern):
        return Quoted(KINDS[content.kind], content.owner, content.words)
    if isinstance(content, CaucusNote):
        return Quoted(NOTE_KINDS[content.kind], "", content.words)
    if isinstance(content, LoadedWord):
        return Quoted(TITLES[LoadedWord], "", content.term)
    if isinstance(content, Position):
        return Quoted(TITLES[Position], content.side, content.words)
    if isinstance(content, ReactionCard):
        return Quoted(TITLES[ReactionCard], content.owner, content.words)
    words = getattr(content, "words", None)
    if content is None or not isinstance(words, MultilingualText):
        return None
    return Quoted(TITLES.get(type(content), ""), "", words)


def quoted(meeting: OpenMeeting, id: str) -> Quoted:
    """The card of the board with this id.

    Raises:
        NotThere: there is none.
    """
    card = find_quoted(meeting, id)
    if card is None:
        raise NotThere(id)
    return card


def find_quoted(meeting: OpenMeeting, id: str) -> Quoted | None:
    """The card of the board with this id, or None where it is gone."""
    folio = meeting.room.folio()
    kinds: list[type[Payload]] = [Concern, *TITLES]
    return quote(next((record.body for kind in kinds for record in folio.all(kind) if record.id == id), None))
