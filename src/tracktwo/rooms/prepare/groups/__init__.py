"""Mixed small groups by seat codes: planned in the open meeting, where they die with it."""
