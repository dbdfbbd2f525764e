"""Pages of a dialogue as a whole: the list, its home, safeguards, third party, what leaves it."""
