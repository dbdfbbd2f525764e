"""Pages of the picture."""
