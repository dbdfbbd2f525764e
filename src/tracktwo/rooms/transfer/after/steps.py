"""Verbs and reads of reconciliation steps."""

from django.utils.translation import gettext_noop
from django.utils.translation import override as language

from tracktwo.editing.undo import acting
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import Record

from .records import AREAS, TEMPLATE, ReconcileStep

__all__ = ["add", "begin_with", "by_area", "change", "due", "erase"]


def add(dialogue: OpenDialogue, step: ReconcileStep, id: str = "") -> None:
    """Add a step.

    Raises:
        NotThere: no such side.
    """
    if step.owner:
        dialogue.side(step.owner)
    with acting(dialogue.third, gettext_noop("step of reconciliation")) as changing:
        if not (id and changing.folio.has(id)):
            changing.add(step, id)


def begin_with(dialogue: OpenDialogue, area: str) -> None:
    """Begin an area with the steps of the template, in every language of the dialogue. What stands is not doubled.

    Raises:
        NotThere: no such area.
    """
    known = next((name for name in TEMPLATE if name == area), None)
    if known is None:
        raise NotThere("area")
    with acting(dialogue.third, gettext_noop("steps of a template")) as changing:
        standing = {step.words for step in changing.bodies(ReconcileStep)}
        for text in TEMPLATE[known]:
            words = []
            for code in dialogue.card.languages:
                with language(code if code in ("en", "ar") else "en"):
                    words.append(str(text))
            step = ReconcileStep(known, MultilingualText.of(words))
            if step.words not in standing:
                changing.add(step)


def change(dialogue: OpenDialogue, id: str, version: int, step: ReconcileStep) -> None:
    """Change a step.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    if step.owner:
        dialogue.side(step.owner)
    with acting(dialogue.third, gettext_noop("step of reconciliation")) as changing:
        changing.replace(changing.fresh(ReconcileStep, id, version), step)


def erase(dialogue: OpenDialogue, id: str) -> None:
    """Erase a step; undo brings it back."""
    with acting(dialogue.third, gettext_noop("step of reconciliation")) as changing:
        changing.remove(changing.folio.get(ReconcileStep, id))


def by_area(dialogue: OpenDialogue) -> list[tuple[str, list[Record[ReconcileStep]]]]:
    """The steps by area."""
    every = dialogue.third.folio().all(ReconcileStep)
    return [(area, [step for step in every if step.body.area == area]) for area in AREAS]


def due(dialogue: OpenDialogue) -> list[Record[ReconcileStep]]:
    """Steps whose day to be looked at again has come."""
    folio = dialogue.third.folio()
    today = journal.today(folio)
    return [
        step
        for step in folio.all(ReconcileStep)
        if step.body.look and step.body.look <= today and step.body.state in ("open", "going")
    ]
