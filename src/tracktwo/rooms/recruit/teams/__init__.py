"""Teams: proposed from the pool, changed by pins and rules in words, and filled seat by seat."""
