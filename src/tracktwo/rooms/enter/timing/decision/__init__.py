"""The decision to enter: which official talks it stands beside, on whose money, and why."""
