"""What the opinion map raises."""

from ..errors import InvalidInput, Refusal

__all__ = ["NoAnswer", "Unreadable"]


class Unreadable(InvalidInput):
    """Input that is not what it should be. The message names row and column, what was found and what was expected."""

    def __init__(self, message: str) -> None:
        super().__init__("votes-unreadable", "{message}", message=message)


class NoAnswer(Refusal):
    """A question that these votes cannot answer honestly. The message says what would be needed."""

    def __init__(self, message: str) -> None:
        super().__init__("votes-no-answer", "{message}", message=message)
