"""Verbs and reads of a side's notes."""

from django.utils.translation import gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.matter.keeping import of_side, required
from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import MeetingCard
from tracktwo.process.sealed import Record

from .records import ABOUT, SideNote

__all__ = ["by_kind", "erase", "workshops_so_far", "write"]

WRITTEN, ERASED = gettext_noop("note of a side"), gettext_noop("note of a side erased")


def workshops_so_far(dialogue: OpenDialogue) -> int:
    """How many workshops have closed."""
    return sum(record.body.closed is not None for record in dialogue.third.folio().all(MeetingCard))


def write(dialogue: OpenDialogue, side: str, note: SideNote, id: str = "") -> None:
    """Write a note for a side. With an `id` that is there already the form was sent twice.

    Raises:
        Refused: this person does not open what the side keeps.
        NotThere: no such side.
    """
    with acting(required(dialogue, side), WRITTEN) as changing:
        if not (id and changing.folio.has(id)):
            changing.add(note, id)


def erase(dialogue: OpenDialogue, side: str, id: str) -> None:
    """Erase a note.

    Raises:
        NotThere: no such note.
    """
    with acting(required(dialogue, side), ERASED) as changing:
        changing.remove(changing.folio.get(SideNote, id))


def by_kind(dialogue: OpenDialogue, side: str) -> dict[str, list[Record[SideNote]]] | None:
    """A side's notes by what they are about, oldest first; None where they do not open for this person."""
    scope = of_side(dialogue, side)
    if scope is None:
        return None
    notes = scope.folio().all(SideNote)
    return {about: [note for note in notes if note.body.about == about] for about in ABOUT}
