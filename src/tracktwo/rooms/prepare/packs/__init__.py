"""Everything that is printed for a workshop, as packs for those who use them, and its days as a calendar file."""
