"""A room put together from its parts."""

from dataclasses import fields
from typing import Any

from .access import OpenDialogue
from .declarations import Page, Progress
from .fields import Text
from .parts import Declared, Part
from .rooms import Room

__all__ = ["of_parts"]

# What is declared as several things: a room declares all those of its parts, in their order. A part plays the
# demonstration itself.
SEVERAL = [each.name for each in fields(Declared) if each.default == ()]


def of_parts(
    name: str, title: Text, question: Text, opening: Text, empty: Text, parts: tuple[Part, ...], *pages: Page
) -> Room:
    """A room put together from its parts; `pages` are its own, the first page among them."""

    def progress(dialogue: OpenDialogue) -> Progress:
        """Begun with the first note in any part."""
        folio = dialogue.third.folio()
        return "begun" if any(folio.all(kind) for part in parts for kind in part.kinds) else ""

    together: dict[str, Any] = {what: tuple(each for part in parts for each in getattr(part, what)) for what in SEVERAL}
    return Room(
        name,
        title,
        question,
        opening,
        **together,
        pages=(*pages, *(page for part in parts for page in part.pages)),
        progress=progress,
        next_steps=lambda dialogue: [step for part in parts for step in part.next_steps(dialogue)],
        autosaved=frozenset(form for part in parts for form in part.autosaved),
        kept_between=frozenset(form for part in parts for form in part.kept_between),
        before_opening=lambda dialogue: [each for part in parts for each in part.before_opening(dialogue)],
        before_closing=lambda meeting: [each for part in parts for each in part.before_closing(meeting)],
        standing=lambda dialogue: [each for part in parts for each in part.standing(dialogue)],
        offered=lambda dialogue: [offer for part in parts for offer in part.offered(dialogue)],
        serving=lambda dialogue: any(part.serving(dialogue) for part in parts),
        evidence=next((part.evidence for part in parts if part.evidence), ""),
        parts=parts,
        empty=empty,
    )
