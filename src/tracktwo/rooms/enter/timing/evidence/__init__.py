"""Conflict data from files: every import is kept as it was, drawn, and compared with the next."""
