"""The seats as far as the reader's keys open them: those of serving officials may stand on a roster of their own."""

from tracktwo.process.access import OpenDialogue
from tracktwo.process.need_to_know import card_of, open_scope
from tracktwo.process.sealed import Record

from .records import ROSTER, Seat

__all__ = ["all_seats", "is_hidden", "on_roster", "roster_seats"]


def on_roster(dialogue: OpenDialogue) -> bool:
    """Whether a roster of serving officials is kept."""
    return card_of(dialogue, ROSTER) is not None


def roster_seats(dialogue: OpenDialogue) -> list[Record[Seat]]:
    """The seats on it; none for whoever does not hold its key."""
    opened = open_scope(dialogue, ROSTER)
    return opened.folio().all(Seat) if opened else []


def is_hidden(dialogue: OpenDialogue) -> bool:
    """Whether seats stand on it that this person cannot see."""
    return on_roster(dialogue) and open_scope(dialogue, ROSTER) is None


def all_seats(dialogue: OpenDialogue) -> list[Record[Seat]]:
    """Every seat that this person can see."""
    return [*dialogue.third.folio().all(Seat), *roster_seats(dialogue)]
