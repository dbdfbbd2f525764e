"""The ladder of mutual reassurance."""
