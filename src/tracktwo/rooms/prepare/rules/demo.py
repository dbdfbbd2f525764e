"""The ground rules of the invented dialogue. All of it is fiction."""

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText

from ..days.reads import workshop_ahead
from . import acts
from .records import Rule, Venue

__all__ = ["play"]

SILENCE = Rule(
    MultilingualText("A minute of silence", "دقيقة صمت"),
    MultilingualText("Each morning begins with it, for all who were lost.", "يبدأ بها كل صباح، من أجل كل من فُقد."),
)


def play(dialogue: OpenDialogue) -> None:
    """One rule of their own, both sides agreed, and the card of the place."""
    acts.save_rule(dialogue, None, 0, SILENCE)
    for side in dialogue.sides:
        acts.agree(dialogue, side.id)
    workshop = workshop_ahead(dialogue)
    if workshop is not None:
        words = "A seminar room: no flags, no titles, phones stay outside."
        acts.say_venue(dialogue, 0, Venue(workshop=workshop.id, place="academic", words=words))
