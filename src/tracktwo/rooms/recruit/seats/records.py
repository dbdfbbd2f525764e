"""What the room works with: seats, which others use as well."""

from tracktwo.matter.seats import OFFICES, ROSTER, Office, Seat

__all__ = ["OFFICES", "ROSTER", "Office", "Seat"]
