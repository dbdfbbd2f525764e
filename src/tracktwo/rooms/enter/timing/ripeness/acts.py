"""Verbs: a side is assessed on a card, a card is changed or erased, and steps keep possibility alive."""

import datetime
import re
import unicodedata

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.sealed import Record

from .records import MaintenanceStep, RipenessCard

__all__ = ["assess", "erase", "reassess", "since_in", "switch_step"]


def since_in(typed: str) -> str:
    """A year, a month or a day as it is kept: `2024`, `2024-05` or `2024-05-17`. Digits of any script will do.

    Raises:
        Refused: it is none of these, or lies ahead.
    """
    digits = "".join(str(unicodedata.digit(letter, letter)) for letter in typed.strip())
    parts = re.fullmatch(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?", digits)
    if not digits:
        return ""
    if parts:
        year, month, day = (int(part) if part else 0 for part in parts.groups())
        try:
            first = datetime.date(year, month or 1, day or 1)
        except ValueError:
            first = datetime.date.max
        if first <= datetime.date.today():
            return first.isoformat()[: 10 if day else 7 if month else 4]
    raise Refused(gettext("Write a year, a month or a day that has been: 2024, 2024-05 or 2024-05-17."))


def assess(dialogue: OpenDialogue, card: RipenessCard, id: str = "") -> Record[RipenessCard]:
    """Add an assessor's card of one side; earlier ones of the same assessor stay readable.

    Raises:
        NotThere: no such side.
        Refused: nothing was looked at, or a date cannot be read.
    """
    card = _checked(dialogue, card)
    with acting(dialogue.third, gettext_noop("card of ripeness")) as changing:
        return changing.add(card, id)


def reassess(dialogue: OpenDialogue, id: str, version: int, card: RipenessCard) -> None:
    """Change a card.

    Raises:
        Conflict: somebody changed it since it was shown.
        Refused: nothing was looked at, or a date cannot be read.
    """
    card = _checked(dialogue, card)
    with acting(dialogue.third, gettext_noop("card of ripeness")) as changing:
        if changing.folio.get(RipenessCard, id).body != card:
            changing.replace(changing.fresh(RipenessCard, id, version), card)


def _checked(dialogue: OpenDialogue, card: RipenessCard) -> RipenessCard:
    dialogue.side(card.side)
    if not any((card.cannot_win, card.hurts, card.way_out, card.voice, card.motivation, card.optimism)):
        raise Refused(gettext("Answer at least one of the questions; what you have not looked at stays open."))
    return msgspec.structs.replace(card, seen_since=since_in(card.seen_since))


def switch_step(dialogue: OpenDialogue, id: str, done: bool) -> None:
    """Say that a step was done, or take that back."""
    with acting(dialogue.third, gettext_noop("step that keeps contact alive")) as changing:
        record = changing.folio.get(MaintenanceStep, id)
        if record.body.done != done:
            changing.replace(record, msgspec.structs.replace(record.body, done=done))


def erase(dialogue: OpenDialogue, id: str) -> None:
    """Erase a card; undo brings it back."""
    with acting(dialogue.third, gettext_noop("card of ripeness")) as changing:
        changing.remove(changing.folio.get(RipenessCard, id))
