"""Pages of the public server."""
