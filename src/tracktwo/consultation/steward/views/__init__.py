"""Pages of the steward."""
