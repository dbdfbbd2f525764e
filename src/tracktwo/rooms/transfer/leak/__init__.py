"""When it leaks: what is out, who is warned first, what was agreed to be said, against the clock."""
