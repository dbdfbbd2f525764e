"""This part of the demonstration: an area that begins with the template. All of it fiction."""

from tracktwo.process.access import OpenDialogue

from . import steps

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """Cultural steps, as they stand before the sides made them their own."""
    steps.begin_with(dialogue, "cultural")
