"""Pages asked for without a browser."""

from world import world  # noqa: F401
