"""What every short statement of the room carries."""

from tracktwo.matter.dated import SOURCES, Dated, Source

__all__ = ["SOURCES", "Dated", "Source"]
