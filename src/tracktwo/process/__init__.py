"""Dialogue, sides, workshops, meetings, safeguards: what a third party does, and who may open what."""
