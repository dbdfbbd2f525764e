"""A rule on loaded words."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State
from tracktwo.rooms.convene.loaded_words import LoadedWord, missing

__all__ = ["WORD_RESTATED"]


def _closed_words(dialogue: OpenDialogue) -> list[str]:
    if dialogue.meeting is None:
        return []
    return [record.id for record in dialogue.meeting.room.folio().all(LoadedWord) if record.body.closed]


def word_restated(dialogue: OpenDialogue, subject: str) -> State:
    """Row 31: a word is closed when the other side was present and has restated its meaning."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    words = dialogue.meeting.room.folio().all(LoadedWord)
    judged = [word for word in words if (word.id == subject if subject else word.body.closed)]
    if not judged:
        return State("waits", _("No word is being closed."))
    if any(missing(dialogue.meeting, word.body) for word in judged):
        return State("unmet", _("A side's meaning has not been given, or not been restated by the other side."))
    return State("met")


WORD_RESTATED = Safeguard(
    "word-restated",
    _("A loaded word is closed when each meaning was restated by the other side"),
    _("A word that was only explained starts the same quarrel again; one that the other side restated can be used."),
    (30, 31),
    "holds",
    word_restated,
    _closed_words,
    # It is restated aloud, in the other side's presence: no paper stands for that.
    ways=("elsewhere", "act"),
)
