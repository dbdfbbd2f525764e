"""Whether the sides meet in a way that helps: the five conditions of contact, and an exit card."""
