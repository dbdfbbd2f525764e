"""The seats as far as the reader's keys open them: those of serving officials may stand on a roster of their own."""

from tracktwo.matter.seats import all_seats, is_hidden, on_roster, roster_seats

__all__ = ["all_seats", "is_hidden", "on_roster", "roster_seats"]
