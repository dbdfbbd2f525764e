"""What each part of the room gives to its first page and to the two printed ones, in their order."""

from functools import cache

from django.utils.module_loading import import_string

from .reads import Part

__all__ = ["parts"]

NAMES = ("picture", "timing", "team")


@cache
def parts() -> tuple[Part, ...]:
    """The parts of the room."""
    return tuple(import_string(f"{__package__}.{name}.part.PART") for name in NAMES)
