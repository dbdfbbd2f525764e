"""Verbs of short lines."""

import msgspec
from django.utils.translation import gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.matter.dated import Dated
from tracktwo.process.access import OpenDialogue
from tracktwo.process.sealed import Record

__all__ = ["add", "change", "erase"]


def add(dialogue: OpenDialogue, body: Dated, id: str = "") -> Record[Dated]:
    """Add a line."""
    with acting(dialogue.third, gettext_noop("line added")) as changing:
        return changing.add(body, id)


def change(dialogue: OpenDialogue, id: str, version: int, body: Dated) -> None:
    """Change a line; who holds it and since when stays as it is.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    kind = type(body)
    with acting(dialogue.third, gettext_noop("line changed")) as changing:
        before = changing.folio.get(kind, id).body
        kept = {"holder": before.holder, "day": before.day, "source": before.source, "until": before.until}
        after = msgspec.structs.replace(body, **kept)
        if after != before:
            changing.replace(changing.fresh(kind, id, version), after)


def erase(dialogue: OpenDialogue, kind: type[Dated], id: str) -> None:
    """Erase a line; undo brings it back."""
    with acting(dialogue.third, gettext_noop("line erased")) as changing:
        changing.remove(changing.folio.get(kind, id))
