"""What the opinion map raises."""

__all__ = ["NoAnswer", "Unreadable"]


class Unreadable(ValueError):
    """Input that is not what it should be. The message names row and column, what was found and what was expected."""


class NoAnswer(ValueError):
    """A question that these votes cannot answer honestly. The message says what would be needed."""
