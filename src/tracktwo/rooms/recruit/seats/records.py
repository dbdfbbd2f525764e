"""What the room works with: seats, which others use as well."""

from tracktwo.matter.seats import OFFICES, Office, Seat

__all__ = ["OFFICES", "ROSTER", "Office", "Seat"]

# The name of the compartment in which seats of serving officials stand, where they were moved there.
ROSTER = "officials"
