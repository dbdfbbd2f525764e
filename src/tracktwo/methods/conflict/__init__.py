"""Conflict data and conflict maps: files that others publish, read as they are, and how a map is laid out."""
