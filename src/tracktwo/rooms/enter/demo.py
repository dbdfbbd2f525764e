"""The room's part of the demonstration, part by part. All of it fiction."""

from django.utils.module_loading import import_string

from tracktwo.process.access import OpenDialogue

from .parts import parts

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """What the third party of the invented country knew and decided before it began."""
    for part in parts():
        import_string(f"{__package__}.{part.name}.demo.play")(dialogue)
