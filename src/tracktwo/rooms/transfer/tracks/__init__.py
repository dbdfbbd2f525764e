"""The other tracks: the official process, linked initiatives, and who drifts away from whom."""
