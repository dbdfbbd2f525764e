"""Rules of the room itself."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tracktwo.matter.concerns import Concern, waiting
from tracktwo.rooms.convene.loaded_words import LoadedWord, missing
from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State, register

__all__ = ["declare"]


def acknowledged_first(dialogue: OpenDialogue, subject: str) -> State:
    """Rows 10 and 80: ideas open when the key concerns of every side have been acknowledged."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    folio = dialogue.meeting.room.folio()
    owners = {one.body.owner for one in folio.all(Concern) if one.body.key}
    if any(side.id not in owners for side in dialogue.sides):
        return State("unmet", _("Not every side has marked its key concerns yet."))
    left = waiting(folio)
    if left:
        detail = ngettext(
            "%(n)d key concern still waits for “that is it”, or “heard, not settled”.",
            "%(n)d key concerns still wait for “that is it”, or “heard, not settled”.",
            left,
        )
        return State("unmet", detail % {"n": left})
    return State("met")


def word_restated(dialogue: OpenDialogue, subject: str) -> State:
    """Row 31: a word is closed when the other side was present and has restated its meaning."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    words = dialogue.meeting.room.folio().all(LoadedWord)
    judged = [one for one in words if one.id == subject] if subject else [one for one in words if one.body.closed]
    if not judged:
        return State("waits", _("No word is being closed."))
    if any(missing(dialogue.meeting, one.body) for one in judged):
        return State("unmet", _("A side's meaning has not been given, or not been restated by the other side."))
    return State("met")


def declare() -> None:
    """Add this room's rules to the registry."""
    register(
        Safeguard(
            "ideas-after-acknowledgement",
            _("Ideas open when key concerns have been acknowledged"),
            _(
                "Each side marks at most five key concerns. People who have not been heard defend; people who have "
                "been heard can think together."
            ),
            (10, 80, 130),
            "holds",
            "convene",
            acknowledged_first,
        ),
        Safeguard(
            "word-restated",
            _("A loaded word is closed when each meaning was restated by the other side"),
            _("A word that was only explained is still a stone in the shoe; one that was restated can be walked on."),
            (30, 31),
            "holds",
            "convene",
            word_restated,
        ),
    )
