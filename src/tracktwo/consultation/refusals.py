"""Why an act was refused; views have the words for each code."""

__all__ = ["Closed", "Refusal"]


class Refusal(Exception):
    """The act cannot be done. Its only argument is a code such as `empty`, for which the view has a sentence."""


class Closed(Exception):
    """The consultation takes no answers now."""
