"""Verbs on reactions: a side keeps what it brought back, releases its words, and they come to a meeting by copy."""

import msgspec
from django.utils.translation import gettext

from tracktwo.matter.reactions import ReactionCard, bring_reactions
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.sealed import Record, change, change_all, digest_of

from ..keeping import required
from .reads import ideas, released_ideas, workshops_closed
from .records import BroughtBack, Reaction

__all__ = ["bring", "keep", "release", "strike", "wording_mark"]


def keep(dialogue: OpenDialogue, side: str, reaction: Reaction, id: str = "") -> None:
    """Write down what came back, in the compartment of the side that brought it.

    Raises:
        Refused: not every side released the idea, or this person does not open what the side keeps.
        NotThere: no such side.
    """
    if reaction.idea not in released_ideas(dialogue):
        raise Refused(gettext("Only what every side released has a path."))
    with change(required(dialogue, side)) as changing:
        if not (id and changing.folio.has(id)):
            changing.add(reaction, id)


def wording_mark(record: Record[Reaction]) -> str:
    """A mark of exactly these words, which a release names."""
    return digest_of(record.body.origin, *record.body.words.texts).hex()


def release(dialogue: OpenDialogue, side: str, id: str, shown: str) -> None:
    """A side releases the words of a reaction exactly as they were shown: a copy stands with the third party.

    Raises:
        Conflict: the words changed since they were shown.
        Refused: this person does not open what the side keeps.
        NotThere: no such reaction.
    """
    with change_all(required(dialogue, side), dialogue.third) as (kept, third):
        record = kept.folio.get(Reaction, id)
        if wording_mark(record) != shown:
            raise Conflict(Reaction.TAG)
        if record.body.released:
            return
        kept.replace(record, msgspec.structs.replace(record.body, released=True))
        reaction = record.body
        third.add(
            BroughtBack(reaction.idea, side, reaction.origin, reaction.words, workshops_closed(dialogue)),
        )
        journal.note(third, "released", "side")


def strike(dialogue: OpenDialogue, side: str, id: str) -> None:
    """Take a reaction out of what a side keeps. What it released of it stays with the third party.

    Raises:
        NotThere: no such reaction.
    """
    with change(required(dialogue, side)) as changing:
        changing.remove(changing.folio.get(Reaction, id))


def bring(meeting: OpenMeeting, ids: list[str]) -> None:
    """Copy released reactions to the board of a meeting, marked as what they are."""
    dialogue = meeting.dialogue
    names = {each.id: each.words for each in ideas(dialogue)}
    chosen = [record.body for record in dialogue.third.folio().all(BroughtBack) if record.id in ids]
    cards = [
        ReactionCard(owner=each.side, origin=each.origin, about=names[each.idea], words=each.words)
        for each in chosen
        if each.idea in names
    ]
    if cards:
        bring_reactions(meeting, cards)
