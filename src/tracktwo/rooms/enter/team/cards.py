"""Verbs of the short cards: add, change, erase. Each can be undone."""

from typing import Any

import msgspec
from django.utils.translation import gettext

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.sealed import Payload, Record

from .kinds import Kind

__all__ = ["add", "edit", "erase", "only"]


def only(dialogue: OpenDialogue, kind: Kind, of: str) -> Record[Payload] | None:
    """The card of a kind of which there is but one for each thing that it can belong to."""
    records = dialogue.third.folio().all(kind.payload)
    return next((record for record in records if getattr(record.body, kind.of) == of), None)


def add(dialogue: OpenDialogue, kind: Kind, said: dict[str, Any], key: str = "", of: str = "") -> None:
    """A new card under its form's key; the same form sent twice writes once.

    Raises:
        NotThere: what it belongs to is not there.
        Refused: there is one such card already.
    """
    if kind.of:
        kind.belongs(dialogue, of)
    with acting(dialogue.third, kind.label) as changing:
        if key and changing.folio.has(key):
            return
        if kind.single and only(dialogue, kind, of):
            raise Refused(gettext("A colleague has written this card meanwhile. Open it, and add what you typed."))
        changing.add(kind.made(dialogue, said, of), key)


def edit(dialogue: OpenDialogue, kind: Kind, id: str, version: int, said: dict[str, Any]) -> None:
    """Change a card; who noted it stays. The same change sent twice is made once.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(dialogue.third, kind.label) as changing:
        before = changing.folio.get(kind.payload, id)
        changed = msgspec.structs.replace(before.body, **said)
        if changed != before.body:
            changing.replace(changing.fresh(kind.payload, id, version), changed)


def erase(dialogue: OpenDialogue, kind: Kind, id: str) -> None:
    """Erase a card with what belongs to it; undo brings it back."""
    with acting(dialogue.third, kind.label) as changing:
        changing.detach(changing.folio.get(kind.payload, id).id)
