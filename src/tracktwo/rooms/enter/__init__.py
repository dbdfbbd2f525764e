"""Should we, why, and as whom? Not built yet."""
