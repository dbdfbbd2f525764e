"""Names of people, as the rooms that keep some say: so that none leaves a dialogue within other words."""

from collections.abc import Callable, Iterable

from tracktwo.process.access import OpenDialogue

__all__ = ["keepers"]

keepers: list[Callable[[OpenDialogue], Iterable[str]]] = []
