"""Is it time? Ripeness, conflict data beside it, the decision to enter, and what the dialogue is for."""
